import { DenseMatrix, type FeatureFamily, MisuseError } from '@entk/core';
import { squaredProjectionNorms } from '../heatmap/projection.js';
import { type Basis, requireFamilies, vectorsOf } from '../features.js';
import { orthonormalSpan } from './orthonormal-span.js';

/** How much of every feature lies in the span of the first k vectors, for every k. */
export interface FeatureShares {
  /**
   * Axes [groups, K], 0 … 1, ascending along a row: (1/g) Σ ‖P_k f‖² over the g columns f of the group, in column k −
   * 1.
   */
  readonly values: DenseMatrix;
  /** Of the groups, families after one another. */
  readonly labels: readonly string[];
  /** Columns of each group, g. */
  readonly sizes: readonly number[];
}

/**
 * The share of each feature inside the span of the first k vectors, for k = 1 … K: whether the leading eigenvectors
 * hold the features, without a cliff that says where to stop.
 *
 * It is a sum of squares, of which 1 is the whole feature; a single feature's is the square of `capturedNorms`. What a
 * random subspace of as many dimensions has is `randomShare`.
 *
 * @param basis Axes [N, K], linearly independent vectors in the order in which they are taken; orthonormalised for it.
 * @throws ShapeError if rows do not fit.
 * @throws MisuseError if vectors depend on one another, a group is not orthonormal within 1e-6, or a family's rows are
 *   in an order that the basis does not say to have.
 * @throws NonFiniteError at the first NaN or infinity.
 * @remarks O(N K (K + F)) time.
 *
 * @example
 * ```ts
 * import { featureShares } from '@entk/alignment';
 * import { DenseMatrix, identityMatrix } from '@entk/core';
 *
 * const axes = { name: 'axis', features: DenseMatrix.fromRows([[0.6], [0.8], [0]]), groupSize: 1, labels: ['u'] };
 * featureShares(identityMatrix(3), [axes]).values.data; // ≈ Float64Array [0.36, 1, 1]
 * ```
 */
export function featureShares(basis: Basis, families: readonly FeatureFamily[]): FeatureShares {
  const caller = 'featureShares';
  const given = vectorsOf(caller, basis);
  requireFamilies(caller, given, families);
  const vectors = orthonormalSpan(given.vectors);
  if (vectors.columns < given.vectors.columns) {
    throw new MisuseError({
      in: caller,
      rule: 'vectors must be linearly independent',
      got: `${given.vectors.columns} vectors of rank ${vectors.columns}`,
    });
  }
  const sizes = families.flatMap(({ labels, groupSize }) => labels.map(() => groupSize));
  const values = new DenseMatrix(sizes.length, vectors.columns);
  const squares = families.map((family) => squaredProjectionNorms(family, { vectors, rowOrder: given.rowOrder }));
  const rows = squares.flatMap((part) => Array.from({ length: part.rows }, (_, row) => part.rowSpan(row)));
  for (const [group, row] of rows.entries()) {
    let sum = 0;
    for (const [k, square] of row.entries()) {
      sum += square / sizes[group];
      values.set(group, k, Math.min(1, sum));
    }
  }
  return { values, labels: families.flatMap(({ labels, name }) => labels.map((label) => `${name} ${label}`)), sizes };
}
