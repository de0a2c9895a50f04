import { expect, test } from 'vitest';
import { importanceOf, importanceText } from '../../../src/experiments/superposition/importance.js';

test('a base gives its powers from 0, a list itself, neither nothing', () => {
  expect(importanceOf('analyze', { importanceBase: 0.5 }, 4)).toEqual([1, 0.5, 0.25, 0.125]);
  expect(importanceOf('analyze', { importance: [3, 0] }, 2)).toEqual([3, 0]);
  expect(importanceOf('analyze', {}, 2)).toBeUndefined();
  expect([{ importanceBase: 0.9 }, { importance: [1, 2] }, {}].map(importanceText)).toEqual(['0.9^i', '1, 2', '0.8^i']);
});

test.each([
  [{ importance: [1, 1], importanceBase: 0.9 }, '--importance and --importance-base exclude each other'],
  [{ importanceBase: 0 }, 'importance base must be a number in (0, 1], got 0'],
  [{ importanceBase: 1.5 }, 'importance base must be a number in (0, 1], got 1.5'],
  [{ importance: [1] }, 'importance must have one number a feature, 2, got 1'],
  [{ importance: [1, -1] }, 'importance must not be negative, got -1'],
])('%o is refused', (choice, message) => {
  expect(() => importanceOf('analyze', choice, 2)).toThrow(`analyze: ${message}`);
});
