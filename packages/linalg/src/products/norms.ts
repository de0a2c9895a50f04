import {
  type DenseMatrix,
  largestMagnitude,
  requireFinite,
  requireInRange,
  requireMatrix,
  unitExponent,
} from '@entk/core';

/**
 * Euclidean norm of every column, √Σ_i a_ij². Squares that would overflow or underflow are taken of the column over a
 * power of two.
 *
 * @returns As many numbers as columns.
 * @throws NonFiniteError if an entry is NaN or infinite, or a norm is beyond the range of float64.
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
  requireFinite('columnNorms', 'matrix', matrix);
  return normsOf('columnNorms', matrix);
}

/** The norms of columns that are known to be finite. */
export function normsOf(caller: string, matrix: DenseMatrix): Float64Array {
  const { rows, columns, data } = matrix;
  const squares = new Float64Array(columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0, at = i * columns; j < columns; j++, at++) squares[j] += data[at] * data[at];
  }
  const norms = squares.map((square, j) => (isSafe(square) ? Math.sqrt(square) : scaledNorm(matrix.columnCopy(j))));
  requireInRange(caller, 'norms of columns', norms);
  return norms;
}

/** Sums of squares in here have lost no bit to underflow, whatever entries they are of. */
function isSafe(square: number): boolean {
  return square > 2 ** -800 && square < 2 ** 1000;
}

/** The norm of a vector scaled to a largest entry of about 1, exactly, and back. */
function scaledNorm(vector: Float64Array): number {
  const factor = 2 ** unitExponent(largestMagnitude(vector));
  return Math.sqrt(vector.reduce((sum, value) => sum + (value * factor) ** 2, 0)) / factor;
}
