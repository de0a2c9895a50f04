import type { InductionFamilyName } from '@entk/datasets';
import { outputsOfLayer2 } from './kernels.js';
import type { KernelPoint, MatchedSpan, PhasePoint, SeedMeasurements } from './measurements.js';
import type { Match } from './naming.js';

/** The last point at or before a step: the step itself where it was measured. */
function pointAt<Point extends { readonly step: number }>(points: readonly Point[], step: number): Point {
  return points.findLast((point) => point.step <= step) as Point;
}

/** How far a network is at a step. */
export function phaseAt({ phase }: SeedMeasurements, step: number): PhasePoint {
  return pointAt(phase, step);
}

/** Its kernels at a step. */
export function kernelsAt({ kernels }: SeedMeasurements, step: number): KernelPoint {
  return pointAt(kernels, step);
}

/** The last step. */
export function endOf({ settings }: SeedMeasurements): number {
  return settings.steps;
}

/** The overlap of a kernel with a family, over what a random span of as many vectors has. */
export function timesChance(
  seed: SeedMeasurements,
  step: number,
  {
    kernel = outputsOfLayer2,
    family = 'answer',
  }: { readonly kernel?: string; readonly family?: InductionFamilyName } = {},
): number {
  return kernelsAt(seed, step).overlaps[kernel][family] / chanceOf(seed, family);
}

/** What a random span of as many vectors has with a family: of fewer values for lags and positions. */
function chanceOf(seed: SeedMeasurements, family: InductionFamilyName): number {
  return seed.chance * (seed.familyDimensions[family] / seed.dimension);
}

/** How vectors match the answers at a step. */
export function matchAt(seed: SeedMeasurements, step: number, span: MatchedSpan): Match {
  return kernelsAt(seed, step).matches[span];
}

/** The first step at which accuracy at late positions is at least so much; `undefined` if it never is. */
export function reachesAccuracy({ phase }: SeedMeasurements, accuracy: number): number | undefined {
  return phase.find((point) => point.accuracy >= accuracy)?.step;
}
