import { DenseMatrix, identityMatrix } from '@entk/core';
import { describe, expect, test } from 'vitest';
import { loadingsOf } from '../../src/units/loadings.js';

describe('loadingsOf', () => {
  test('keeps every unit, and those that reach into the span beside', () => {
    const activations = DenseMatrix.fromRows([
      [1, 0, 0, 1e-20],
      [2, 0, 0, 0],
      [3, 4, 0, 1],
    ]);
    const { all, loaded } = loadingsOf('test', identityMatrix(3).columnRange(0, 2), activations);
    expect(all.to2DArray()).toEqual([
      [1, 0, 0, 1e-20],
      [2, 0, 0, 0],
    ]);
    expect(loaded.to2DArray()).toEqual([[1], [2]]);
  });

  test('refuses NaN', () => {
    const broken = new DenseMatrix(2, 1, Float64Array.of(0, Number.NaN));
    expect(() => loadingsOf('test', identityMatrix(2), broken)).toThrow('test: activations must be finite, got NaN');
  });
});
