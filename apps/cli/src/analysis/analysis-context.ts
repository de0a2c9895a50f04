import { basename } from 'node:path';
import { collapseText } from '@entk/kernels';
import type { Network } from '@entk/models';
import type { AnalysisChoices, ReadPositions } from './analysis-choices.js';
import { detectorNote } from './expected-places.js';
import type { NetworkPlan } from './measurements.js';
import type { AnalysisContext } from './network-report.js';
import type { ExampleSplit } from './split.js';
import type { KernelChoice, NetworkState, Subject } from './subject.js';

/** What the report of an analysis says of its network, its settings and what was assumed. */
export function contextOf(
  subject: Subject,
  state: NetworkState,
  { beta }: KernelChoice,
  { network, inputs, collapse, chosen, groups, top, families, falseAlarmRate, expected }: NetworkPlan,
  choices: AnalysisChoices,
  split: ExampleSplit | undefined,
  name: string,
): AnalysisContext {
  const all = chosen.length === network.parameterShapes.size;
  const title = subject.title(state);
  return {
    name,
    title: name === '' ? title : `${title}: ${name}`,
    summary: `The eNTK of a network of ${network.layers.length} layers and ${network.parameterCount} parameters on ${inputs.shape[0]} inputs, ${collapseText(collapse)}, summed over ${chosen.length} of ${network.parameterShapes.size} named parameters.`,
    subject: { network: networkRecord(network) },
    settings: {
      ...subject.settings(state),
      weights: state.files.map((file) => basename(file)).join(', '),
      ...(beta !== undefined && { beta }),
      examples: inputs.shape[0],
      ...(choices.readouts !== undefined && { readouts: choices.readouts }),
      outputs:
        typeof choices.outputs === 'object' ? choices.outputs.join(', ') : (choices.outputs ?? network.outputSize),
      ...(choices.read !== undefined && choices.read !== 'all' && { read: readText(choices.read) }),
      parameters: all ? `all ${network.parameterCount}` : chosen.join(', '),
      collapse: collapseText(collapse),
      top,
      seed: choices.seed,
    },
    notes: [
      detectorNote({ falseAlarmRate, expected }, choices.expect !== undefined),
      ...(groups.length === 0
        ? []
        : [
            `Layers are those of the description that have parameters${groups.length > 1 ? `: ${groups.map(({ label }) => label).join('; ')}` : ''}.`,
          ]),
      ...(beta === undefined
        ? []
        : [
            `The derivatives of output i are rescaled by its importance to the power of β/2 = ${beta / 2} (section 3.2).`,
          ]),
      ...(choices.features === undefined
        ? families.map(({ name, labels }) => `Features of the experiment: ${name}, ${labels.length} of them.`)
        : ['The columns of the features were scaled to length 1, nothing was subtracted from them.']),
      ...(split === undefined
        ? []
        : [
            `Of the targets, ${split.split}. Eq. 1 is given the ${choices.fit === 'targets' ? 'targets' : 'outputs of the network'}, around zero and without a ridge; on the examples it is given, the whole kernel fits them by construction.`,
          ]),
      ...state.assumptions.map((assumption) => `Assumed: ${assumption}.`),
    ],
  };
}

function readText(read: ReadPositions): string {
  return typeof read === 'string' ? `${read} position` : `positions ${read.join(', ')}`;
}

/** A network in numbers, for JSON. */
function networkRecord({
  tokens,
  positions,
  inputSize,
  grid,
  outputSize,
  parameterShapes,
  parameterCount,
}: Network): object {
  return {
    inputs: tokens ? { positions, vocabulary: inputSize } : { positions, size: inputSize, ...(grid && { grid }) },
    outputs: outputSize,
    parameters: Object.fromEntries(parameterShapes),
    parameterCount,
  };
}
