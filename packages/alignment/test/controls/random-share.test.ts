import { featureShares, randomShare, randomSubspace } from '@entk/alignment';
import { createRandom, DenseMatrix, identityMatrix } from '@entk/core';
import { describe, expect, test } from 'vitest';
import { singles } from '../fixtures.js';
import { rounding } from '../tolerances.js';

/** Shares of the first g axes in random subspaces that were formed. */
function drawn(rows: number, dimension: number, directions: number, draws: number): number[] {
  const random = createRandom(5);
  const axes = {
    ...singles('x', identityMatrix(rows).columnRange(0, directions)),
    groupSize: directions,
    labels: ['all'],
  };
  return Array.from({ length: draws }, () => {
    const { values } = featureShares(randomSubspace(rows, dimension, random), [axes]);
    return values.get(0, dimension - 1);
  });
}

describe('randomShare', () => {
  test.each([
    [40, 6, 1],
    [40, 6, 2],
    [12, 6, 3],
    [20, 2, 5],
    [10, 7, 4],
  ])(
    'of %i rows, %i dimensions and %i directions, against subspaces that were formed',
    (rows, dimension, directions) => {
      const draws = 2000;
      const shares = drawn(rows, dimension, directions, draws);
      const { mean, deviation, pValue, exceededBy } = randomShare({ rows, dimension, directions });
      const average = shares.reduce((sum, share) => sum + share, 0) / draws;
      // Five standard errors, by chance once in two million; the variance of a variance is near 2/n of its square.
      expect(Math.abs(average - mean)).toBeLessThan((5 * deviation) / Math.sqrt(draws));
      const variance = shares.reduce((sum, share) => sum + (share - mean) ** 2, 0) / draws;
      expect(Math.abs(variance / deviation ** 2 - 1)).toBeLessThan(5 * Math.sqrt(2 / draws));
      for (const tail of [0.5, 0.1, 0.02]) {
        const at = exceededBy(tail);
        expect(pValue(at)).toBeCloseTo(tail, 8);
        const share = shares.filter((value) => value >= at).length / draws;
        expect(Math.abs(share - tail)).toBeLessThan(5 * Math.sqrt((tail * (1 - tail)) / draws) + tail / 10);
      }
    },
  );

  test('one direction and a plane of three: P(share ≥ s) = √(1 − s)', () => {
    const { pValue } = randomShare({ rows: 3, dimension: 2 });
    for (const share of [0.1, 0.5, 0.99]) expect(Math.abs(pValue(share) - Math.sqrt(1 - share))).toBeLessThan(rounding);
  });

  test('the whole space holds everything, for certain', () => {
    const whole = randomShare({ rows: 5, dimension: 5, directions: 2 });
    expect([whole.mean, whole.deviation, whole.pValue(1), whole.exceededBy(0.01)]).toEqual([1, 0, 1, 1]);
    expect(randomShare({ rows: 1, dimension: 1 }).mean).toBe(1);
  });

  test('refuses more dimensions than the space has, and invalid tails', () => {
    expect(() => randomShare({ rows: 4, dimension: 5 })).toThrow(
      'randomShare: dimension must be an integer in 1..4, got 5',
    );
    expect(() => randomShare({ rows: 4, dimension: 2, directions: 0 })).toThrow(
      'directions must be an integer in 1..4, got 0',
    );
    expect(() => randomShare({ rows: 4, dimension: 2 }).exceededBy(1)).toThrow(
      'tail must be above 0 and below 1, got 1',
    );
    expect(() => randomShare({ rows: 4, dimension: 2 }).pValue(Number.NaN)).toThrow('share must be a number in');
  });
});

test('DenseMatrix rows of a share ascend to the whole', () => {
  const { values } = featureShares(identityMatrix(4), [
    singles('x', DenseMatrix.fromRows([[0.5], [0.5], [0.5], [0.5]])),
  ]);
  expect(Array.from(values.data)).toEqual([0.25, 0.5, 0.75, 1]);
});
