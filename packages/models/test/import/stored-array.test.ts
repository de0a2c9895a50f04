import { ndArray } from '@entk/core';
import { describe, expect, it } from 'vitest';
import { isStored, storedArray } from '../../src/import/stored-array.js';

describe('storedArray', () => {
  it('reads its numbers whenever they are asked for, and is known as such', () => {
    let readings = 0;
    const array = storedArray([2], () => Float32Array.of(++readings, 0));
    expect([array.data[0], array.data[0], readings]).toEqual([1, 2, 2]);
    expect([isStored(array), isStored(ndArray([2])), isStored({ ...array })]).toEqual([true, false, false]);
  });
});
