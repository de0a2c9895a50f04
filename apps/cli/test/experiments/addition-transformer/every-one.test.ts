import { expect, test } from 'vitest';
import { everyOne, ofEach } from '../../../src/experiments/addition-transformer/every-one.js';

test('none at all is no evidence', () => {
  const positive = (value: number) => value > 0;
  expect([everyOne([], positive), everyOne([1, 2], positive), everyOne([1, -2], positive)]).toEqual([
    false,
    true,
    false,
  ]);
});

test('what was measured of none says so', () => {
  expect([ofEach([]), ofEach(['a', 'b'])]).toEqual(['no network groks', 'a; b']);
});
