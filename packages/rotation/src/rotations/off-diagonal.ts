import type { DenseMatrix } from '@entk/core';
import { frobenius } from './commutator.js';

/** Σ of squared off-diagonal entries as a share of Σ ‖A‖_F². */
export function offDiagonalShare(matrices: readonly DenseMatrix[]): number {
  let off = 0;
  let whole = 0;
  for (const { data, rows } of matrices) {
    whole += frobenius(data) ** 2;
    off += frobenius(data.filter((_, place) => place % (rows + 1) !== 0)) ** 2;
  }
  return whole === 0 ? 0 : off / whole;
}
