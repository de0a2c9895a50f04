import { ndArray } from '@entk/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { initialiseBackend } from '../../src/index.js';
import {
  fromTensor,
  scoped,
  spansOf,
  toTensor,
  weightedOverPositions,
  weightsOfSpans,
} from '../../src/tensor/index.js';

beforeAll(() => initialiseBackend());

const tokens = [-1, 4, 5, 6, 7, -1, 8, 9, 3];

describe('spansOf', () => {
  it('is where tokens stand, and nothing where all do', () => {
    expect(spansOf(tokens, 3)).toEqual({ from: Int32Array.of(1, 0, 0), to: Int32Array.of(3, 2, 3) });
    expect(spansOf([1, 2, 0, 3], 2)).toBeUndefined();
    expect(spansOf([-1, -1], 2)).toEqual({ from: Int32Array.of(2), to: Int32Array.of(2) });
  });
});

describe('sums over spans', () => {
  it('take the last position, or the mean', () => {
    const spans = spansOf(tokens, 3);
    if (!spans) throw new Error('there is padding');
    const values = ndArray([9, 1], Float32Array.of(100, 1, 2, 3, 5, 100, 6, 7, 8));
    const of = (which: 'last' | 'mean') =>
      scoped(() =>
        Array.from(fromTensor(weightedOverPositions(toTensor(values), weightsOfSpans(spans, 3, which), 3)).data),
      );
    expect(of('last')).toEqual([2, 5, 8]);
    expect(of('mean')).toEqual([1.5, 4, 7]);
  });
});
