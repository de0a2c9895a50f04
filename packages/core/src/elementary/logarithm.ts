import { exponentOf, fastSum, type Pair, powerOfTwo, product, scaled, sum } from './float64.js';

/** ln 2 in two parts, the first of 32 bits, so that its products with exponents are exact. */
const ln2High = 0.6931471803691238;
const ln2Low = 1.9082149292705877e-10;
/** 1 / ln 10 and 1 / ln 2, each with what its rounding leaves. */
const inverseLn10: Pair = { high: Math.LOG10E, low: 1.098319650216765e-17 };
const inverseLn2: Pair = { high: Math.LOG2E, low: 2.0355273740931033e-17 };
/** 2/3, likewise. */
const twoThirds: Pair = { high: 2 / 3, low: 3.700743415417188e-17 };

/**
 * The natural logarithm, with the same bits on every processor and in every engine; within 0.75 ulp.
 * −∞ of 0, NaN of negative numbers.
 *
 * x = 2^k m with m in [√½, √2), and ln m = 2 artanh(s), s = (m − 1) / (m + 1), by its series.
 *
 * @example
 * ```ts
 * import { log } from '@entk/core/elementary';
 *
 * log(10); // 2.302585092994046
 * ```
 */
export function log(x: number): number {
  if (!(x > 0 && x < Infinity)) return outside(x);
  const { k, m } = parts(x);
  const f = m - 1;
  const s = f / (2 + f);
  const half = 0.5 * f * f;
  const z = s * s;
  // ln m = f − (f²/2 − s (f²/2 + 2 z/3 + 2 z²/5 + …)), in which only small terms are rounded.
  const beyond = s * (half + z * (2 / 3 + z * series(z)));
  if (k === 0) return f - (half - beyond);
  return k * ln2High - (half - (beyond + k * ln2Low) - f);
}

/**
 * ln(1 + x), with the same bits everywhere and no loss where x is small; within 1 ulp.
 *
 * @example
 * ```ts
 * import { log1p } from '@entk/core/elementary';
 *
 * log1p(1e-10); // ≈ 9.9999999995e-11
 * ```
 */
export function log1p(x: number): number {
  if (Math.abs(x) < 2 ** -54) return x;
  if (!(x > -1 && x < Infinity)) return outside(x + 1);
  const whole = sum(1, x);
  const { high, low } = logPair(whole.high);
  return high + (low + whole.low / whole.high);
}

/**
 * The logarithm to the base 10, with the same bits everywhere; within 0.51 ulp, and exact for powers of ten.
 *
 * @example
 * ```ts
 * import { log10 } from '@entk/core/elementary';
 *
 * log10(1000); // 3
 * ```
 */
export function log10(x: number): number {
  return inBase(x, inverseLn10);
}

/**
 * The logarithm to the base 2, with the same bits everywhere; within 0.51 ulp, and exact for powers of two.
 *
 * @example
 * ```ts
 * import { log2 } from '@entk/core/elementary';
 *
 * log2(0.125); // -3
 * ```
 */
export function log2(x: number): number {
  return inBase(x, inverseLn2);
}

/** ln x of a positive number, to about 2^−62 of itself. */
export function logPair(x: number): Pair {
  const { k, m } = parts(x);
  if (m === 1) return fastSum(k * ln2High, k * ln2Low);
  const f = m - 1;
  const above = fastSum(2, f);
  // s = f / (2 + f), and what the division leaves.
  const s = f / above.high;
  const back = product(s, above.high);
  const sLow = (f - back.high - back.low - s * above.low) / above.high;
  // 2 s³ / 3 in two parts; what follows is below 2^−12 of the whole.
  const square = product(s, s);
  const share = product(twoThirds.high, square.high);
  const third = product(s, share.high);
  const thirdLow =
    third.low + s * (share.low + twoThirds.high * (square.low + 3 * s * sLow) + twoThirds.low * square.high);
  const first = fastSum(2 * s, third.high);
  const further = s * square.high * square.high * series(square.high);
  const rest = first.low + (2 * sLow + thirdLow + further);
  if (k === 0) return fastSum(first.high, rest);
  const whole = fastSum(k * ln2High, first.high);
  return fastSum(whole.high, whole.low + (rest + k * ln2Low));
}

function inBase(x: number, inverse: Pair): number {
  if (!(x > 0 && x < Infinity)) return outside(x);
  const { high, low } = logPair(x);
  const whole = product(high, inverse.high);
  return whole.high + (whole.low + (low * inverse.high + high * inverse.low));
}

/** x = 2^k m with m in [√½, √2). */
function parts(x: number): { readonly k: number; readonly m: number } {
  const subnormal = x < 2 ** -1022;
  const normal = subnormal ? x * 2 ** 54 : x;
  const k = exponentOf(normal);
  const m = k > -1000 && k < 1000 ? normal * powerOfTwo(-k) : scaled(normal, -k);
  const down = m > Math.SQRT2 ? 1 : 0;
  return { k: k + down - (subnormal ? 54 : 0), m: down === 1 ? m / 2 : m };
}

/** 2/5 + 2z/7 + … + 2z⁹/23. What is left out is below 2^−60 of the logarithm for z ≤ 0.0295. */
function series(z: number): number {
  let total = z * (2 / 23) + 2 / 21;
  total = total * z + 2 / 19;
  total = total * z + 2 / 17;
  total = total * z + 2 / 15;
  total = total * z + 2 / 13;
  total = total * z + 2 / 11;
  total = total * z + 2 / 9;
  total = total * z + 2 / 7;
  return total * z + 2 / 5;
}

/** The logarithm of what is not a positive finite number. */
function outside(x: number): number {
  if (x === 0) return -Infinity;
  return x > 0 ? Infinity : NaN;
}
