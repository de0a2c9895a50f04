import { describe, expect, it } from 'vitest';
import { ndArray } from '@entk/core';
import { relu } from '../../src/index.js';
import { fromTensor, scoped, toTensor } from '../../src/tensor/index.js';
import { toDense, vectorCotangent } from '../../src/index.js';
import { check } from './check.js';

describe('relu', () => {
  check({ kind: 'relu' }, 4, 4);
});

describe('relu at its kink', () => {
  it('gives 0 with slope 0', () => {
    const [output, slope] = scoped(() => {
      const input = toTensor(ndArray([1, 3], Float32Array.of(-1, 0, 1)));
      const pass = relu().forward({ values: input, positions: 1 }, new Map());
      const ones = vectorCotangent(toTensor(ndArray([1, 3], Float32Array.of(1, 1, 1))));
      const pulled = pass.pullback(ones).input();
      return [fromTensor(pass.output.values).data, fromTensor(toDense(pulled, 1).values).data];
    });
    expect([...output]).toEqual([0, 0, 1]);
    expect([...slope]).toEqual([0, 0, 1]);
  });
});
