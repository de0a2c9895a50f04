import { DenseMatrix } from '@entk/core';

/** Row i of the result is row order[i]. */
export function rowsInOrder(matrix: DenseMatrix, order: Uint32Array): DenseMatrix {
  const result = new DenseMatrix(matrix.rows, matrix.columns);
  order.forEach((from, to) => result.data.set(matrix.rowSpan(from), to * matrix.columns));
  return result;
}
