import { DenseMatrix, largestMagnitude, unitExponent } from '@entk/core';
import { frobenius } from './commutator.js';

/** Σ of squared off-diagonal entries as a share of Σ ‖A‖_F². */
export function offDiagonalShare(matrices: readonly DenseMatrix[]): number {
  let off = 0;
  let whole = 0;
  for (const { data, rows } of atCommonScale(matrices).scaled) {
    whole += frobenius(data) ** 2;
    off += frobenius(data.filter((_, place) => place % (rows + 1) !== 0)) ** 2;
  }
  return whole === 0 ? 0 : off / whole;
}

/** Copies of matrices times one power of two, 2^exponent, with which sums of squares over all stay within float64. */
export function atCommonScale(matrices: readonly DenseMatrix[]): { scaled: DenseMatrix[]; exponent: number } {
  const largest = largestMagnitude(matrices.map(({ data }) => largestMagnitude(data)));
  const exponent = unitExponent(largest, 2);
  return { scaled: matrices.map((matrix) => DenseMatrix.from(matrix).scaleInPlace(2 ** exponent)), exponent };
}
