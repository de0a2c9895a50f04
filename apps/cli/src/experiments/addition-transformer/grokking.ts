import { oneLayerTransformerParameterNames } from '@entk/models/networks';
import type { KernelFigures, SeedMeasurements } from './measurements.js';
import type { FamilyName } from './overlaps.js';

/** Test accuracy from which a network has grokked. */
export const grokked = 0.995;

/** Of the 2n dimensions of a family, those that a band must share to hold it: 5.6 of 6. */
export const wholeFamily = 5.6 / 6;

/** The first logged epoch at which test accuracy is at least so much; `undefined` if it never is. */
export function reaches({ history }: Pick<SeedMeasurements, 'history'>, accuracy: number): number | undefined {
  return history.find(({ testAccuracy }) => testAccuracy >= accuracy)?.epoch;
}

/** The seeds that grok. */
export function grokkedSeeds(seeds: readonly SeedMeasurements[]): SeedMeasurements[] {
  return seeds.filter((seed) => reaches(seed, grokked) !== undefined);
}

/** A kernel of a seed. */
export function kernelOf(kernels: readonly KernelFigures[], name: string): KernelFigures {
  return kernels.find((one) => one.name === name) as KernelFigures;
}

/** W_U's. */
export function unembeddingOf({ kernels }: Pick<SeedMeasurements, 'kernels'>): KernelFigures {
  return kernelOf(kernels, oneLayerTransformerParameterNames.unembedding);
}

/** The overlap of a band with a family, as a share of the 2n that it can be; 0 for a band that is not there. */
export function shareOf(
  overlaps: KernelFigures['overlaps'] | undefined,
  band: 0 | 1,
  family: FamilyName,
  { keyFrequencies }: Pick<SeedMeasurements, 'keyFrequencies'>,
): number {
  return (overlaps?.[band]?.[family] ?? 0) / (2 * keyFrequencies.length);
}

/** λ_k / λ_{k+1}. */
export function stepAfter({ eigenvalues }: Pick<KernelFigures, 'eigenvalues'>, k: number): number {
  return eigenvalues[k - 1] / eigenvalues[k];
}

/** Where the growth of W_U's overlap, by central differences over the followed epochs, is largest. */
export function steepestGrowth({ growth }: Pick<SeedMeasurements, 'growth'>): {
  readonly epoch: number;
  /** Dimensions an epoch. */
  readonly slope: number;
} {
  const slopes = growthSlopes(growth);
  const slope = Math.max(...slopes);
  return { epoch: growth[slopes.indexOf(slope)].epoch, slope };
}

/** The derivative of the overlap by the epoch: central differences, one-sided at the ends. */
export function growthSlopes(growth: SeedMeasurements['growth']): number[] {
  return growth.map((_, index) => {
    const [before, after] = [growth[Math.max(0, index - 1)], growth[Math.min(growth.length - 1, index + 1)]];
    return (after.sum - before.sum) / Math.max(1, after.epoch - before.epoch);
  });
}
