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

  it('refuses a shape that is no list of whole numbers', () => {
    const four = new Float32Array(4);
    expect(() => ndArray([-2, -2], four)).toThrow(
      'ndArray: shape must be whole numbers of at least 0, got -2 (axis 0 of 2)',
    );
    expect(() => ndArray([2, 1.5], new Float32Array(3))).toThrow('got 1.5 (axis 1 of 2)');
    expect(() => ndArray([Number.NaN])).toThrow('got NaN (axis 0 of 1)');
    expect(() => ndArray([Infinity, 0])).toThrow('got Infinity (axis 0 of 2)');
    expect(() => ndArray(4 as never, four)).toThrow('ndArray: shape must be a list of extents, got 4');
    expect(() => ndArray(['2', 2] as never, four)).toThrow('got "2" (axis 0 of 2)');
    expect(() => sizeOf([-2, -2])).toThrow('sizeOf: shape must be whole numbers of at least 0, got -2');
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
