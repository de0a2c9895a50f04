import { type DenseMatrix, requireFinite, requireMatrix } from '@entk/core';
import { unitExponent } from '../wasm/layout.js';

/**
 * Euclidean norm of every column, √Σ_i a_ij². Squares that would overflow or underflow are taken of the column over a
 * power of two.
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
  return squares.map((square, j) => (isSafe(square) ? Math.sqrt(square) : scaledNorm(matrix.columnCopy(j))));
}

/** Sums of squares in here have lost no bit to underflow, whatever entries they are of. */
function isSafe(square: number): boolean {
  return square > 2 ** -800 && square < 2 ** 1000;
}

/** The norm of a vector scaled to a largest entry of about 1, exactly, and back. */
function scaledNorm(vector: Float64Array): number {
  const exponent = unitExponent(vector.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0));
  const scaled = vector.map((value) => value * 2 ** exponent);
  return Math.sqrt(scaled.reduce((sum, value) => sum + value * value, 0)) * 2 ** -exponent;
}
