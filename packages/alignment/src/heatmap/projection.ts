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
  return projectionPowers(caller, family, checked(caller, family, basis), 2);
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
  const caller = 'projectionNorms';
  return projectionPowers(caller, family, checked(caller, family, basis), 1);
}

/** Norms of the projections, or their squares, of a family and vectors that have been checked. */
export function projectionPowers(
  caller: string,
  family: FeatureFamily,
  vectors: DenseMatrix,
  power: 1 | 2,
): DenseMatrix {
  const { squares, factors } = projected(family, vectors);
  if (power === 1) squares.data.forEach((value, place) => (squares.data[place] = Math.sqrt(value)));
  return factors ? unscaled(caller, squares, factors, power) : squares;
}

/** Norms, or their squares, of vectors that were multiplied by factors. */
function unscaled(caller: string, norms: DenseMatrix, factors: Float64Array, power: 1 | 2): DenseMatrix {
  const { columns, data } = norms;
  data.forEach((value, place) => {
    const once = value / factors[place % columns];
    data[place] = power === 1 ? once : once / factors[place % columns];
  });
  requireInRange(caller, power === 1 ? 'norms' : 'squared norms', norms);
  return norms;
}

/**
 * Squared norms of projections of basis vectors, and powers of two that these were multiplied by where squares of them
 * would leave float64.
 */
function projected(
  family: FeatureFamily,
  vectors: DenseMatrix,
): { readonly squares: DenseMatrix; readonly factors?: Float64Array } {
  const squares = squaresOf(family, vectors);
  if (areSafe(squares)) return { squares };
  const { columns, factors } = unitColumns(vectors);
  return { squares: squaresOf(family, columns), factors };
}

function checked(caller: string, family: FeatureFamily, basis: Basis): DenseMatrix {
  const given = vectorsOf(caller, basis);
  requireFamilies(caller, given, [family]);
  return given.vectors;
}

function squaresOf({ features, groupSize, labels }: FeatureFamily, vectors: DenseMatrix): DenseMatrix {
  const products = multiply(features, vectors, { transposeLeft: true });
  const squares = new DenseMatrix(labels.length, vectors.columns);
  for (let i = 0; i < products.rows; i++) {
    const to = squares.rowSpan(Math.floor(i / groupSize));
    products.rowSpan(i).forEach((value, j) => (to[j] += value * value));
  }
  return squares;
}

/** Whether the largest square of every column is far from both ends of float64. */
function areSafe({ columns, data }: DenseMatrix): boolean {
  for (let j = 0; j < columns; j++) {
    let largest = 0;
    for (let at = j; at < data.length; at += columns) largest = Math.max(largest, data[at]);
    if (!(largest > 2 ** -800 && largest < 2 ** 1000)) return false;
  }
  return true;
}
