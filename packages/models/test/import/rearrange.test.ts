import { ndArray } from '@entk/core';
import { describe, expect, it } from 'vitest';
import { rearranged, rearrangementText } from '../../src/import/rearrange.js';

/** Entry (i, j, k) is 100 i + 10 j + k. */
const cube = ndArray(
  [2, 3, 4],
  Float32Array.from(
    { length: 24 },
    (_, index) => 100 * Math.floor(index / 12) + 10 * (Math.floor(index / 4) % 3) + (index % 4),
  ),
);

describe('rearranged', () => {
  it.each([
    [{ axis: 0, index: 1 }, [3, 4], [100, 101, 102, 103, 110]],
    [{ axis: 1, index: 2 }, [2, 4], [20, 21, 22, 23, 120]],
    [{ axis: 2, index: 3 }, [2, 3], [3, 13, 23, 103, 113]],
  ])('takes the slice %j', (slice, shape, begin) => {
    const { array } = rearranged(cube, { tensor: 'x', slice }) as { array: typeof cube };
    expect(array.shape).toEqual(shape);
    expect(Array.from(array.data.subarray(0, 5))).toEqual(begin);
  });

  it('slices, reshapes and transposes, in this order', () => {
    const source = { tensor: 'x', slice: { axis: 0, index: 0 }, reshape: [6, 2], transpose: true };
    expect(rearranged(cube, source)).toEqual({
      array: { shape: [2, 6], data: Float32Array.of(0, 2, 10, 12, 20, 22, 1, 3, 11, 13, 21, 23) },
    });
    expect(rearrangementText(source)).toBe('[0] of axis 0, reshaped to [6, 2], transposed');
    expect(rearrangementText({ tensor: 'x' })).toBe('');
    expect(cube.shape).toEqual([2, 3, 4]);
  });

  it('brings axes into any order, and the numbers into a shape', () => {
    const source = { tensor: 'x', transpose: [1, 2, 0], into: [12, 2] };
    const { array } = rearranged(cube, source) as { array: typeof cube };
    expect(array.shape).toEqual([12, 2]);
    expect(Array.from(array.data.subarray(0, 10))).toEqual([0, 100, 1, 101, 2, 102, 3, 103, 10, 110]);
    expect(rearrangementText(source)).toBe('axes in the order [1, 2, 0], as [12, 2]');
  });

  it.each([
    [{ transpose: [0, 2, 2] }, 'has no order of axes [0, 2, 2]'],
    [{ transpose: [1, 0] }, 'must be of 2 axes to be in the order [1, 0], got [2, 3, 4]'],
    [{ into: [5] }, 'must have the entries of [5], got [2, 3, 4]'],
    [{ slice: { axis: 3, index: 0 } }, 'has no axis 3: its shape is [2, 3, 4]'],
    [{ slice: { axis: 1, index: 3 } }, 'axis 1 must have a place 3, got [2, 3, 4]'],
    [{ reshape: [5, 5] }, 'must have the entries of [5, 5], got [2, 3, 4]'],
    [{ transpose: true }, 'must be a matrix to be transposed, got [2, 3, 4]'],
  ])('tells what stands in the way of %j', (source, fault) => {
    expect(rearranged(cube, { tensor: 'x', ...source })).toEqual({ fault });
  });
});
