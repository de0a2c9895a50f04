import type { Pair } from './float64.js';
import { quarterTurns } from './quarter-turns.js';

/** 1/3!, −1/5!, 1/7!, … and 1/4!, −1/6!, …: enough for |x| ≤ π/4 that what is left out is below 2^−62. */
const [sineTerms, cosineTerms] = [3, 4].map((first) =>
  Float64Array.from({ length: 9 }, (_, i) => (i % 2 === 0 ? 1 : -1) / factorial(first + 2 * i)),
);

/**
 * The sine, with the same bits on every processor and in every engine; within 0.75 ulp at every size of x. NaN of ±∞.
 *
 * @example
 * ```ts
 * import { sin } from '@entk/core/elementary';
 *
 * sin(Math.PI / 2); // 1
 * ```
 */
export function sin(x: number): number {
  if (!Number.isFinite(x)) return NaN;
  const { turns, rest } = quarterTurns(x);
  const size = turns % 2 === 0 ? sineOf(rest) : cosineOf(rest);
  return turns < 2 ? size : -size;
}

/**
 * The cosine, with the same bits on every processor and in every engine; within 0.75 ulp at every size of x. NaN of ±∞.
 *
 * @example
 * ```ts
 * import { cos } from '@entk/core/elementary';
 *
 * cos(Math.PI); // -1
 * ```
 */
export function cos(x: number): number {
  if (!Number.isFinite(x)) return NaN;
  const { turns, rest } = quarterTurns(x);
  const size = turns % 2 === 0 ? cosineOf(rest) : sineOf(rest);
  return turns === 1 || turns === 2 ? -size : size;
}

/** sin(x + low) = x − x³ (1/3! − x²/5! + …) + low cos x. */
function sineOf({ high: x, low }: Pair): number {
  const square = x * x;
  return x - (x * square * series(square, sineTerms) - low * (1 - square / 2));
}

/** cos(x + low) = 1 − x²/2 + x⁴ (1/4! − …) − low sin x, with what 1 − x²/2 loses. */
function cosineOf({ high: x, low }: Pair): number {
  const square = x * x;
  const half = square / 2;
  const whole = 1 - half;
  return whole + (1 - whole - half + (square * square * series(square, cosineTerms) - x * low));
}

function series(z: number, terms: Float64Array): number {
  let total = 0;
  for (let i = terms.length - 1; i >= 0; i--) total = total * z + terms[i];
  return total;
}

function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(n - 1);
}
