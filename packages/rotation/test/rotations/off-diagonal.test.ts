import { DenseMatrix, identityMatrix } from '@entk/core';
import { describe, expect, test } from 'vitest';
import { offDiagonalShare } from '../../src/rotations/off-diagonal.js';

describe('offDiagonalShare', () => {
  test('is a share of the squares of all matrices', () => {
    const flip = DenseMatrix.fromRows([
      [0, 1],
      [1, 0],
    ]);
    expect(offDiagonalShare([flip])).toBe(1);
    expect(offDiagonalShare([flip, identityMatrix(2)])).toBe(0.5);
    expect(offDiagonalShare([new DenseMatrix(2, 2)])).toBe(0);
  });
});
