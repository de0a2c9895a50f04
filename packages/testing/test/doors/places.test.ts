import { DenseMatrix, ndArray } from '@entk/core';
import { describe, expect, it } from 'vitest';
import { placesOfNumbers, placeText, putValue } from '../../src/doors/places.js';

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

describe('putValue', () => {
  it('puts a number at each of the places and nowhere else', () => {
    for (const place of placesOfNumbers(args())) {
      const spoiled = args();
      putValue(spoiled, place, 99);
      expect(placesOfNumbers(spoiled)).toEqual(placesOfNumbers(args()));
      let found: unknown = spoiled;
      for (const step of place)
        found = found instanceof Map ? found.get(step) : (found as Record<string, unknown>)[step];
      expect(found).toBe(99);
    }
  });
});
