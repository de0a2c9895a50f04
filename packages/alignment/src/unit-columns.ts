import { type DenseMatrix, unitExponent } from '@entk/core';
import { columnNorms, scaledColumns } from '@entk/linalg';

/** Columns times a power of two each, where their squares would leave float64: the same directions, exactly. */
export interface UnitColumns {
  readonly columns: DenseMatrix;
  /** The power of two of each column: 1 of most. */
  readonly factors: Float64Array;
  /** Euclidean norms of `columns`. */
  readonly norms: Float64Array;
}

/** @throws NonFiniteError if the norm of a column is beyond the range of float64. */
export function unitColumns(matrix: DenseMatrix): UnitColumns {
  const norms = columnNorms(matrix);
  const factors = norms.map((norm) => 2 ** unitExponent(norm, 2));
  if (factors.every((factor) => factor === 1)) return { columns: matrix, factors, norms };
  return { columns: scaledColumns(matrix, factors), factors, norms: norms.map((norm, j) => norm * factors[j]) };
}
