import { alignmentHeatmap, energyInFamilies, type Heatmap, heatmapSummary } from '@entk/alignment';
import type { DenseMatrix, FeatureFamily, WorkOptions } from '@entk/core';
import { fourierFamily } from '@entk/datasets';
import { rotateInTwoStages, rotateJointly, torusLaplacian } from '@entk/rotation';

/** `first` is looked for in the kernel of layer 1, `second` in that of all parameters. */
export type CliffName = 'first' | 'second';

/** Eigenvectors as they come, turned by one Laplacian after the other (appendix C), or by both at once. */
export type Way = 'none' | 'two stages' | 'joint';

/** A cliff's vectors against the Fourier features of two arguments. */
export interface RotatedCliff {
  /** Squared norm of the projection of each vector [columns] on each cos/sin pair [rows]. */
  readonly heatmap: Heatmap;
  /** Mean over vectors of the best entry: 1 if every vector is of one frequency. */
  readonly meanBestMatch: number;
  /** How much of the two families lies in the cliff, whatever its basis, and how much there is. */
  readonly energy: number;
  readonly wholeEnergy: number;
}

const directions = { first: ['a', 'b'], second: ['sum', 'difference'] } as const;

/** Turns a basis of a cliff and holds it against the families that the paper finds there. */
export async function rotateCliff(
  basis: DenseMatrix,
  p: number,
  cliff: CliffName,
  way: Way,
  work: WorkOptions = {},
): Promise<RotatedCliff> {
  const families: FeatureFamily[] = directions[cliff].map((argument) => fourierFamily({ p, argument }));
  const heatmap = alignmentHeatmap(await turned(basis, p, cliff, way, work), families, { quantity: 'squared norm' });
  const { energy, maximum } = energyInFamilies(basis, families);
  return { heatmap, meanBestMatch: heatmapSummary(heatmap).meanColumnMax, energy, wholeEnergy: maximum };
}

async function turned(
  basis: DenseMatrix,
  p: number,
  cliff: CliffName,
  way: Way,
  work: WorkOptions,
): Promise<DenseMatrix> {
  const [first, second] = directions[cliff].map((direction) => torusLaplacian(p, direction));
  if (way === 'two stages') return (await rotateInTwoStages(basis, first, second, work)).basis;
  if (way === 'joint') return (await rotateJointly(basis, [first, second], work)).basis;
  return basis;
}
