import { requireNumber } from '@entk/core';
import { AbstractMatrix } from 'ml-matrix';
import { type MatcherResult, numberText } from './matcher-result.js';
import { requireMatrix } from './require-matrix.js';

/** The largest |a_ij − a_ji| allowed, as a share of max|a|. @default 0, exact symmetry */
export interface SymmetryTolerance {
  readonly relativeToMax?: number;
}

/** Whether a square matrix without NaN equals its transpose. */
export function symmetric(received: unknown, { relativeToMax = 0 }: SymmetryTolerance = {}): MatcherResult {
  requireNumber('toBeSymmetric', 'relativeToMax', relativeToMax, { min: 0 });
  const matrix: AbstractMatrix = requireMatrix('toBeSymmetric', 'received', received);
  const size = matrix.rows;
  if (matrix.columns !== size) {
    return { pass: false, message: () => `a symmetric matrix is square, this is ${size} × ${matrix.columns}` };
  }
  let largest = 0;
  let worst = { row: 0, column: 0, error: -1 };
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      const below = matrix.get(row, column);
      const above = matrix.get(column, row);
      largest = Math.max(largest, Math.abs(below), Math.abs(above));
      const difference = Math.abs(below - above);
      const error = below === above ? 0 : Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference;
      if (error > worst.error) worst = { row, column, error };
    }
  }
  const allowed = Number.isFinite(largest) ? relativeToMax * largest : 0;
  return { pass: worst.error <= allowed, message };

  function message(): string {
    if (size === 0) return 'the 0 × 0 matrix is symmetric';
    const { row, column, error } = worst;
    return [
      `largest |a_ij - a_ji| of the ${size} × ${size} matrix is ${numberText(error)}`,
      `entry [${row}, ${column}]  ${numberText(matrix.get(row, column))}`,
      `entry [${column}, ${row}]  ${numberText(matrix.get(column, row))}`,
      `relative to max|a| = ${numberText(largest)}: ${numberText(error / largest)}`,
      `allowed ${numberText(allowed)} (relativeToMax ${relativeToMax})`,
    ].join('\n');
  }
}
