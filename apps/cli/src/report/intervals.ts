import { randomShare } from '@entk/alignment';
import { significant } from './numbers.js';

/** A mean over seeds, and where that of all seeds is, or a share of them. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Of every interval. */
const confidence = 0.95;

/**
 * The mean of n ≥ 2 values and its interval of 95 % by Student's t, for values about which a normal distribution is not
 * far wrong: mean ± t s/√n.
 *
 * t²/(t² + n − 1) is the share of a random direction in ℝⁿ that lies along the vector of ones. One value has no
 * interval: it is then unbounded.
 */
export function meanInterval(values: readonly number[]): Interval {
  const count = values.length;
  const value = values.reduce((sum, one) => sum + one, 0) / count;
  if (count < 2) return { value, low: -Infinity, high: Infinity };
  const share = randomShare({ rows: count, dimension: 1 }).exceededBy(1 - confidence);
  const variance = values.reduce((sum, one) => sum + (one - value) ** 2, 0) / (count - 1);
  const half = Math.sqrt(((share * (count - 1)) / (1 - share)) * (variance / count));
  return { value, low: value - half, high: value + half };
}

/** A share k of n and its exact interval of 95 % (Clopper and Pearson 1934), from quantiles of Beta distributions. */
export function shareInterval(k: number, n: number): Interval {
  const tail = (1 - confidence) / 2;
  // Beta(a, b) is the share of a random direction of ℝ^(2a + 2b) in a subspace of 2a dimensions.
  const quantile = (a: number, above: number) => randomShare({ rows: 2 * (n + 1), dimension: 2 * a }).exceededBy(above);
  return {
    value: k / n,
    low: k === 0 ? 0 : quantile(k, 1 - tail),
    high: k === n ? 1 : quantile(k + 1, tail),
  };
}

/** `17.2 (16.1 to 18.3)`. */
export function intervalText({ value, low, high }: Interval): string {
  if (!Number.isFinite(low)) return significant(value);
  return `${significant(value)} (${significant(low)} to ${significant(high)})`;
}

/** `5 of 5 (0.478 to 1)`. */
export function countText(k: number, n: number): string {
  const { low, high } = shareInterval(k, n);
  return `${k} of ${n} (${significant(low)} to ${significant(high)})`;
}
