import { expOfPair } from './exponential.js';
import { fastSum, product } from './float64.js';
import { logPair } from './logarithm.js';

/**
 * x^y, with the same bits on every processor and in every engine, which `x ** y` does not have; within 0.8 ulp.
 * Special cases as those of `**`.
 *
 * e^(y ln x), with ln x and the product in twice the precision.
 *
 * @example
 * ```ts
 * import { pow } from '@entk/core/elementary';
 *
 * pow(0.8, 2); // 0.6400000000000001
 * pow(9, 0.5); // 3
 * ```
 */
export function pow(x: number, y: number): number {
  const size = Math.abs(x);
  // What needs no rounding is the same everywhere: zeros, infinities, NaN, and a base of 1.
  if (!(size > 0 && size < Infinity && Math.abs(y) < Infinity) || y === 0) return x ** y;
  if (x < 0 && !Number.isInteger(y)) return NaN;
  const sign = x < 0 && Math.abs(y % 2) === 1 ? -1 : 1;
  if (size === 1) return sign;
  const { high, low } = logPair(size);
  const estimate = high * y;
  if (Math.abs(estimate) > 800) return estimate > 0 ? sign * Infinity : sign < 0 ? -0 : 0;
  if (Math.abs(estimate) < 2 ** -60) return sign;
  const whole = product(high, y);
  const exponent = fastSum(whole.high, whole.low + low * y);
  return sign * expOfPair(exponent.high, exponent.low);
}
