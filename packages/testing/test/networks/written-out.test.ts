import { ndArray } from '@entk/core';
import { describe, expect, it } from 'vitest';
import { type TestedUse, writtenOut } from '../../src/layers.js';
import { arrays, type PlainCotangent } from './array-library.js';

describe('the gradient of a parameter written out', () => {
  // N = 2 examples, C = 1 scalar, T = 2 positions, H = 2
  const cotangent: PlainCotangent = {
    values: ndArray([4, 2], Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8)),
    outputCount: 1,
    positions: 2,
  };
  const of = (...uses: TestedUse<ReturnType<typeof ndArray>, PlainCotangent>[]) =>
    Array.from(writtenOut(arrays, uses, 'p', uses[0].kind === 'matrix' ? [2, 1] : [2], 2));

  it('sums over positions', () => {
    expect(of({ kind: 'vector', parameter: 'p', cotangent })).toEqual([4, 6, 12, 14]);
  });

  it('is a product with an activation, in either orientation', () => {
    const activation = ndArray([4, 1], Float32Array.of(1, 10, 100, 1000));
    const use = { kind: 'matrix', parameter: 'p', transposed: false, cotangent, activation } as const;
    expect(of(use)).toEqual([31, 42, 7500, 8600]);
    const turned = writtenOut(arrays, [{ ...use, transposed: true }], 'p', [1, 2], 2);
    expect(Array.from(turned)).toEqual([31, 42, 7500, 8600]);
  });

  it('is added to the rows that positions read', () => {
    const indices = ndArray([4], Float32Array.of(1, 1, 0, 1));
    const use = { kind: 'lookup', parameter: 'p', cotangent, indices } as const;
    expect(Array.from(writtenOut(arrays, [use], 'p', [2, 2], 2))).toEqual([0, 0, 4, 6, 5, 6, 7, 8]);
  });

  it('is the sum of all uses of that parameter and of no other', () => {
    const use = { kind: 'vector', parameter: 'p', cotangent } as const;
    expect(of(use, use, { ...use, parameter: 'q' })).toEqual([8, 12, 24, 28]);
  });
});
