import { inductionReads, repeatedSequences } from '@entk/datasets';
import type { Network } from '@entk/models';
import { inductionWeights } from '@entk/models/import';
import { kernelRecord } from '../../analysis/analysis-record.js';
import type { ParameterGroup } from '../../analysis/parameter-groups.js';
import type { NetworkState, Subject } from '../../analysis/subject.js';
import { recognisedStates } from '../../inputs/recognised-states.js';
import { bestHeads } from './heads.js';
import { fewSequences, late } from './late.js';
import { centredOverlaps, type Sizes } from './kernels.js';
import { randomReadouts, readoutAtReads } from './reads.js';
import { inductionSettings } from './settings.js';

/** Transformers that learnt induction, by the files of their weights: at one read of each sequence of seed 0. */
export function inductionSubject(files: readonly string[]): Subject {
  return {
    name: 'induction',
    usualCollapse: 'trace',
    settings: ({ network }) => ({ experiment: 'induction, attention-only transformer', vocabulary: network.inputSize }),
    states: () => recognisedStates('analyze', files, inductionWeights()),
    title: ({ network }) => `A transformer of attention alone on sequences of ${network.positions} tokens that repeat`,
    rotatesClassifiers: false,
    expectsOutputs: false,
    usualTop: (rows) => Math.min(rows, leadingPairs),
    kernels: ({ network }) => [
      // Factors of one read-out fit together with those of all parameters; the overlaps are of all of them.
      { readout: readoutAtReads(readsFor(network), readoutsFor(network).rowRange(0, 1)) },
    ],
    groups: ({ network }) => everyParameter(network),
    families: ({ features }, inputs, collapse) =>
      collapse.kind === 'flattened' ? [] : (features?.() ?? []).filter((one) => one.features.rows === inputs.shape[0]),
    async fields({ file, network, parameters }, _, { full, groups, plan }) {
      const at = { network, parameters };
      const sequences = sequencesFor(network);
      return {
        weights: file,
        ...late(at, sequences),
        heads: bestHeads(at, fewSequences(sequences)),
        ...(plan.inputs.shape[0] === inductionSettings.reads && {
          overlaps: await centredOverlaps(at, readsFor(network), readoutsFor(network), sizesOf(network)),
        }),
        kernels: Object.fromEntries([
          ['full', kernelRecord(full)],
          ...groups.map((group) => [group.label, kernelRecord(group)] as const),
        ]),
      };
    },
    json: (checkpoints) => ({ checkpoints }),
  };
}

/** As many vectors as the answers have dimensions, for 32 tokens, and as many again. */
const leadingPairs = 62;

/** Of the sequences, the reads and the read-outs, as the recogniser has them. */
const usualSeed = 0;

function sequencesFor({ inputSize, positions }: Network) {
  return repeatedSequences({
    examples: inductionSettings.reads,
    vocabularySize: inputSize,
    length: positions + 1,
    seed: usualSeed,
  });
}

function readsFor(network: Network) {
  return inductionReads(sequencesFor(network), { seed: usualSeed });
}

function readoutsFor({ outputSize }: Network) {
  return randomReadouts(outputSize, usualSeed);
}

/** By the names of parameters. */
function sizesOf({ parameterShapes }: Network): Sizes {
  const queries = [...parameterShapes.keys()].filter((name) => name.endsWith('W_Q'));
  const heads = queries.filter((name) => name.startsWith('blocks.0.')).length;
  return { layers: queries.length / heads, heads };
}

/** Each with its own kernel, whose vectors are not needed. */
function everyParameter({ parameterShapes }: NetworkState['network']): ParameterGroup[] {
  return Array.from(parameterShapes.keys(), (name) => ({ label: name, parameters: [name] }));
}
