import { largestMagnitude, requireFinite, requireInRange, ShapeError, unitExponent } from '@entk/core';

/**
 * The inner product Σ_i x_i y_i of two vectors of one length, summed in their order.
 *
 * For the inner loops of contractions: entries of `y` beyond the length of `x` do not count, and only a sum that is not
 * finite is looked into. Where products overflowed on the way to a sum that does not, it is taken of scaled vectors.
 *
 * @throws NonFiniteError for NaN or infinity, or an inner product beyond the range of float64.
 * @throws ShapeError if `y` is the shorter.
 * @example
 * ```ts
 * import { dot } from '@entk/linalg';
 *
 * dot(Float64Array.of(1, 2), Float64Array.of(3, 4)); // 11
 * dot(Float64Array.of(1e200, 1e200), Float64Array.of(1e200, -1e200)); // 0
 * ```
 */
export function dot(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < x.length; index++) sum += x[index] * y[index];
  return Number.isFinite(sum) ? sum : scaledDot(x, y);
}

/** The same of vectors that were multiplied by powers of two, so that no product overflows. */
function scaledDot(x: Float64Array, y: Float64Array): number {
  if (y.length < x.length) {
    throw new ShapeError({ in: 'dot', rule: `second vector must have ${x.length} entries`, got: y.length });
  }
  const others = y.subarray(0, x.length);
  requireFinite('dot', 'first vector', x);
  requireFinite('dot', 'second vector', others);
  const [left, right] = [x, others].map((vector) => 2 ** unitExponent(largestMagnitude(vector)));
  let sum = 0;
  for (let index = 0; index < x.length; index++) sum += x[index] * left * (others[index] * right);
  const product = sum / left / right;
  requireInRange('dot', 'inner product', [product]);
  return product;
}
