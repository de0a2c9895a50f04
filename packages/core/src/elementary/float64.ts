const number = new Float64Array(1);
const bits = new Int32Array(number.buffer);
/** The half that holds sign and exponent: 1 where the processor puts the low half first, as nearly all do. */
const upper = new Uint8Array(new Int32Array([1]).buffer)[0];

/** The exponent e of a normal number: 2^e ≤ |x| < 2^(e + 1), read from its bits. −1023 for 0 and subnormal numbers. */
export function exponentOf(x: number): number {
  number[0] = x;
  return ((bits[upper] >>> 20) & 0x7ff) - 1023;
}

/** 2^e for −1022 ≤ e ≤ 1023. */
export function powerOfTwo(e: number): number {
  bits[upper] = (e + 1023) << 20;
  bits[1 - upper] = 0;
  return number[0];
}

/** x · 2^e, rounded once: in two steps where 2^e, or the product, is not a normal number. */
export function scaled(x: number, e: number): number {
  if (e > 1023) return x * 2 ** 1023 * powerOfTwo(Math.min(e - 1023, 1023));
  // The first step leaves a normal number where |x| is near 1, so only the second rounds.
  if (e < -1022) return x * powerOfTwo(Math.max(e + 54, -1022)) * 2 ** -54;
  return x * powerOfTwo(e);
}

/** A number as an unevaluated sum of a float64 and a rest that is at most half an ulp of it. */
export interface Pair {
  readonly high: number;
  readonly low: number;
}

/** a + b exactly, for |a| ≥ |b| or a = 0. */
export function fastSum(a: number, b: number): Pair {
  const high = a + b;
  return { high, low: b - (high - a) };
}

/** a + b exactly. */
export function sum(a: number, b: number): Pair {
  const high = a + b;
  const ofB = high - a;
  return { high, low: a - (high - ofB) + (b - ofB) };
}

/** 2^27 + 1, which splits 53 bits into 26 and 26 with a sign. */
const splitter = 134217729;

/** a · b exactly, for |a| and |b| below 2^996 and a product above 2^−968 (T. J. Dekker, 1971). */
export function product(a: number, b: number): Pair {
  const high = a * b;
  const a1 = upperHalf(a);
  const b1 = upperHalf(b);
  const a2 = a - a1;
  const b2 = b - b1;
  return { high, low: a1 * b1 - high + a1 * b2 + a2 * b1 + a2 * b2 };
}

function upperHalf(x: number): number {
  const shifted = splitter * x;
  return shifted - (shifted - x);
}
