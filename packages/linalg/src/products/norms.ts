import { type DenseMatrix, requireFinite, requireMatrix } from '@entk/core';

/**
 * Euclidean norm of every column, √Σ_i a_ij², without care for overflow.
 *
 * @returns As many numbers as columns.
 * @throws NonFiniteError if an entry is NaN or infinite.
 * @example
 * ```ts
 * import { DenseMatrix } from '@entk/core';
 * import { columnNorms } from '@entk/linalg';
 *
 * columnNorms(DenseMatrix.fromRows([[3, 0], [4, 2]])); // Float64Array [5, 2]
 * ```
 */
export function columnNorms(matrix: DenseMatrix): Float64Array {
  requireMatrix('columnNorms', 'matrix', matrix);
  const { rows, columns, data } = matrix;
  requireFinite('columnNorms', 'matrix', data);
  const squares = new Float64Array(columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) squares[j] += data[i * columns + j] ** 2;
  }
  return squares.map(Math.sqrt);
}
