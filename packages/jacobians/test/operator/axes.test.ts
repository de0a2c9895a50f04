import { DenseMatrix } from '@entk/core';
import { describe, expect, it } from 'vitest';
import type { FactoredUse } from '../../src/factors/index.js';
import { addToParameter, parameterBlock, swapAxes } from '../../src/operator/axes.js';

describe('swapAxes', () => {
  it('exchanges the first two of three axes', () => {
    const values = Float64Array.from({ length: 2 * 3 * 2 }, (_, index) => index);
    const swapped = swapAxes(values, 2, 3, 2);
    expect(Array.from(swapped)).toEqual([0, 1, 6, 7, 2, 3, 8, 9, 4, 5, 10, 11]);
    expect(swapAxes(swapped, 3, 2, 2)).toEqual(values);
  });
});

describe('the rows of a parameter in a block', () => {
  const use: FactoredUse = {
    kind: 'vector',
    parameter: 'b',
    delta: { form: 'factored', outputs: new DenseMatrix(1, 2) },
  };
  const placed = { use, offset: 1, size: 2 };

  it('are a view, and are added to', () => {
    const block = new DenseMatrix(
      4,
      2,
      Float64Array.from({ length: 8 }, (_, index) => index),
    );
    expect(Array.from(parameterBlock(placed, block))).toEqual([2, 3, 4, 5]);
    addToParameter(block, placed, Float64Array.of(10, 20, 30, 40));
    expect(Array.from(block.data)).toEqual([0, 1, 12, 23, 34, 45, 6, 7]);
  });
});
