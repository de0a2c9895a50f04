import { DenseMatrix, requireFinite, requireInRange, requireMatrix, requireSameExtent, requireList } from '@entk/core';

/**
 * diag(s) · A: row i times factors[i].
 *
 * @param factors s, one a row.
 * @returns A copy, axes as `matrix`.
 * @throws ShapeError if there are not as many factors as rows.
 * @throws NonFiniteError if an entry or a factor is NaN or infinite, or a product is beyond the range of float64.
 * @example
 * ```ts
 * import { DenseMatrix } from '@entk/core';
 * import { scaledRows } from '@entk/linalg';
 *
 * scaledRows(DenseMatrix.fromRows([[1, 2], [3, 4]]), Float64Array.of(2, -1)).data; // Float64Array [2, 4, -3, -4]
 * ```
 */
export function scaledRows(matrix: DenseMatrix, factors: Float64Array): DenseMatrix {
  return scaled('scaledRows', 'rows', matrix, factors);
}

/**
 * A · diag(s): column j times factors[j].
 *
 * @param factors s, one a column.
 * @returns A copy, axes as `matrix`.
 * @throws ShapeError if there are not as many factors as columns.
 * @throws NonFiniteError if an entry or a factor is NaN or infinite, or a product is beyond the range of float64.
 * @example
 * ```ts
 * import { DenseMatrix } from '@entk/core';
 * import { scaledColumns } from '@entk/linalg';
 *
 * scaledColumns(DenseMatrix.fromRows([[1, 2], [3, 4]]), Float64Array.of(2, -1)).data; // Float64Array [2, -2, 6, -4]
 * ```
 */
export function scaledColumns(matrix: DenseMatrix, factors: Float64Array): DenseMatrix {
  return scaled('scaledColumns', 'columns', matrix, factors);
}

function scaled(caller: string, axis: 'rows' | 'columns', matrix: DenseMatrix, factors: Float64Array): DenseMatrix {
  requireMatrix(caller, 'matrix', matrix);
  requireList(caller, 'factors', factors);
  requireSameExtent(caller, `${axis} and factors`, matrix[axis], factors.length);
  requireFinite(caller, 'matrix', matrix);
  requireFinite(caller, 'factors', factors);
  const copy = new DenseMatrix(matrix.rows, matrix.columns, matrix.data.slice());
  for (let i = 0; i < copy.rows; i++) {
    const row = copy.rowSpan(i);
    for (let j = 0; j < row.length; j++) row[j] *= factors[axis === 'rows' ? i : j];
  }
  requireInRange(caller, 'products', copy);
  return copy;
}
