import { DenseMatrix } from '@entk/core';
import { describe, expect, test } from 'vitest';
import { turnColumns, turnPair, turnRows } from '../../src/rotations/plane-rotation.js';

const square = () =>
  DenseMatrix.fromRows([
    [1, 2, 3],
    [4, 5, 6],
    [7, 8, 9],
  ]);

describe('plane rotations by a quarter', () => {
  test('send x to y and y to −x: columns, rows, vectors', () => {
    const columns = square();
    turnColumns(columns, 0, 2, 0, 1);
    expect(columns.to2DArray()).toEqual([
      [3, 2, -1],
      [6, 5, -4],
      [9, 8, -7],
    ]);
    const rows = square();
    turnRows(rows, 0, 2, 0, 1);
    expect(rows.to2DArray()).toEqual([
      [7, 8, 9],
      [4, 5, 6],
      [-1, -2, -3],
    ]);
    const [x, y] = [Float64Array.of(3), Float64Array.of(4)];
    turnPair(x, y, 0.6, 0.8);
    expect(x[0]).toBeCloseTo(5, 12);
    expect(y[0]).toBeCloseTo(0, 12);
  });
});
