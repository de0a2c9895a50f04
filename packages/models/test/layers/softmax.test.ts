import { ndArray } from '@entk/core';
import { describe, expect, it } from 'vitest';
import { softmax } from '../../src/index.js';
import { fromTensor, scoped, toTensor } from '../../src/tensor/index.js';
import { check } from './check.js';

describe('softmax', () => {
  check({ kind: 'softmax' }, 4, 4);
});

describe('softmax at every position', () => {
  check({ kind: 'softmax' }, { positions: 3, width: 2 }, { positions: 3, width: 2 });
});

describe('softmax of one number', () => {
  check({ kind: 'softmax' }, 1, 1);
});

describe('softmax of large numbers', () => {
  it('does not overflow', () => {
    const given = scoped(() => {
      const values = toTensor(ndArray([1, 2], Float32Array.of(1000, 0)));
      return fromTensor(softmax().forward({ values, positions: 1 }, new Map()).output.values);
    });
    expect([...given.data]).toEqual([1, 0]);
  });
});
