import { DenseMatrix } from '@entk/core';

/** A matrix as it travels between a page and its worker: a message keeps fields and loses the class. */
export interface MatrixMessage {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float64Array;
}

/** The fields of a matrix, its numbers not copied. */
export function toMessage({ rows, columns, data }: DenseMatrix): MatrixMessage {
  return { rows, columns, data };
}

/** The matrix of a message, its numbers not copied. */
export function fromMessage({ rows, columns, data }: MatrixMessage): DenseMatrix {
  return new DenseMatrix(rows, columns, data);
}
