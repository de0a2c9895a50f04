import { exp, log, log1p } from '@entk/core/elementary';
import { gapShapes, gapTrends } from '../constants.js';

/** Gaps around a place, as logarithms: what a gap at the place is expected to be like. */
export interface Neighbours {
  readonly logGaps: readonly number[];
  /** log of how much farther from the edge each lies than the place; negative if nearer. */
  readonly logDistances: readonly number[];
  /** Below what each would have been left out. −∞ where nothing was. */
  readonly logThresholds: readonly number[];
}

/** A gap, and how much farther from the edge it lies than the place; as logarithms. */
export interface PlacedGap {
  readonly logGap: number;
  readonly logDistance: number;
}

const smallestSum = 1e-12;

/**
 * log₁₀ of the probability that gaps at a place sum to as much as those tested, given the neighbours alone.
 *
 * Gap i at distance xᵢ from the edge, in units of the place's own, is taken to be Weibull of shape q and scale s ·
 * xᵢ^(−τ), above the threshold where there is one. Of q, s and τ nothing is known beforehand: 1/(q s) dq ds is the
 * prior of a location–scale family under which predictions err as often as they say (Hora and Buehler 1967), and τ is
 * uniform over `gapTrends`. s integrates to a closed form. With zᵢ = gᵢ xᵢ^τ, cᵢ = thresholdᵢ · xᵢ^τ, m neighbours and
 * w tested gaps tⱼ,
 *
 *   S = Σ (zᵢ^q − cᵢ^q),   T = Σ tⱼ^q,   u = T / (S + T),
 *   P = Σ_{q, τ} L · (1 − u)^m Σ_{k < w} C(m+k−1, k) u^k  /  Σ_{q, τ} L,   L = q^{m−2} ∏ zᵢ^q / S^m.
 *
 * Gaps that stand out with the tested one must not hide it among the neighbours. Of `others`, the probability is that
 * each of them, wherever it lies, reaches what is tested too, or as much of that as it is: T grows by the smaller of
 * both, and the sum over k, which is for gaps that need to be large only together, is 1.
 *
 * @param longestShape Shapes above it are left out.
 * @param others None of the neighbours.
 */
export function predictiveProbability(
  logTested: readonly number[],
  { logGaps, logDistances, logThresholds }: Neighbours,
  longestShape = Infinity,
  others: readonly PlacedGap[] = [],
): number {
  const m = logGaps.length;
  if (m === 0) return 0;
  const unit = Math.max(...logGaps);
  const shapes = gapShapes.filter((shape) => shape <= longestShape);
  const step = gapShapes[1] - gapShapes[0];
  const likelihoods: number[] = [];
  const products: number[] = [];
  const sums = new Float64Array(shapes.length);

  /** Adds sign · exp(q y) for every shape; the shapes are evenly spaced, so that two exponentials are enough. */
  const accumulate = (y: number, sign: number) => {
    const factor = exp(step * y);
    let term = sign * exp(shapes[0] * y);
    for (let k = 0; k < sums.length; k++) {
      sums[k] += term;
      term *= factor;
    }
  };

  for (const trend of gapTrends) {
    sums.fill(0);
    let logs = 0;
    for (let i = 0; i < m; i++) {
      const moved = trend * logDistances[i] - unit;
      logs += logGaps[i] + moved;
      accumulate(logGaps[i] + moved, 1);
      if (logThresholds[i] > -Infinity) accumulate(logThresholds[i] + moved, -1);
    }
    for (let k = 0; k < shapes.length; k++) {
      const shape = shapes[k];
      const sum = Math.max(sums[k], smallestSum);
      const alone = logTested.reduce((total, log) => total + exp(shape * (log - unit)), 0);
      const tested = others.reduce(
        (total, { logGap, logDistance }) => total + Math.min(alone, exp(shape * (logGap + trend * logDistance - unit))),
        alone,
      );
      const likelihood = (m - 2) * log(shape) + shape * logs - m * log(sum);
      likelihoods.push(likelihood);
      products.push(likelihood + logTail(tested, sum, m, logTested.length));
    }
  }
  return Math.min(0, (logSumExp(products) - logSumExp(likelihoods)) / Math.LN10);
}

/** log of (1 − u)^m Σ_{k < width} C(m+k−1, k) u^k, u = tested / (sum + tested): the upper tail of a beta variable. */
function logTail(tested: number, sum: number, m: number, width: number): number {
  const u = tested / (sum + tested);
  let term = 1;
  let terms = 1;
  for (let k = 1; k < width; k++) {
    term *= ((m + k - 1) / k) * u;
    terms += term;
  }
  return log(terms) - m * log1p(tested / sum);
}

function logSumExp(logs: readonly number[]): number {
  const largest = Math.max(...logs);
  return largest + log(logs.reduce((sum, log) => sum + exp(log - largest), 0));
}
