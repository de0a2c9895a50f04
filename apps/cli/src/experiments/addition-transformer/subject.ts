import type { NdArray } from '@entk/core';
import type { ParameterSet } from '@entk/models';
import { additionTransformerWeights } from '@entk/models/import';
import { oneLayerTransformerParameterNames } from '@entk/models/networks';
import { kernelRecord } from '../../analysis/analysis-record.js';
import type { KernelMeasurement } from '../../analysis/measurements.js';
import type { ParameterGroup } from '../../analysis/parameter-groups.js';
import type { NetworkState, Subject } from '../../analysis/subject.js';
import { recognisedStates } from '../../inputs/recognised-states.js';
import { keyFrequencies } from './key-frequencies.js';
import { accuracyOnAllPairs, leadingPairs, meanReadout, modulusOf } from './on-pairs.js';
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
    expectsOutputs: false,
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

function embeddingOf(parameters: ParameterSet): NdArray {
  return parameters.get(oneLayerTransformerParameterNames.embedding) as NdArray;
}

/** Each with its own kernel, whose vectors are kept. */
function everyParameter({ parameterShapes }: NetworkState['network']): ParameterGroup[] {
  return Array.from(parameterShapes.keys(), (name) => ({ label: name, parameters: [name], vectors: true }));
}
