import { type DenseMatrix, unitExponent } from '@entk/core';
import { scaledColumns } from '@entk/linalg';

/** Columns times a power of two each, where their squares would leave float64: the same directions, exactly. */
export interface UnitColumns {
  readonly columns: DenseMatrix;
  /** The power of two of each column: 1 of most. */
  readonly factors: Float64Array;
}

export function unitColumns(matrix: DenseMatrix): UnitColumns {
  const largest = new Float64Array(matrix.columns);
  matrix.data.forEach((value, place) => {
    const column = place % matrix.columns;
    const size = Math.abs(value);
    if (size > largest[column]) largest[column] = size;
  });
  const factors = largest.map((size) => 2 ** unitExponent(size, 2));
  return { columns: factors.every((factor) => factor === 1) ? matrix : scaledColumns(matrix, factors), factors };
}
