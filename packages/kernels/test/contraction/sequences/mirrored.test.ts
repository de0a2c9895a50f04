import { DenseMatrix } from '@entk/core';
import { describe, expect, it } from 'vitest';
import { mirrored } from '../../../src/contraction/sequences/mirrored.js';

describe('mirrored', () => {
  it('copies the upper triangle down', () => {
    expect([...mirrored(new DenseMatrix(2, 2, Float64Array.of(1, 2, 0, 3))).data]).toEqual([1, 2, 2, 3]);
  });
});
