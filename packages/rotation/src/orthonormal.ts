import { type DenseMatrix, MisuseError, requireFinite, requireMatrix, ShapeError } from '@entk/core';
import { columnGram } from '@entk/linalg';
import { orthonormalityTolerance } from './constants.js';

/**
 * Refuses a basis that is empty, wider than long, not finite or not orthonormal.
 *
 * @throws ShapeError if it has no columns, or more than rows.
 * @throws NonFiniteError at the first NaN or infinity.
 * @throws MisuseError with the worst entry of cᵀc − 1.
 */
export function requireOrthonormal(caller: string, basis: DenseMatrix): void {
  requireMatrix(caller, 'basis', basis);
  const { rows, columns } = basis;
  if (columns === 0 || columns > rows) {
    throw new ShapeError({
      in: caller,
      rule: 'basis must have 1..N columns',
      got: [rows, columns],
      context: 'axes [N, k]',
    });
  }
  requireFinite(caller, 'basis', basis);
  const gram = columnGram(basis);
  let worst = 0;
  let place = [0, 0];
  for (let i = 0; i < columns; i++) {
    for (let j = 0; j < columns; j++) {
      const error = Math.abs(gram.data[i * columns + j] - (i === j ? 1 : 0));
      if (error <= worst) continue;
      worst = error;
      place = [i, j];
    }
  }
  if (worst <= orthonormalityTolerance) return;
  throw new MisuseError({
    in: caller,
    rule: `basis must have orthonormal columns, cᵀc within ${orthonormalityTolerance} of the identity`,
    got: worst,
    context: `at (${place[0]}, ${place[1]}), axes [N, k] = [${rows}, ${columns}]`,
    remedy: 'orthonormalise it first, for instance with a QR decomposition',
  });
}

/**
 * Refuses vectors of other examples than the basis's, or more or fewer than wanted.
 *
 * @param vectors Their name, their axis, and how many of them in words.
 * @throws ShapeError if they are.
 * @throws NonFiniteError at the first NaN or infinity.
 */
export function requireOnExamples(
  caller: string,
  { rows }: DenseMatrix,
  vectors: { readonly name: string; readonly axis: string; readonly count: string; readonly most?: number },
  matrix: DenseMatrix,
): void {
  const { name, axis, count, most = Infinity } = vectors;
  requireMatrix(caller, name, matrix);
  if (matrix.rows !== rows || matrix.columns === 0 || matrix.columns > most) {
    throw new ShapeError({
      in: caller,
      rule: `${name} must have the basis's N = ${rows} rows and ${count}`,
      got: [matrix.rows, matrix.columns],
      context: `axes [N, ${axis}]`,
    });
  }
  requireFinite(caller, name, matrix);
}
