import { expect, test } from 'vitest';
import { oneRank } from '../src/index.js';

test('a process alone has what it brings', async () => {
  const part = Float64Array.of(1, 2);
  expect([oneRank.rank, oneRank.size]).toEqual([0, 1]);
  expect(await oneRank.sum(part)).toBe(part);
  expect(await oneRank.gather(part, [2])).toBe(part);
});
