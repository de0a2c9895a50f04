import { exponentOf } from './elementary/float64.js';
import { NonFiniteError } from './errors.js';
import { type Arranged, firstNonFinite, requireNumbers } from './requirements.js';

/** The largest |x| of some numbers; 0 of none. */
export function largestMagnitude(values: ArrayLike<number>): number {
  let largest = 0;
  for (let index = 0; index < values.length; index++) {
    const size = Math.abs(values[index]);
    if (size > largest) largest = size;
  }
  return largest;
}

/** Sums of powers within 2^±800 are far from both ends of float64, which lie at 2^1024 and 2^−1022. */
const safePower = 800;
/** Both 2^k and 2^−k are then normal numbers. */
const largestExponent = 1000;

/**
 * The exponent k of the power of two by which numbers are to be multiplied before they are squared and summed, so that
 * nothing overflows and nothing is lost to underflow. Multiplying by 2^k is exact, and so is taking it back.
 *
 * 0 where `degree`-th powers of numbers up to `largest` are safe as they are; else k with 2^k · `largest` in [½, 1).
 * Without a degree, that k whatever the size. Always within ±1000, so that numbers below 2^−1000 become not quite 1.
 *
 * @param largest Of the magnitudes, as {@link largestMagnitude} gives it.
 * @param degree The highest power that is taken: 2 for a sum of squares, 4 for one of fourth powers.
 *
 * @example
 * ```ts
 * import { unitExponent } from '@entk/core';
 *
 * unitExponent(6); // -3, since 6 / 8 = 0.75
 * unitExponent(6, 2); // 0
 * unitExponent(2 ** 600, 2); // -601
 * ```
 */
export function unitExponent(largest: number, degree = Infinity): number {
  if (largest === 0 || !Number.isFinite(largest)) return 0;
  const exponent = exponentOf(largest) + 1;
  if (Math.abs(exponent) <= safePower / degree) return 0;
  return Math.max(-largestExponent, Math.min(largestExponent, -exponent));
}

/**
 * Requires that results, made of finite numbers, did not overflow.
 *
 * @throws NonFiniteError if one is infinite or NaN.
 */
export function requireInRange(caller: string, name: string, values: ArrayLike<number> | Arranged): void {
  requireNumbers(caller, name, values);
  const found = firstNonFinite(values);
  if (!found) return;
  throw new NonFiniteError({
    in: caller,
    rule: `${name} must be within the range of float64`,
    ...found,
    remedy: 'multiply the input by a power of two, which is exact',
  });
}
