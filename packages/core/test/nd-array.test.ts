import { describe, expect, it } from 'vitest';
import { entryText, ndArray, shapeText, sizeOf } from '../src/index.js';

describe('ndArray', () => {
  it('makes zeros of a shape or takes data that fills it', () => {
    expect(ndArray([2, 3]).data).toEqual(new Float32Array(6));
    expect(ndArray([], new Float64Array([4])).data[0]).toBe(4);
    expect(sizeOf([2, 3, 4])).toBe(24);
    expect(shapeText([841, 58])).toBe('[841, 58]');
  });

  it('refuses data of another size', () => {
    expect(() => ndArray([2, 3], new Float32Array(5))).toThrow(
      'ndArray: data must have 6 entries for shape [2, 3], got 5',
    );
  });
});

describe('entryText', () => {
  it.each([
    [[5], 3, 'entry 3 of 5'],
    [[], 0, 'entry 0 of 1'],
    [[4, 3], 7, 'row 2, column 1 of [4, 3], counted from 0'],
    [[2, 3, 4], 23, 'entry [1, 2, 3] of [2, 3, 4], counted from 0'],
  ])('of shape %j and place %i: %s', (shape, index, text) => expect(entryText(shape, index)).toBe(text));
});
