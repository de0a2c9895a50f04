import { ndArray } from '@entk/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { initialiseBackend, softmax } from '../../src/index.js';
import { fromTensor, scoped, toTensor } from '../../src/tensor/index.js';

beforeAll(() => initialiseBackend());

describe('softmax of large numbers', () => {
  it('does not overflow', () => {
    const given = scoped(() => {
      const values = toTensor(ndArray([1, 2], Float32Array.of(1000, 0)));
      return fromTensor(softmax().forward({ values, positions: 1 }, new Map()).output.values);
    });
    expect([...given.data]).toEqual([1, 0]);
  });
});
