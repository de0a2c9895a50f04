import { DenseMatrix, ndArray } from '@entk/core';
import { describe, expect, it } from 'vitest';
import { placesOfArrays, placesOfNumbers, placeText, putValue, valueAt } from '../../src/doors/places.js';

const args = (): unknown[] => [
  3,
  'name',
  { tolerance: 0.1, list: [1, 2, 3], pair: [4, 5], nested: { none: undefined } },
  DenseMatrix.fromRows([[1, 2]]),
  new Map([['W', ndArray([2], Float32Array.of(1, 2))]]),
  { opaque: 1, method: () => 0 },
  [[1, 2], { weight: 7 }],
];

describe('placesOfNumbers', () => {
  it('finds numbers in objects, lists, matrices and maps, the ends alone of long lists, and none in opaque objects', () => {
    expect(placesOfNumbers(args()).map(placeText)).toEqual([
      '0',
      '2.tolerance',
      '2.list.0',
      '2.list.2',
      '2.pair.0',
      '2.pair.1',
      '3.data.0',
      '3.data.1',
      '4.W.data.0',
      '4.W.data.1',
      '6.0.0',
      '6.0.1',
      '6.1.weight',
    ]);
  });
});

describe('placesOfArrays', () => {
  it('finds arrays with a shape in objects, lists and maps, and reads what stands there', () => {
    const given = [...args(), { train: { targets: ndArray([1], Float32Array.of(8)) } }];
    expect(placesOfArrays(given).map(placeText)).toEqual(['4.W', '7.train.targets']);
    expect(placesOfArrays(given).map((place) => valueAt(given, place))).toEqual([
      ndArray([2], Float32Array.of(1, 2)),
      ndArray([1], Float32Array.of(8)),
    ]);
  });
});

describe('putValue', () => {
  it('puts a number at each of the places and nowhere else', () => {
    for (const place of placesOfNumbers(args())) {
      const spoiled = args();
      putValue(spoiled, place, 99);
      expect(placesOfNumbers(spoiled)).toEqual(placesOfNumbers(args()));
      expect(valueAt(spoiled, place)).toBe(99);
    }
  });
});
