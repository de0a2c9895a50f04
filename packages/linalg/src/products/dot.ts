/**
 * The inner product Σ_i x_i y_i of two vectors of one length, summed in their order.
 *
 * For the inner loops of contractions, so nothing is checked: entries of `y` beyond the length of `x` do not count.
 *
 * @example
 * ```ts
 * import { dot } from '@entk/linalg';
 *
 * dot(Float64Array.of(1, 2), Float64Array.of(3, 4)); // 11
 * ```
 */
export function dot(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < x.length; index++) sum += x[index] * y[index];
  return sum;
}
