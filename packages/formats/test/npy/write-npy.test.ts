import { ndArray, type NdArray, type NumericArray } from '@entk/core';
import { describe, expect, it } from 'vitest';
import { readNpy, writeNpy } from '../../src/index.js';
import { goldArray, goldBytes } from '../gold.js';
import { expectAsStored } from './stored-npy.js';

describe('writeNpy', () => {
  it('writes the very bytes that numpy.save writes', () => {
    const { shape, entries } = goldArray('version-1.npy');
    expect(writeNpy(ndArray(shape, Float64Array.from(entries, Number)))).toEqual(goldBytes('version-1.npy'));
  });

  it.each<NumericArray>([
    new Float64Array([1.5, -2]),
    new Float32Array([1.5, -2]),
    new BigInt64Array([1n, -2n]),
    new Int32Array([1, -2]),
    new Int16Array([1, -2]),
    new Int8Array([1, -2]),
    new BigUint64Array([1n, 2n]),
    new Uint32Array([1, 2]),
    new Uint16Array([1, 2]),
    new Uint8Array([1, 2]),
  ])('is undone by the reader, type included: %s', (data) => {
    const bytes = writeNpy(ndArray([2, 1], data));
    const back = readNpy(bytes);
    expect(back).toEqual({ shape: [2, 1], data });
    expect(back.data.constructor).toBe(data.constructor);
    expectAsStored(back, bytes);
    expect((bytes.length - data.byteLength) % 64).toBe(0);
  });

  it('writes scalars, empty arrays, and as many axes as NumPy has', () => {
    expect(readNpy(writeNpy(ndArray([], new Float32Array([7]))))).toEqual({ shape: [], data: new Float32Array([7]) });
    expect(readNpy(writeNpy(ndArray([0, 2]))).shape).toEqual([0, 2]);
    const axes = Array.from({ length: 64 }, () => 1);
    expect(readNpy(writeNpy(ndArray(axes, new Int8Array([5])))).shape).toEqual(axes);
    expect(() => writeNpy(ndArray([...axes, 1]))).toThrow(
      'writeNpy: the number of axes of the array must be an integer of at most 64, got 65',
    );
  });

  it('refuses other data and shapes that they do not fill', () => {
    const write = (array: unknown) => () => writeNpy(array as NdArray);
    expect(write({ shape: [1], data: [1] })).toThrow(
      'writeNpy: the array must hold a typed array of numbers, got "[object Array]"',
    );
    expect(write({ shape: [3], data: new Float32Array(2) })).toThrow(
      'writeNpy: the array must have 3 entries for shape [3], got 2',
    );
    expect(write({ shape: [0.5, 4], data: new Float32Array(2) })).toThrow(
      'axis 0 of the array must be an integer of at least 0, got 0.5',
    );
  });
});
