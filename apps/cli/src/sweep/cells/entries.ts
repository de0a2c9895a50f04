import { DenseMatrix } from '@entk/core';
import type { RecordedEntries } from './cell-record.js';

/** A matrix for a record: its bits, not decimal digits. */
export function recordedEntries({ rows, columns, data }: DenseMatrix): RecordedEntries {
  const bytes = Buffer.alloc(8 * data.length);
  data.forEach((value, place) => bytes.writeDoubleLE(value, 8 * place));
  return { rows, columns, data: bytes.toString('base64') };
}

/** The matrix of a record. */
export function entriesOf({ rows, columns, data }: RecordedEntries): DenseMatrix {
  const bytes = Buffer.from(data, 'base64');
  const matrix = new DenseMatrix(rows, columns);
  for (let place = 0; place < matrix.data.length; place++) matrix.data[place] = bytes.readDoubleLE(8 * place);
  return matrix;
}
