import { DenseMatrix, type FeatureFamily } from '@entk/core';
import { multiply, requireConverged, svd } from '@entk/linalg';
import { type Basis, requireFamilies, vectorsOf } from '../features.js';
import { orthonormalSpan } from './orthonormal-span.js';

/** The most that any orthonormal basis of a span could match. */
export interface MostPossible {
  /**
   * Of each group of features, families after one another: the largest norm of its projection on a unit vector of the
   * span.
   */
  readonly norms: Float64Array;
  /**
   * No orthonormal basis has a larger mean norm over the best one-to-one assignment: the mean of the min(groups, k)
   * largest norms.
   */
  readonly meanOverBestAssignment: number;
  /**
   * The largest mean |cosine| over the one-to-one assignment that an orthonormal basis *reaches*: ‖BᵀF‖_* / F, the mean
   * of the singular values of the features in the span. Below the bound before where features in the span are not
   * orthogonal. Undefined for groups, and for more features than the span has dimensions.
   */
  readonly reachableOverBestAssignment?: number;
  /**
   * No orthonormal basis has a larger mean *squared* norm of the best match of its vectors: the families' energy in the
   * span / k.
   */
  readonly meanSquaredColumnMax: number;
}

/**
 * The most that any orthonormal basis of a span could match features: what a figure after a rotation is to be held
 * against, since a rotation changes the basis and never the span.
 *
 * A single feature's is the norm of its projection on the span, ‖P_V f‖; a group's the cosine of the smallest principal
 * angle between the group and the span. Bounds, not always reached: a basis orthogonal in itself cannot meet features
 * in the span that are not. What is reached is known for single features f_c: the orthogonal Procrustes problem
 * (Schönemann 1966) has the largest Σ |b_c · f_c| of all orthonormal b_c in the span, the sum of the singular values of
 * BᵀF.
 *
 * @param basis Axes [N, k], any vectors spanning V; orthonormalised for it.
 * @throws ShapeError if the rows differ.
 * @throws MisuseError if a group is not orthonormal within 1e-6, or no family is named.
 * @throws NonFiniteError at the first NaN or infinity.
 * @remarks O(N k (k + F)) time.
 *
 * @example
 * ```ts
 * import { mostPossible } from '@entk/alignment';
 * import { DenseMatrix, identityMatrix } from '@entk/core';
 *
 * const axes = { name: 'axis', features: identityMatrix(3), groupSize: 1, labels: ['x', 'y', 'z'] };
 * const plane = DenseMatrix.fromRows([[1, 0], [0, 0.6], [0, 0.8]]);
 * const { norms, meanOverBestAssignment } = mostPossible(plane, [axes]);
 * norms; // ≈ Float64Array [1, 0.6, 0.8]
 * meanOverBestAssignment; // ≈ 0.9, of x and z
 *
 * // Two features in the plane at 60 degrees: two orthogonal vectors stay 15 degrees away from them.
 * const leaning = { ...axes, features: DenseMatrix.fromRows([[1, 0.5], [0, 0.75 ** 0.5], [0, 0]]), labels: ['x', 'u'] };
 * mostPossible(identityMatrix(3).columnRange(0, 2), [leaning]).reachableOverBestAssignment; // ≈ 0.9659258, cos 15°
 * ```
 */
export function mostPossible(basis: Basis, families: readonly FeatureFamily[]): MostPossible {
  const caller = 'mostPossible';
  const given = vectorsOf(caller, basis);
  requireFamilies(caller, given, families);
  const span = orthonormalSpan(given.vectors);
  const norms = Float64Array.from(families.flatMap((family) => normsOf(span, family)));
  const largest = norms.toSorted((left, right) => right - left).subarray(0, span.columns);
  const all = orthonormalSpan(DenseMatrix.sideBySide(families.map(({ features }) => features)));
  const energy = multiply(all, span, { transposeLeft: true }).data.reduce((sum, value) => sum + value * value, 0);
  const single = families.every(({ groupSize }) => groupSize === 1) && norms.length <= span.columns;
  return {
    norms,
    ...(single && { reachableOverBestAssignment: meanSingularValue(span, families) }),
    meanOverBestAssignment: largest.reduce((sum, norm) => sum + norm, 0) / largest.length,
    meanSquaredColumnMax: energy / span.columns,
  };
}

function meanSingularValue(span: DenseMatrix, families: readonly FeatureFamily[]): number {
  const features = DenseMatrix.sideBySide(families.map((family) => family.features));
  const { values } = svd(multiply(span, features, { transposeLeft: true }), { vectors: false });
  return values.reduce((sum, value) => sum + value, 0) / features.columns;
}

function normsOf(span: DenseMatrix, { features, groupSize, labels }: FeatureFamily): number[] {
  const inside = multiply(span, features, { transposeLeft: true });
  return labels.map((_, group) => {
    const columns = inside.columnRange(group * groupSize, (group + 1) * groupSize);
    if (groupSize === 1) return Math.sqrt(columns.data.reduce((sum, value) => sum + value * value, 0));
    const found = svd(columns, { vectors: false });
    requireConverged('mostPossible', 'singular values of a group in the span', found);
    return found.values[0];
  });
}
