import { expect, test } from 'vitest';
import { levelsOf } from '../../src/cliffs/levels.js';

test('levels are distinct values above the floor', () => {
  const { gaps, after, ratios, considered } = levelsOf([8, 4, 4, 2, 0.1, 0], 0.5);
  expect([...after]).toEqual([1, 3]);
  expect([...ratios]).toEqual([2, 2]);
  expect([...gaps]).toEqual([Math.log(2), Math.log(2)]);
  expect(considered).toBe(4);
});

test('copies are the mean of the levels on either side; values tie where the floor is far below the gap', () => {
  const { copies, tied } = levelsOf([8, 4, 4, 2], 1e-9);
  expect([...copies]).toEqual([1.5, 1.5]);
  expect(tied).toEqual([true, true]);
  // 1.01 and 1 agree within the floor, which is a third of the gap above them: noise.
  expect(levelsOf([8, 1.13, 1.01, 1], 0.03).tied).toEqual([false, false]);
});
