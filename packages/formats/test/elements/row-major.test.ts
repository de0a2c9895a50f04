import { describe, expect, it } from 'vitest';
import { columnMajorStrides, inRowMajorOrder, isRowMajor } from '../../src/elements/row-major.js';

const numbers = Float32Array.from({ length: 12 }, (_, index) => index);

describe('inRowMajorOrder', () => {
  it.each<[string, number[], number[], number, number[]]>([
    ['a transpose', [4, 3], [1, 4], 0, [0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11]],
    ['every other column from the second row on', [2, 2], [4, 2], 4, [4, 6, 8, 10]],
    ['a row in each row', [2, 3], [0, 1], 2, [2, 3, 4, 2, 3, 4]],
    ['one entry', [], [], 5, [5]],
    ['none', [0, 3], [3, 1], 0, []],
  ])('takes %s', (_, shape, strides, offset, expected) => {
    expect([...inRowMajorOrder(numbers, shape, strides, offset)]).toEqual(expected);
  });
});

describe('columnMajorStrides', () => {
  it('lets the first index run fastest', () => expect(columnMajorStrides([2, 3, 4])).toEqual([1, 2, 6]));
});

describe('isRowMajor', () => {
  it.each<[number[], number[], boolean]>([
    [[2, 3], [3, 1], true],
    [[2, 1, 3], [3, 99, 1], true],
    [[2, 3], [1, 2], false],
    [[2, 3], [4, 1], false],
    [[], [], true],
  ])('%j with strides %j: %s', (shape, strides, expected) => expect(isRowMajor(shape, strides)).toBe(expected));
});
