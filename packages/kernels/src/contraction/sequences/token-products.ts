import { DenseMatrix } from '@entk/core';
import type { FactoredLookupUse } from '@entk/jacobians/factors';
import { outerProduct } from '../delta-products.js';
import { mirrored } from './mirrored.js';
import type { OutputMode } from '../../collapse/outputs.js';
import { positionRows } from './position-rows.js';

/** Two lookups of one matrix, in batches of N and N′ examples. */
export interface LookupPair {
  readonly left: FactoredLookupUse;
  readonly right: FactoredLookupUse;
  readonly counts: readonly [number, number];
}

/**
 * Σ_t Σ_t′ [id_t = id′_t′] δ[n, c, t]·δ′[n′, c′, t′]: a product for each row of the matrix, of the positions that read
 * it.
 */
export function tokenProducts({ left, right, counts }: LookupPair, mode: OutputMode): DenseMatrix {
  const ofLeft = positionRows(left, mode, 0, counts[0]);
  const ofRight = left === right ? ofLeft : positionRows(right, mode, 0, counts[1]);
  const [leftReaders, rightReaders] = [readersOf(left, ofLeft.rows), readersOf(right, ofRight.rows)];
  const kernel = new DenseMatrix(ofLeft.rows / left.positions, ofRight.rows / right.positions);
  for (const [index, rows] of leftReaders) {
    const columns = rightReaders.get(index);
    if (!columns) continue;
    const gathered = rowsOf(ofLeft, rows);
    const products = outerProduct(gathered, left === right ? gathered : rowsOf(ofRight, columns));
    rows.forEach((row, i) => {
      const target = kernel.rowSpan(Math.floor(row / left.positions));
      const source = products.rowSpan(i);
      columns.forEach((column, j) => {
        target[Math.floor(column / right.positions)] += source[j];
      });
    });
  }
  return left === right ? mirrored(kernel) : kernel;
}

/** The rows of δ, (n·C + c)·T + t, by which row of the matrix their position reads. */
function readersOf({ indices, positions }: FactoredLookupUse, rowCount: number): Map<number, number[]> {
  const perExample = rowCount / (indices.length / positions);
  const readers = new Map<number, number[]>();
  for (let row = 0; row < rowCount; row++) {
    const index = indices[Math.floor(row / perExample) * positions + (row % positions)];
    const rows = readers.get(index);
    if (rows) rows.push(row);
    else readers.set(index, [row]);
  }
  return readers;
}

function rowsOf(matrix: DenseMatrix, rows: readonly number[]): DenseMatrix {
  const gathered = new DenseMatrix(rows.length, matrix.columns);
  rows.forEach((row, i) => gathered.rowSpan(i).set(matrix.rowSpan(row)));
  return gathered;
}
