import { DenseMatrix } from '@entk/core';
import { describe, expect, it } from 'vitest';
import { columnNorms } from '../../src/index.js';

describe('columnNorms', () => {
  it('are Euclidean lengths of columns, not of rows', () => {
    const triples = DenseMatrix.fromRows([
      [3, 0, 5],
      [4, 0, 12],
    ]);
    expect([...columnNorms(triples)]).toEqual([5, 0, 13]);
  });

  it('scales with its input, to the bit, where squares would overflow or underflow', () => {
    const columns = [
      [3, 0.1, 1],
      [4, -7.3, 0],
      [0, 1e-9, 0],
    ];
    const norms = columnNorms(DenseMatrix.fromRows(columns));
    for (const power of [-900, -540, -500, 500, 540, 900]) {
      const scaled = DenseMatrix.fromRows(columns).scaleInPlace(2 ** power);
      expect(Array.from(columnNorms(scaled))).toEqual(Array.from(norms, (norm) => norm * 2 ** power));
    }
    expect([...columnNorms(DenseMatrix.fromRows([[3 * 2 ** 800], [4 * 2 ** 800]]))]).toEqual([5 * 2 ** 800]);
    expect([...columnNorms(new DenseMatrix(2, 1))]).toEqual([0]);
  });
});
