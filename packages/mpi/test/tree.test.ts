import { expect, test } from 'vitest';
import { addAsTree } from '../src/tree.js';

test('adds ((0 + 1) + (2 + 3)) + …, and from the last on what is left over', () => {
  // Numbers whose sum depends on the order: 1 is lost beside 2⁵³, twice 1 is not.
  const large = 2 ** 53;
  expect([...addAsTree(Float64Array.of(large, 1, 1), 3)]).toEqual([large]);
  expect([...addAsTree(Float64Array.of(large, 0, 1, 1), 4)]).toEqual([large + 2]);
  expect([...addAsTree(Float64Array.of(1, 10, 2, 20), 2)]).toEqual([3, 30]);
  expect([...addAsTree(Float64Array.of(5, 6), 1)]).toEqual([5, 6]);
});
