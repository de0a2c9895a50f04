import { describe, expect, it } from 'vitest';
import { randomReadouts } from '../src/index.js';

describe('randomReadouts', () => {
  it('are the same of one seed, independent of each other, and of variance 1/C', () => {
    const weights = randomReadouts({ outputs: 2000, count: 3, seed: 1 });
    expect(randomReadouts({ outputs: 2000, count: 3, seed: 1 })).toEqual(weights);
    expect(randomReadouts({ outputs: 2000, count: 3, seed: 2 })).not.toEqual(weights);
    const dot = (i: number, j: number) =>
      Array.from(weights.rowSpan(i)).reduce((sum, entry, c) => sum + entry * weights.get(j, c), 0);
    for (const [i, j] of [
      [0, 0],
      [1, 1],
      [0, 1],
      [1, 2],
    ]) {
      // A sum of C terms of variance 2/C² or 1/C²: five deviations.
      expect(Math.abs(dot(i, j) - (i === j ? 1 : 0))).toBeLessThan(5 * Math.sqrt(2 / 2000));
    }
    expect(randomReadouts({ outputs: 5, seed: 0 }).rows).toBe(4);
  });

  it('refuses invalid counts', () => {
    expect(() => randomReadouts({ outputs: 5, count: 0, seed: 0 })).toThrow('count must be an integer of at least 1');
  });
});
