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
});
