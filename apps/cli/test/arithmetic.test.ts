import { DenseMatrix } from '@entk/core';
import { allowFusedArithmetic, multiply } from '@entk/linalg';
import { afterEach, describe, expect, it } from 'vitest';
import { useRepeatableArithmetic } from '../src/arithmetic.js';

describe('useRepeatableArithmetic', () => {
  afterEach(() => {
    allowFusedArithmetic(true);
  });

  it('rounds every product and every sum', () => {
    allowFusedArithmetic(true);
    useRepeatableArithmetic();
    const third = 1 / 3;
    const left = DenseMatrix.fromRows([[1, third]]);
    const right = DenseMatrix.fromRows([[-third * third], [third]]);
    expect(multiply(left, right).data[0]).toBe(0);
  });
});
