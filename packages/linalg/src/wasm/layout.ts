import type { DenseMatrix } from '@entk/core';
import type { Arena } from './arena.js';
import type { Pointer } from './kernels.js';

/** Rows begin on cache lines, and not a multiple of 2 kB apart: such rows would fall into the same cache sets. */
export function paddedStride(n: number): number {
  const stride = Math.ceil((n + 1) / 8) * 8;
  return stride % 256 === 0 ? stride + 8 : stride;
}

/** Copies a matrix into the arena with `stride` doubles from row to row and `extraRows` below, zeros around it. */
export function putPadded(matrix: DenseMatrix, stride: number, arena: Arena, extraRows = 0): Pointer {
  const count = (matrix.rows + extraRows) * stride;
  const at = arena.doubles(count);
  const rows = arena.view(at, count);
  for (let i = 0; i < matrix.rows; i++) {
    rows.set(matrix.rowSpan(i), i * stride);
    rows.fill(0, i * stride + matrix.columns, (i + 1) * stride);
  }
  rows.fill(0, matrix.rows * stride);
  return at;
}
