import { DenseMatrix } from '@entk/core';

/** Row i times factors[i], copied. */
export function scaledRows(matrix: DenseMatrix, factors: Float64Array): DenseMatrix {
  const scaled = new DenseMatrix(matrix.rows, matrix.columns, matrix.data.slice());
  for (let i = 0; i < scaled.rows; i++) {
    const row = scaled.rowSpan(i);
    for (let j = 0; j < row.length; j++) row[j] *= factors[i];
  }
  return scaled;
}

/** Column j times factors[j], copied. */
export function scaledColumns(matrix: DenseMatrix, factors: Float64Array): DenseMatrix {
  const scaled = new DenseMatrix(matrix.rows, matrix.columns, matrix.data.slice());
  for (let i = 0; i < scaled.rows; i++) {
    const row = scaled.rowSpan(i);
    for (let j = 0; j < row.length; j++) row[j] *= factors[j];
  }
  return scaled;
}
