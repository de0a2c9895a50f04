import { fastSum, type Pair } from './float64.js';

/** arctan(j/8) for j = 0 … 8, each with what its rounding leaves. */
const arctans: readonly Pair[] = [
  { high: 0, low: 0 },
  { high: 0.12435499454676144, low: -3.1253241424539383e-18 },
  { high: 0.24497866312686414, low: 1.0698755618734451e-17 },
  { high: 0.35877067027057225, low: -2.4623815582638635e-17 },
  { high: 0.4636476090008061, low: 2.2698777452961687e-17 },
  { high: 0.5585993153435624, low: -5.4556305485916264e-18 },
  { high: 0.6435011087932844, low: 1.5834785051444286e-17 },
  { high: 0.7188299996216245, low: -2.1478388444456983e-17 },
  { high: 0.7853981633974483, low: 3.061616997868383e-17 },
];
/** π/2 and π, likewise. */
const quarterTurn: Pair = { high: Math.PI / 2, low: 6.123233995736766e-17 };
const halfTurn: Pair = { high: Math.PI, low: 1.2246467991473532e-16 };

/** −1/3, 1/5, −1/7, …: what is left out is below 2^−62 for |t| ≤ 1/16. */
const terms = Float64Array.from({ length: 7 }, (_, i) => (i % 2 === 0 ? -1 : 1) / (2 * i + 3));

/**
 * The angle of the point (x, y), in (−π, π], with the same bits on every processor and in every engine; within 2 ulp.
 * Special cases as those of `Math.atan2`.
 *
 * arctan(q) = arctan(c) + arctan((q − c) / (1 + q c)), with c the nearest eighth to q = |y| / |x| or its inverse.
 *
 * @example
 * ```ts
 * import { atan2 } from '@entk/core/elementary';
 *
 * atan2(1, -1); // 2.356194490192345
 * ```
 */
export function atan2(y: number, x: number): number {
  const [height, width] = [Math.abs(y), Math.abs(x)];
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  const behind = x < 0 || Object.is(x, -0);
  const size = firstQuadrant(height, width, behind);
  return y < 0 || Object.is(y, -0) ? -size : size;
}

/**
 * The inverse sine, in [−π/2, π/2], with the same bits everywhere; within 3 ulp. NaN outside [−1, 1].
 *
 * @example
 * ```ts
 * import { asin } from '@entk/core/elementary';
 *
 * asin(1); // 1.5707963267948966
 * ```
 */
export function asin(x: number): number {
  return atan2(x, Math.sqrt((1 - x) * (1 + x)));
}

/**
 * The inverse cosine, in [0, π], with the same bits everywhere; within 3 ulp. NaN outside [−1, 1].
 *
 * @example
 * ```ts
 * import { acos } from '@entk/core/elementary';
 *
 * acos(0); // 1.5707963267948966
 * ```
 */
export function acos(x: number): number {
  return atan2(Math.sqrt((1 - x) * (1 + x)), x);
}

/** The angle from the positive axis, in [0, π], to (width, height), or to (−width, height) where it is behind. */
function firstQuadrant(height: number, width: number, behind: boolean): number {
  if (height === 0) return behind ? Math.PI : 0;
  if (width === 0) return Math.PI / 2;
  if (height === Infinity) return width === Infinity ? (behind ? 3 : 1) * (Math.PI / 4) : Math.PI / 2;
  if (width === Infinity) return behind ? Math.PI : 0;
  const steep = height > width;
  const { high: angle, low } = steep ? arctan(width, height) : arctan(height, width);
  // From the axis that is nearer: π/2 ∓ angle for steep points, angle or π − angle for flat ones.
  if (steep) return behind ? plus(quarterTurn, angle, low) : plus(quarterTurn, -angle, -low);
  return behind ? plus(halfTurn, -angle, -low) : angle + low;
}

function plus(axis: Pair, angle: number, low: number): number {
  const whole = fastSum(axis.high, angle);
  return whole.high + (whole.low + (axis.low + low));
}

/** arctan(a / b) for 0 < a ≤ b. */
function arctan(a: number, b: number): Pair {
  // Products with eighths neither overflow nor lose bits once both are near 1, which moves no ratio that counts.
  if (b > 2 ** 1000) return arctan(a * 2 ** -60, b * 2 ** -60);
  if (b < 2 ** -900) return arctan(a * 2 ** 100, b * 2 ** 100);
  const eighth = Math.floor((8 * a) / b + 0.5);
  const c = eighth / 8;
  const t = (a - c * b) / (b + c * a);
  const square = t * t;
  let series = 0;
  for (let i = terms.length - 1; i >= 0; i--) series = series * square + terms[i];
  const beyond = t * square * series;
  if (eighth === 0) return { high: t, low: beyond };
  const { high, low } = arctans[eighth];
  return fastSum(high, low + (t + beyond));
}
