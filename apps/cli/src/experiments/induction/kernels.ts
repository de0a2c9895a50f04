import { energyInFamilies } from '@entk/alignment';
import { breathe, DenseMatrix, type WorkOptions } from '@entk/core';
import { type InductionFamilyName, inductionFamilyNames, type InductionReads } from '@entk/datasets';
import { type FactoredJacobian, jacobianByLayer, selectParameters } from '@entk/jacobians';
import { empiricalNtk } from '@entk/kernels';
import type { Network, ParameterSet } from '@entk/models';
import { attentionOnlyParameterNames } from '@entk/models/networks';
import { eigh } from '@entk/spectral';
import { readoutAtReads } from './reads.js';

/** A network with its weights. */
export interface NetworkAt {
  readonly network: Network;
  readonly parameters: ParameterSet;
}

/** The weights of a head. */
export const headWeights = ['W_Q', 'W_K', 'W_V', 'W_O'] as const;

export type HeadWeight = (typeof headWeights)[number];

/** What the kernel of a weight in all heads of a layer is called; layers counted from 1, as in prose. */
export function weightName(layer: number, weight: HeadWeight): string {
  return `${weight}, layer ${layer}`;
}

/** The kernel that the experiment is about. */
export const outputsOfLayer2 = weightName(2, 'W_O');

/** Σ s² of a span with each family. */
export type FamilyOverlaps = Readonly<Record<InductionFamilyName, number>>;

/**
 * The kernel of every parameter, Σ over read-outs of ∇g·∇g′, read where the reads say: axes [N, N], by name. Parameters
 * of a head are by themselves.
 *
 * A layer at a time, since the factors of all would not fit.
 */
export async function parameterKernels(
  { network, parameters }: NetworkAt,
  reads: InductionReads,
  readouts: DenseMatrix,
  { signal, names = ['**'] }: Pick<WorkOptions, 'signal'> & { readonly names?: readonly string[] } = {},
): Promise<Map<string, DenseMatrix>> {
  const kernels = new Map<string, DenseMatrix>();
  const readout = readoutAtReads(reads, readouts);
  for await (const { jacobian } of jacobianByLayer(network, parameters, reads.inputs, {
    readout,
    parameters: names,
    batch: positionsAtOnce,
    signal,
  })) {
    for (const name of jacobian?.parameterShapes.keys() ?? []) {
      await breathe(signal);
      const own = selectParameters(jacobian as FactoredJacobian, [name]);
      kernels.set(name, empiricalNtk(own, { kind: 'trace' }).matrix);
    }
  }
  return kernels;
}

/** Some tens of sequences: products run at full speed. */
const positionsAtOnce = 2560;

/** The kernels of all parameters together (`full`), and of each weight in all heads of a layer. */
export function jointKernels(
  kernels: ReadonlyMap<string, DenseMatrix>,
  { layers, heads }: Sizes,
): Map<string, DenseMatrix> {
  const joint = new Map([['full', sumOfKernels([...kernels.values()])]]);
  for (let layer = 0; layer < layers; layer++) {
    for (const weight of headWeights) {
      const ofHeads = Array.from({ length: heads }, (_, head) => kernelOf(kernels, layer, head, weight));
      joint.set(weightName(layer + 1, weight), sumOfKernels(ofHeads));
    }
  }
  return joint;
}

/** How many layers and heads a network has. */
export interface Sizes {
  readonly layers: number;
  readonly heads: number;
}

/** The kernel of a weight of one head, layers and heads counted from 0. */
function kernelOf(
  kernels: ReadonlyMap<string, DenseMatrix>,
  layer: number,
  head: number,
  weight: HeadWeight,
): DenseMatrix {
  return kernels.get(attentionOnlyParameterNames.ofHead(layer, head, weight)) as DenseMatrix;
}

/** Leading eigenvectors of H K H, H the centring matrix: of the gradients less their mean over reads. */
export async function centredVectors(kernel: DenseMatrix, count: number): Promise<DenseMatrix> {
  const { vectors } = await eigh(centredKernel(kernel), { count, semidefinite: true });
  return vectors;
}

/** K[n, m] less the means of its row and of its column, plus the mean of all. */
export function centredKernel(kernel: DenseMatrix): DenseMatrix {
  const { rows } = kernel;
  const means = Float64Array.from(
    { length: rows },
    (_, n) => kernel.rowSpan(n).reduce((sum, one) => sum + one, 0) / rows,
  );
  const mean = means.reduce((sum, one) => sum + one, 0) / rows;
  return DenseMatrix.generate(rows, rows, (n, m) => kernel.get(n, m) - means[n] - means[m] + mean);
}

/** The overlaps of a span with every family. */
export function overlapsWith(basis: DenseMatrix, { families }: Pick<InductionReads, 'families'>): FamilyOverlaps {
  const entries = inductionFamilyNames.map((name) => [name, energyInFamilies(basis, [families[name]]).energy] as const);
  return Object.fromEntries(entries) as FamilyOverlaps;
}

/** The overlaps of every kernel: of all parameters, of each weight in all heads of a layer, and of each head. */
export async function centredOverlaps(
  at: NetworkAt,
  reads: InductionReads,
  readouts: DenseMatrix,
  sizes: Sizes,
  { signal }: Pick<WorkOptions, 'signal'> = {},
): Promise<Record<string, FamilyOverlaps>> {
  const kernels = await parameterKernels(at, reads, readouts, { signal });
  const dimension = readouts.columns - 1;
  const overlaps: Record<string, FamilyOverlaps> = {};
  for (const [name, kernel] of [...jointKernels(kernels, sizes), ...kernels]) {
    await breathe(signal);
    overlaps[name] = overlapsWith(await centredVectors(kernel, dimension), reads);
  }
  return overlaps;
}

/** K summed over parameters. */
export function sumOfKernels([first, ...others]: readonly DenseMatrix[]): DenseMatrix {
  const sum = DenseMatrix.from(first.clone());
  for (const other of others) sum.addInPlace(other);
  return sum;
}
