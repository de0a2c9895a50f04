import { DenseMatrix } from '@entk/core';
import { describe, expect, test } from 'vitest';
import { blocksOf, columnsInOrder, statusOf } from '../../src/rotations/rotation.js';

describe('columnsInOrder', () => {
  test('takes column order[j] for column j, and may leave some out', () => {
    const matrix = DenseMatrix.fromRows([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect(columnsInOrder(matrix, [2, 0]).to2DArray()).toEqual([
      [3, 1],
      [6, 4],
    ]);
    expect(matrix.to2DArray()).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
  });
});

describe('blocksOf', () => {
  test('follow each other, empty ones left out', () => {
    expect(blocksOf([2, 0, 1])).toEqual([
      { from: 0, to: 2 },
      { from: 2, to: 3 },
    ]);
  });
});

describe('statusOf', () => {
  test('converges at the tolerance', () => {
    expect(statusOf({ sweeps: 3, largestSine: 1e-9 }, 1e-9)).toEqual({ kind: 'converged', sweeps: 3 });
    expect(statusOf({ sweeps: 3, largestSine: 2e-9 }, 1e-9)).toEqual({
      kind: 'not-converged',
      sweeps: 3,
      largestSine: 2e-9,
      tolerance: 1e-9,
    });
  });
});
