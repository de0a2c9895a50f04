import { DenseMatrix, type Random } from '@entk/core';
import { multiply } from '@entk/linalg';
import { dependentLength, secondPassOverlap } from '../constants.js';
import { factorRows, randomRows, subtractProduct } from './row-blocks.js';
import type { RowBasis } from './row-basis.js';

/** rows = taken · Q + factor · fresh, Q being the basis and the rows of `fresh` orthonormal and orthogonal to it. */
export interface Extension {
  readonly fresh: DenseMatrix;
  readonly factor: DenseMatrix;
  readonly taken: DenseMatrix;
}

/** New directions in a block of rows; those shorter than `negligible` are left out. The rows are not changed. */
export function extensionOf(basis: RowBasis, rows: DenseMatrix, negligible: number): Extension {
  let { basis: fresh, factor } = factorRows(rows, negligible);
  const taken = new DenseMatrix(rows.rows, basis.count);
  for (let pass = 0; pass < 3 && fresh.rows > 0; pass++) {
    const overlaps = basis.projectOut(fresh);
    taken.addInPlace(multiply(factor, overlaps));
    const next = factorRows(fresh, dependentLength);
    factor = next.basis.rows > 0 ? multiply(factor, next.factor) : new DenseMatrix(rows.rows, 0);
    fresh = next.basis;
    if (overlaps.data.every((overlap) => Math.abs(overlap) < secondPassOverlap)) break;
  }
  return { fresh, factor, taken };
}

/** `rows`, topped up with random ones to `count` orthonormal rows orthogonal to the basis. */
export function toppedUp(basis: RowBasis, rows: DenseMatrix, count: number, random: Random): DenseMatrix {
  if (rows.rows >= count) return rows;
  const extra = randomRows(count - rows.rows, basis.length, random);
  for (let pass = 0; pass < 2; pass++) {
    basis.projectOut(extra);
    if (rows.rows > 0) subtractProduct(extra, multiply(extra, rows, { transposeRight: true }), rows);
    extra.data.set(factorRows(extra, 0).basis.data);
  }
  const all = new DenseMatrix(count, basis.length);
  all.data.set(rows.data);
  all.data.set(extra.data, rows.data.length);
  return all;
}
