import { DenseMatrix, ShapeError } from '@entk/core';
import { describe, expect, it } from 'vitest';
import { sparseOperator, topEigenpairs } from '../../src/index.js';

/** The path of n nodes, 2 on the diagonal and −1 beside it: 2 − 2 cos(j π / (n + 1)). */
function path(n: number) {
  const [rowStarts, columns, values] = [[0], [] as number[], [] as number[]];
  for (let i = 0; i < n; i++) {
    for (const j of [i - 1, i, i + 1]) {
      if (j < 0 || j >= n) continue;
      columns.push(j);
      values.push(i === j ? 2 : -1);
    }
    rowStarts.push(columns.length);
  }
  return { size: n, rowStarts, columns, values };
}

describe('sparseOperator', () => {
  it('has the eigenvalues of a path, in closed form', async () => {
    const n = 400;
    const { values, trace } = await topEigenpairs(sparseOperator(path(n)), { count: 3, tolerance: 1e-8 });
    expect(trace).toBe(2 * n);
    for (let j = 0; j < 3; j++) {
      expect(values[j]).toBeCloseTo(2 - 2 * Math.cos(((n - j) * Math.PI) / (n + 1)), 10);
    }
  });

  it('multiplies as the dense matrix does, entries of one place added', async () => {
    const rows = { size: 2, rowStarts: [0, 3, 4], columns: [0, 0, 1, 0], values: [1, 2, 5, 5] };
    const image = await sparseOperator(rows).apply(
      DenseMatrix.fromRows([
        [1, 0],
        [2, 1],
      ]),
    );
    expect([...image.data]).toEqual([13, 5, 5, 0]);
  });

  it('refuses rows that do not fit together', () => {
    expect(() => sparseOperator({ ...path(3), rowStarts: [0, 2, 1, 7] })).toThrow(ShapeError);
    expect(() => sparseOperator({ ...path(3), rowStarts: [0, 2] })).toThrow('rowStarts must be 4 ascending integers');
    expect(() => sparseOperator({ ...path(3), values: [1] })).toThrow('columns and values');
    expect(() => sparseOperator({ size: 1, rowStarts: [0, 1], columns: [1], values: [1] })).toThrow(
      'columns must be an integer in 0..0',
    );
  });
});
