import { ndArray } from '@entk/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { initialiseBackend } from '../../src/index.js';
import { fromTensor, scoped, toTensor } from '../../src/tensor/index.js';
import { rotated, type Rotation } from '../../src/tensor/rotary.js';

beforeAll(() => initialiseBackend());

const quarter = Math.PI / 2;

/** A head at every position, turned. */
function turned(head: number[], rotation: Omit<Rotation, 'headSize' | 'factor'>, first = 0, back = false): number[] {
  const positions = 2;
  const values = ndArray([positions, head.length], Float32Array.from([...head, ...head]));
  const options = { headSize: head.length, factor: 1, ...rotation };
  return scoped(() =>
    Array.from(fromTensor(rotated(toTensor(values), options, { positions, first, back })).data, (value) =>
      Number(value.toFixed(6)),
    ),
  );
}

describe('rotated', () => {
  it('turns the second position by the frequency, in halves and in adjacent pairs, and the first not at all', () => {
    const frequencies = [quarter, 0];
    expect(turned([1, 2, 3, 4], { frequencies, pairs: 'halves' })).toEqual([1, 2, 3, 4, -3, 2, 1, 4]);
    expect(turned([1, 2, 3, 4], { frequencies, pairs: 'adjacent' })).toEqual([1, 2, 3, 4, -2, 1, 3, 4]);
  });

  it('turns back, leaves the numbers after those that turn, and begins where it is said to', () => {
    expect(turned([1, 2, 9], { frequencies: [quarter], pairs: 'adjacent' }, 1)).toEqual([-2, 1, 9, -1, -2, 9]);
    expect(turned([1, 2, 9], { frequencies: [quarter], pairs: 'adjacent' }, 1, true)).toEqual([2, -1, 9, -1, -2, 9]);
  });
});
