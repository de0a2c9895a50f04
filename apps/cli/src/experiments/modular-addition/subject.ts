import type { FeatureFamily } from '@entk/core';
import { modularAdditionWeights } from '@entk/models/import';
import { kernelRecord } from '../../analysis/analysis-record.js';
import type { NetworkMeasurements } from '../../analysis/measurements.js';
import { parameterGroups } from '../../analysis/parameter-groups.js';
import type { Subject } from '../../analysis/subject.js';
import { recognisedStates } from '../../inputs/recognised-states.js';
import { type RotationRecord, rotationRecords } from './rotations-record.js';
import { isLayer } from './spectra.js';

/** What the command line says of networks that learnt modular addition. */
export interface ModularAdditionSubject {
  /** Each a checkpoint. */
  readonly files: readonly string[];
  /** That of the weights without it. */
  readonly p?: number;
  readonly scaling: 'mean-field' | 'none';
}

/** Eigenpairs where the command line does not say how many: a few more than the three drops need. */
const usualTop = 160;

/** The families of figures 4 and 5; those of 2a and 2b span what these do. */
const heldAgainst: readonly string[] = ['a', 'b', 'sum', 'difference'];

/** The quadratic networks of section 4 on all p² pairs, with the Fourier families of a, b, a + b and a − b. */
export function modularAdditionSubject({ files, p, scaling }: ModularAdditionSubject): Subject {
  const recogniser = modularAdditionWeights({ p, scaling: scaling === 'mean-field' ? 'meanField' : 'none' });
  return {
    name: 'modular-addition',
    usualCollapse: 'class-mean',
    settings: ({ network }) => ({ experiment: 'modular addition', p: network.outputSize, scaling }),
    states: () => recognisedStates('analyze', files, recogniser),
    title: ({ network }) => `A quadratic network on a + b mod ${network.outputSize}`,
    rotatesClassifiers: false,
    expectsOutputs: false,
    usualTop: (rows) => Math.min(usualTop, rows),
    kernels: () => [{}],
    groups: ({ network }) =>
      parameterGroups(network).map((group) => ({ ...group, vectors: isLayer(group.parameters, 'layer1') })),
    families: ({ features }, inputs, collapse) =>
      collapse.kind === 'flattened' ? [] : familiesOf(features?.() ?? [], inputs.shape[0]),
    fields: async ({ file, features }, _, measured) => ({
      weights: file,
      kernels: kernelsOf(measured),
      families: energiesOf(measured),
      rotations: await rotationsOf(measured, features?.() ?? []),
    }),
    json: (checkpoints) => ({ checkpoints }),
  };
}

/** Functions of all p² pairs say nothing of other inputs. */
function familiesOf(families: readonly FeatureFamily[], examples: number): FeatureFamily[] {
  return families.filter(({ name, features }) => heldAgainst.includes(name) && features.rows === examples);
}

/** The kernels of figure 2. */
function kernelsOf({ full, groups }: NetworkMeasurements): object {
  const records = (['layer1', 'layer2'] as const).flatMap((name) => {
    const kernel = groups.find(({ parameters }) => isLayer(parameters, name));
    return kernel ? [[name, kernelRecord(kernel)] as const] : [];
  });
  return { full: kernelRecord(full), ...Object.fromEntries(records) };
}

/** None without the families of all p² pairs to hold the vectors against. */
async function rotationsOf(
  measured: NetworkMeasurements,
  families: readonly FeatureFamily[],
): Promise<RotationRecord[]> {
  const { collapse, inputs } = measured.plan;
  const known = collapse.kind === 'flattened' ? [] : familiesOf(families, inputs.shape[0]);
  if (known.length !== heldAgainst.length) return [];
  const [a, b, sum, difference] = known;
  return rotationRecords(measured, { first: [a, b], second: [sum, difference] });
}

/** One entry a cliff; the constant mode before the first is none. */
function energiesOf({ alignments }: NetworkMeasurements): object[] {
  return alignments
    .filter(({ to, families }) => to > 1 && families.length === heldAgainst.length)
    .map(({ from, to, families: [a, b, sum, difference] }) => {
      return { from, to, a: a.energy, b: b.energy, sum: sum.energy, diff: difference.energy };
    });
}
