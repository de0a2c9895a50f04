import { DenseMatrix, type FeatureFamily, requireInRange } from '@entk/core';
import { multiply } from '@entk/linalg';
import { type Basis, requireFamilies, vectorsOf } from '../features.js';
import { unitColumns } from '../unit-columns.js';

/**
 * Squared norm of the projection of every basis vector on every group of features: Σ over the group of (f · v)².
 *
 * For a cos/sin pair this is the squared |cosine| with the best-phased cosine (footnote 5), and what the captions of
 * figures 4 and 5 name.
 *
 * @param family Axes [N, F], the columns of each group orthonormal.
 * @param basis Axes [N, k], as a matrix or a spectrum. Lengths are kept: a vector of length 2 has projections four
 *   times as large.
 * @returns Axes [F / groupSize, k]; 0 … 1 for unit vectors.
 * @throws ShapeError if the rows differ or the basis is empty.
 * @throws MisuseError if a group is not orthonormal within 1e-6, or the family's rows are in an order that the basis
 *   does not say to have.
 * @throws NonFiniteError at the first NaN or infinity, or if a result is beyond the range of float64.
 * @remarks O(N F k) time.
 *
 * @example
 * ```ts
 * import { squaredProjectionNorms } from '@entk/alignment';
 * import { DenseMatrix } from '@entk/core';
 *
 * const plane = { name: 'plane', features: DenseMatrix.fromRows([[1, 0], [0, 1], [0, 0]]), groupSize: 2, labels: ['xy'] };
 * squaredProjectionNorms(plane, DenseMatrix.fromRows([[0.6], [0], [0.8]])).get(0, 0); // ≈ 0.36
 * ```
 */
export function squaredProjectionNorms(family: FeatureFamily, basis: Basis): DenseMatrix {
  const caller = 'squaredProjectionNorms';
  const { squares, factors } = projected(caller, family, basis);
  const { columns, data } = squares;
  data.forEach((value, place) => (data[place] = value / factors[place % columns] / factors[place % columns]));
  requireInRange(caller, 'squared norms', data);
  return squares;
}

/**
 * Norm of the projection of every basis vector on every group of features: √Σ over the group of (f · v)².
 *
 * For a cos/sin pair this is the |cosine| with the best-phased cosine, and what figures 4 and 5 of the paper show.
 *
 * @param family Axes [N, F], the columns of each group orthonormal.
 * @param basis Axes [N, k], as a matrix or a spectrum. Lengths are kept.
 * @returns Axes [F / groupSize, k]; 0 … 1 for unit vectors.
 * @throws As `squaredProjectionNorms`.
 *
 * @example
 * ```ts
 * import { projectionNorms } from '@entk/alignment';
 * import { DenseMatrix } from '@entk/core';
 *
 * const plane = { name: 'plane', features: DenseMatrix.fromRows([[1, 0], [0, 1], [0, 0]]), groupSize: 2, labels: ['xy'] };
 * projectionNorms(plane, DenseMatrix.fromRows([[0.6], [0], [0.8]])).get(0, 0); // ≈ 0.6
 * ```
 */
export function projectionNorms(family: FeatureFamily, basis: Basis): DenseMatrix {
  const { squares, factors } = projected('projectionNorms', family, basis);
  const { columns, data } = squares;
  data.forEach((value, place) => (data[place] = Math.sqrt(value) / factors[place % columns]));
  requireInRange('projectionNorms', 'norms', data);
  return squares;
}

/** Squared norms of projections of basis vectors, each times a power of two with which squares stay within float64. */
function projected(
  caller: string,
  family: FeatureFamily,
  basis: Basis,
): { squares: DenseMatrix; factors: Float64Array } {
  const compared = vectorsOf(caller, basis);
  requireFamilies(caller, compared, [family]);
  const { features, groupSize, labels } = family;
  const { columns, factors } = unitColumns(compared.vectors);
  const products = multiply(features, columns, { transposeLeft: true });
  const squares = new DenseMatrix(labels.length, columns.columns);
  for (let i = 0; i < products.rows; i++) {
    const to = squares.rowSpan(Math.floor(i / groupSize));
    products.rowSpan(i).forEach((value, j) => (to[j] += value * value));
  }
  return { squares, factors };
}
