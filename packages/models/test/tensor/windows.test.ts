import { createRandom, type NdArray, ndArray, sizeOf } from '@entk/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { fromTensor, initialiseBackend, scoped, type Tensor, toTensor } from '../../src/tensor/index.js';
import {
  foldWindows,
  largestInWindows,
  placesToWindows,
  spreadOverWindows,
  sumOfWindows,
  unfoldWindows,
  type Windows,
  windowsToPlaces,
} from '../../src/tensor/windows.js';

beforeAll(() => initialiseBackend());

/** Two windows of two places on three positions: the first begins in the padding, both see position 1. */
const windows: Windows = { positions: 3, count: 2, size: 2, at: Int32Array.of(-1, 1, 1, 2) };
const numbers = (shape: number[], ...values: number[]) => ndArray(shape, Float32Array.from(values));
const run = (body: (tensor: (array: NdArray) => Tensor) => Tensor) => scoped(() => fromTensor(body(toTensor)));

describe('windows of positions', () => {
  it('are unfolded channel by channel, with zeros in the padding', () => {
    const unfolded = run((tensor) => unfoldWindows(tensor(numbers([3, 2], 1, 10, 2, 20, 3, 30)), windows));
    expect(unfolded).toEqual(numbers([2, 4], 0, 2, 0, 20, 2, 3, 20, 30));
  });

  it('are folded by adding up what several of them see', () => {
    const folded = run((tensor) => foldWindows(tensor(numbers([2, 4], 9, 1, 9, 2, 3, 4, 5, 6)), windows));
    expect(folded).toEqual(numbers([3, 2], 0, 0, 4, 7, 4, 6));
  });

  it('are summed with weights, the padding left out', () => {
    const weights = Float32Array.of(1, 0.5);
    const sums = run((tensor) => sumOfWindows(tensor(numbers([3, 1], 1, 2, 4)), windows, weights));
    expect(sums).toEqual(numbers([2, 1], 2, 3));
    const spread = run((tensor) => spreadOverWindows(tensor(numbers([2, 1], 1, 4)), windows, weights));
    expect(spread).toEqual(numbers([3, 1], 0, 3, 2));
  });

  it('have a largest number, which is never of the padding, and the first of equal ones', () => {
    const places = scoped(() => {
      const largest = largestInWindows(toTensor(numbers([6, 1], 5, -1, -1, 0, 7, 8)), windows);
      expect(fromTensor(largest.values)).toEqual(numbers([4, 1], -1, -1, 7, 8));
      return largest.places;
    });
    expect([...places]).toEqual([1, 1, 1, 2]);
    const taken = run((tensor) => placesToWindows(tensor(numbers([6, 1], 0, 1, 2, 3, 4, 5)), windows, places));
    expect(taken).toEqual(numbers([4, 1], 1, 1, 4, 5));
    // Two blocks an example share its places.
    const back = run((tensor) => windowsToPlaces(tensor(numbers([8, 1], 1, 2, 3, 4, 5, 6, 7, 8)), windows, places));
    expect(back).toEqual(numbers([12, 1], 0, 3, 0, 0, 7, 0, 0, 5, 6, 0, 7, 8));
  });

  it('are unfolded and folded by maps that are each other’s transpose', () => {
    const random = createRandom(0);
    const draw = (shape: number[]) => ndArray(shape, Float32Array.from(random.normals(sizeOf(shape))));
    const [x, y] = [draw([6, 3]), draw([4, 6])];
    const unfolded = run((tensor) => unfoldWindows(tensor(x), windows)).data;
    const folded = run((tensor) => foldWindows(tensor(y), windows)).data;
    const product = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, index) => sum + value * b[index], 0);
    expect(product(unfolded, y.data)).toBeCloseTo(product(x.data, folded), 5);
  });
});
