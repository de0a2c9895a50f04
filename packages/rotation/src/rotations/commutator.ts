import { DenseMatrix, largestMagnitude, requireFinite, requireMatrix, ShapeError, unitExponent } from '@entk/core';
import { multiply } from '@entk/linalg';

/**
 * How far two symmetric matrices are from commuting: ‖AB − BA‖_F / (√2 ‖A₀‖_F ‖B₀‖_F), between 0 and 1.
 *
 * A₀ and B₀ are A and B less their mean diagonal, which commutes with everything and would hide the rest. √2 is the
 * largest the ratio can be (Böttcher and Wenzel, Linear Algebra Appl. 403, 2005). 0 where A₀ or B₀ is 0.
 *
 * @param left A, axes [k, k]; `right` B, axes [k, k]; both symmetric.
 * @throws ShapeError if they are not square and of one size.
 * @throws NonFiniteError at the first NaN or infinity.
 * @remarks O(k³) time. Symmetry is not checked.
 *
 * @example
 * ```ts
 * import { DenseMatrix } from '@entk/core';
 * import { commutatorShare } from '@entk/rotation';
 *
 * const flip = DenseMatrix.fromRows([[0, 1], [1, 0]]);
 * commutatorShare(flip, DenseMatrix.fromRows([[1, 0], [0, -1]])); // ≈ 1
 * commutatorShare(flip, flip); // 0
 * ```
 */
export function commutatorShare(left: DenseMatrix, right: DenseMatrix): number {
  requireMatrix('commutatorShare', 'left', left);
  requireMatrix('commutatorShare', 'right', right);
  const size = left.rows;
  if (left.columns !== size || right.rows !== size || right.columns !== size) {
    throw new ShapeError({
      in: 'commutatorShare',
      rule: 'matrices must be square and of one size',
      got: [left.rows, left.columns, right.rows, right.columns],
    });
  }
  requireFinite('commutatorShare', 'left', left);
  requireFinite('commutatorShare', 'right', right);
  const [a, b] = [atUnitScale(left), atUnitScale(right)];
  const forth = multiply(a, b).data;
  const back = multiply(b, a).data;
  const norms = frobenius(traceless(a)) * frobenius(traceless(b));
  return norms === 0 ? 0 : frobenius(forth.map((value, i) => value - back[i])) / (Math.SQRT2 * norms);
}

/** The share does not depend on the scale of either matrix; squares of their product do. */
function atUnitScale(matrix: DenseMatrix): DenseMatrix {
  const exponent = unitExponent(largestMagnitude(matrix.data), 4);
  return exponent === 0 ? matrix : DenseMatrix.from(matrix).scaleInPlace(2 ** exponent);
}

/** ‖·‖_F of a matrix's entries, whose squares are within float64. */
export function frobenius(entries: Float64Array): number {
  return Math.sqrt(entries.reduce((sum, value) => sum + value * value, 0));
}

function traceless(matrix: DenseMatrix): Float64Array {
  const size = matrix.rows;
  let trace = 0;
  for (let i = 0; i < size; i++) trace += matrix.data[i * size + i];
  return matrix.data.map((value, place) => (place % (size + 1) === 0 ? value - trace / size : value));
}
