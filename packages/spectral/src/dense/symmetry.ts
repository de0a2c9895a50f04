import { type DenseMatrix, MisuseError, requireFinite, requireMatrix, ShapeError } from '@entk/core';

/**
 * Refuses a matrix that is not square, not finite, empty, or not symmetric within `tolerance` · max|A|.
 *
 * @throws ShapeError if it is empty or not square.
 * @throws NonFiniteError at the first NaN or infinity.
 * @throws MisuseError with the worst pair of entries.
 */
export function requireSymmetric(caller: string, matrix: DenseMatrix, tolerance: number): void {
  requireMatrix(caller, 'matrix', matrix);
  const { rows, columns, data } = matrix;
  if (rows !== columns || rows === 0) {
    throw new ShapeError({ in: caller, rule: 'matrix must be square and not empty', got: [rows, columns] });
  }
  requireFinite(caller, 'matrix', matrix);
  let largest = 0;
  let worst = 0;
  let place = [0, 0];
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j <= i; j++) {
      const lower = data[i * rows + j];
      const upper = data[j * rows + i];
      largest = Math.max(largest, Math.abs(lower), Math.abs(upper));
      const difference = Math.abs(lower - upper);
      if (difference > worst) {
        worst = difference;
        place = [i, j];
      }
    }
  }
  if (worst <= tolerance * largest) return;
  throw new MisuseError({
    in: caller,
    rule: `matrix must be symmetric within ${tolerance} of max|A| = ${largest}`,
    got: worst,
    context: `the difference of entries (${place[0]}, ${place[1]}) and (${place[1]}, ${place[0]})`,
    remedy: 'average it with its transpose',
  });
}
