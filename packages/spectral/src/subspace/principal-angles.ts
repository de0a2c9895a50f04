import { DenseMatrix } from '@entk/core';
import { acos, asin, sin } from '@entk/core/elementary';
import { multiply, requireConverged, svd } from '@entk/linalg';
import { requireBases } from './orthonormal.js';

/**
 * The angles between two subspaces, in radians, ascending; as many as the smaller subspace has dimensions.
 *
 * cos θᵢ are the singular values of UᵀV and sin θᵢ those of V − U UᵀV (Björck and Golub 1973); the sine is used below
 * 45°, so that angles down to 1e-16 are right, where a cosine knows nothing below 1e-8.
 *
 * @param first  U, axes [M, k₁], orthonormal columns.
 * @param second V, axes [M, k₂], orthonormal columns.
 * @throws ShapeError if the rows differ.
 * @throws MisuseError if columns are not orthonormal within 1e-8.
 * @throws NonFiniteError.
 * @remarks O(M k₁ k₂) time. Depends on the spans only: signs and rotations of the columns change nothing.
 *
 * @example
 * ```ts
 * import { DenseMatrix } from '@entk/core';
 * import { principalAngles } from '@entk/spectral';
 *
 * const plane = DenseMatrix.fromRows([[1, 0], [0, 1], [0, 0]]);
 * const tilted = DenseMatrix.fromRows([[1, 0], [0, 0.8], [0, 0.6]]);
 * principalAngles(plane, tilted); // Float64Array [0, 0.6435011087932843]
 * ```
 */
export function principalAngles(first: DenseMatrix, second: DenseMatrix): Float64Array {
  requireBases('principalAngles', first, second);
  const [wide, narrow] = first.columns >= second.columns ? [first, second] : [second, first];
  const overlaps = multiply(wide, narrow, { transposeLeft: true });
  const inside = multiply(wide, overlaps);
  const outside = DenseMatrix.from(narrow).addInPlace(inside.scaleInPlace(-1));
  const cosines = singularValues(overlaps);
  const sines = singularValues(outside).toReversed();
  return Float64Array.from(cosines, (cosine, i) =>
    cosine * cosine < 0.5 ? acos(Math.min(1, cosine)) : asin(Math.min(1, sines[i])),
  );
}

/**
 * How much of the smaller subspace lies in the other: the mean of cos² θᵢ, ‖UᵀV‖²_F / min(k₁, k₂), in [0, 1].
 *
 * Two random subspaces of ℝᴹ overlap by max(k₁, k₂) / M on average.
 *
 * @param first  U, axes [M, k₁], orthonormal columns.
 * @param second V, axes [M, k₂], orthonormal columns.
 * @throws ShapeError if the rows differ.
 * @throws MisuseError if columns are not orthonormal within 1e-8.
 * @throws NonFiniteError.
 *
 * @example
 * ```ts
 * import { DenseMatrix } from '@entk/core';
 * import { subspaceOverlap } from '@entk/spectral';
 *
 * const line = DenseMatrix.fromRows([[0.6], [0.8]]);
 * subspaceOverlap(line, DenseMatrix.fromRows([[1], [0]])); // 0.36
 * ```
 */
export function subspaceOverlap(first: DenseMatrix, second: DenseMatrix): number {
  requireBases('subspaceOverlap', first, second);
  const squares = multiply(first, second, { transposeLeft: true }).data.reduce((sum, entry) => sum + entry * entry, 0);
  return squares / Math.min(first.columns, second.columns);
}

/**
 * ‖U Uᵀ − V Vᵀ‖₂: the sine of the largest principal angle of subspaces of one dimension, 1 if the dimensions differ.
 *
 * @param first  U, axes [M, k₁], orthonormal columns.
 * @param second V, axes [M, k₂], orthonormal columns.
 * @throws ShapeError if the rows differ.
 * @throws MisuseError if columns are not orthonormal within 1e-8.
 * @throws NonFiniteError.
 *
 * @example
 * ```ts
 * import { DenseMatrix } from '@entk/core';
 * import { projectorDistance } from '@entk/spectral';
 *
 * const line = DenseMatrix.fromRows([[0.6], [0.8]]);
 * projectorDistance(line, DenseMatrix.fromRows([[1], [0]])); // ≈ 0.8
 * ```
 */
export function projectorDistance(first: DenseMatrix, second: DenseMatrix): number {
  const angles = principalAngles(first, second);
  return first.columns === second.columns ? sin(angles[angles.length - 1]) : 1;
}

function singularValues(matrix: DenseMatrix): Float64Array {
  const found = svd(matrix, { vectors: false });
  requireConverged('principalAngles', 'singular values', found);
  return found.values;
}
