import { DenseMatrix, type NdArray } from '@entk/core';
import { modularAdditionTokens } from '@entk/datasets';
import {
  accuracyOf,
  additionTransformerWeights,
  type Network,
  oneLayerTransformerParameterNames,
  type ParameterSet,
  predict,
  type Readout,
} from '@entk/models';
import { kernelRecord } from '../../analysis/analysis-record.js';
import type { KernelMeasurement } from '../../analysis/measurements.js';
import type { ParameterGroup } from '../../analysis/parameter-groups.js';
import type { NetworkState, Subject } from '../../analysis/subject.js';
import { recognisedStates } from '../../inputs/recognised-states.js';
import { keyFrequencies } from './key-frequencies.js';
import { atFrequencies, bandOverlaps, type Families, familiesOf } from './overlaps.js';

/** Transformers that learnt modular addition on all p² pairs, by the files of their weights. */
export function additionTransformerSubject(files: readonly string[]): Subject {
  return {
    name: 'addition-transformer',
    usualCollapse: 'mean-output',
    settings: ({ network }) => ({ experiment: 'modular addition, one-layer transformer', p: modulusOf(network) }),
    states: () => recognisedStates('analyze', files, additionTransformerWeights()),
    title: ({ network }) => `A one-layer transformer on a + b mod ${modulusOf(network)}`,
    rotatesClassifiers: false,
    usualTop: (rows) => Math.min(rows, leadingPairs(rows)),
    kernels: ({ network }, collapse) => [collapse.kind === 'meanOutput' ? { readout: meanReadout(network) } : {}],
    groups: ({ network }) => everyParameter(network),
    families: ({ features }, inputs, collapse) =>
      collapse.kind === 'flattened' ? [] : (features?.() ?? []).filter((one) => one.features.rows === inputs.shape[0]),
    fields({ file, network, parameters }, _, { full, groups, plan }) {
      const p = modulusOf(network);
      const frequencies = keyFrequencies(embeddingOf(parameters), p);
      const named: (readonly [string, KernelMeasurement])[] = [
        ['full', full],
        ...groups.map((group) => [group.label, group] as const),
      ];
      // Functions of all p² pairs say nothing of other inputs.
      const comparable = plan.families.length > 0 && plan.collapse.kind !== 'flattened' && p % 2 === 1;
      const families = comparable ? atFrequencies(familiesOf(p), frequencies) : undefined;
      return {
        weights: file,
        accuracy: accuracyOnAllPairs(network, parameters),
        keyFrequencies: frequencies,
        kernels: Object.fromEntries(named.map(([name, kernel]) => [name, kernelRecord(kernel)])),
        overlaps: families
          ? Object.fromEntries(named.map(([name, one]) => [name, overlapsOfKernel(one, families)]))
          : {},
      };
    },
    json: (checkpoints) => ({ checkpoints }),
  };
}

function overlapsOfKernel({ spectrum: { vectors } }: KernelMeasurement, families: Families) {
  return vectors ? bandOverlaps(vectors, families) : [];
}

/** The mean of all logits, the one of the token that asks among them: one pullback instead of p + 1. */
export function meanReadout({ outputSize }: Network): Readout {
  return { outputs: DenseMatrix.generate(1, outputSize, () => 1 / outputSize) };
}

/** Enough for both bands, whatever the key frequencies are: 4⌊p/2⌋ + 1 and a few. */
export function leadingPairs(pairs: number): number {
  return 2 * Math.ceil(Math.sqrt(pairs)) + 2;
}

/** p, of a vocabulary of the p residues and the token that asks. */
function modulusOf({ inputSize }: Network): number {
  return inputSize - 1;
}

function embeddingOf(parameters: ParameterSet): NdArray {
  return parameters.get(oneLayerTransformerParameterNames.embedding) as NdArray;
}

/** Each with its own kernel, whose vectors are kept. */
function everyParameter({ parameterShapes }: NetworkState['network']): ParameterGroup[] {
  return Array.from(parameterShapes.keys(), (name) => ({ label: name, parameters: [name], vectors: true }));
}

/** The share of all p² pairs whose largest logit among the residues is their sum. */
export function accuracyOnAllPairs(network: Network, parameters: ParameterSet): number {
  const p = modulusOf(network);
  const { inputs, targets } = modularAdditionTokens({ p });
  const outputs = Array.from({ length: p }, (_, residue) => residue);
  return accuracyOf(predict(network, parameters, inputs, { readout: { outputs } }), targets);
}
