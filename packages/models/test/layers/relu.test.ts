import { ndArray } from '@entk/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { initialiseBackend, relu } from '../../src/index.js';
import { toDense, vectorCotangent } from '../../src/layers/index.js';
import { fromTensor, scoped, toTensor } from '../../src/tensor/index.js';

beforeAll(() => initialiseBackend());

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
