import { fastSum, powerOfTwo, scaled, sum } from './float64.js';

/** ln 2 in two parts, the first of 32 bits, so that its products with whole numbers up to 2^21 are exact. */
const ln2High = 0.6931471803691238;
const ln2Low = 1.9082149292705877e-10;

/** Where e^x is more, or less, than float64 can hold. */
const [overflow, underflow] = [709.782712893384, -745.1332191019412];

/**
 * e^x, with the same bits on every processor and in every engine; within 0.65 ulp.
 *
 * x = k ln 2 + r with |r| ≤ ln 2 / 2, and e^r by its Taylor series.
 *
 * @example
 * ```ts
 * import { exp } from '@entk/core/elementary';
 *
 * exp(1); // 2.718281828459045
 * ```
 */
export function exp(x: number): number {
  return expOfPair(x, 0);
}

/** e^(high + low), for |low| ≤ half an ulp of `high`. */
export function expOfPair(high: number, low: number): number {
  if (Number.isNaN(high)) return NaN;
  if (high > overflow) return Infinity;
  if (high < underflow) return 0;
  const { k, r, rest } = reduced(high, low);
  const one = fastSum(1, r);
  const mantissa = one.high + (one.low + (rest + tail(r)));
  return scaled(mantissa, k);
}

/**
 * e^x − 1, with the same bits everywhere and no loss where x is small; within 1 ulp.
 *
 * @example
 * ```ts
 * import { expm1 } from '@entk/core/elementary';
 *
 * expm1(1e-10); // 1.00000000005e-10
 * ```
 */
export function expm1(x: number): number {
  if (Math.abs(x) < 2 ** -54) return x;
  if (x > 40) return exp(x);
  if (x < -40) return -1;
  if (Number.isNaN(x)) return NaN;
  const { k, r, rest } = reduced(x, 0);
  const beyond = rest + tail(r);
  if (k === 0) return r + beyond;
  // 2^k (1 + r + …) − 1, with 2^k − 1 and 2^k r exact.
  const power = powerOfTwo(k);
  const whole = sum(power - 1, power * r);
  return whole.high + (whole.low + power * beyond);
}

/**
 * The hyperbolic tangent, with the same bits everywhere; within 2 ulp.
 *
 * @example
 * ```ts
 * import { tanh } from '@entk/core/elementary';
 *
 * tanh(0.5); // ≈ 0.46211715726
 * ```
 */
export function tanh(x: number): number {
  const down = expm1(-2 * Math.abs(x));
  const size = -down / (2 + down);
  return x < 0 || Object.is(x, -0) ? -size : size;
}

/** x = k ln 2 + r + rest with |r| ≤ ln 2 / 2. */
function reduced(high: number, low: number): { readonly k: number; readonly r: number; readonly rest: number } {
  const k = Math.floor(high * Math.LOG2E + 0.5);
  const { high: r, low: rest } = sum(high - k * ln2High, low - k * ln2Low);
  return { k, r, rest };
}

/** e^r − 1 − r: 1/2! + r/3! + … + r¹²/14!, times r². What is left out is below 2^−59 of e^r for |r| ≤ ln 2 / 2. */
function tail(r: number): number {
  let series = r * (1 / 87178291200) + 1 / 6227020800;
  series = series * r + 1 / 479001600;
  series = series * r + 1 / 39916800;
  series = series * r + 1 / 3628800;
  series = series * r + 1 / 362880;
  series = series * r + 1 / 40320;
  series = series * r + 1 / 5040;
  series = series * r + 1 / 720;
  series = series * r + 1 / 120;
  series = series * r + 1 / 24;
  series = series * r + 1 / 6;
  return r * r * (0.5 + r * series);
}
