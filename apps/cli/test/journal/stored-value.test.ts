import { DenseMatrix } from '@entk/core';
import { expect, test } from 'vitest';
import { storedBytes, storedValue } from '../../src/journal/stored-value.js';

const value = {
  numbers: [0.1, -0, 1e-310, Number.NaN, Number.NEGATIVE_INFINITY],
  floats: Float32Array.of(0.1, 1e-45),
  matrix: DenseMatrix.fromRows([[1 / 3, -0]]),
  map: new Map([
    ['b', undefined],
    ['a', null],
  ]),
  left: undefined,
};

test('a value comes back with every bit, in the order of its keys, matrices as matrices', () => {
  const back = storedValue(storedBytes(value))?.value as typeof value;
  expect(back).toEqual(value);
  expect(Object.keys(back)).toEqual(Object.keys(value));
  expect([...back.map.keys()]).toEqual(['b', 'a']);
  expect(Object.is(back.numbers[1], -0) && Object.is(back.matrix.get(0, 1), -0)).toBe(true);
  expect(back.matrix).toBeInstanceOf(DenseMatrix);
});

test('bytes that are not whole are no value, wherever they end or differ', () => {
  const bytes = storedBytes(value);
  for (let length = 0; length < bytes.length; length++) expect(storedValue(bytes.subarray(0, length))).toBeUndefined();
  for (let place = 0; place < bytes.length; place += 7) {
    const changed = Buffer.from(bytes);
    changed[place] ^= 1;
    expect(storedValue(changed)).toBeUndefined();
  }
});
