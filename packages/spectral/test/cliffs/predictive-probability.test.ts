import { createRandom } from '@entk/core';
import { describe, expect, test } from 'vitest';
import { predictiveProbability } from '../../src/cliffs/predictive-probability.js';
import { gapShapes, gapTrends } from '../../src/constants.js';
import { predictive } from '../fixtures.js';

const neighbours = (
  gaps: readonly number[],
  distances: readonly number[] = gaps.map(() => 1),
  thresholds: readonly number[] = gaps.map(() => 0),
) => ({
  logGaps: gaps.map(Math.log),
  logDistances: distances.map(Math.log),
  logThresholds: thresholds.map(Math.log),
});
const probability = (...args: Parameters<typeof predictiveProbability>) => 10 ** predictiveProbability(...args);

describe('predictiveProbability', () => {
  test('of equal neighbours at no distance is the mean of Pareto tails over shapes', () => {
    // S = m 1^q, L = q^{m-2} / m^m and u = t^q / (m + t^q), whatever the trend.
    const t = 3;
    const weights = gapShapes.map((q) => q);
    const expected =
      gapShapes.reduce((sum, q, i) => sum + weights[i] * (1 + t ** q / 3) ** -3, 0) /
      weights.reduce((sum, weight) => sum + weight);
    expect(probability([Math.log(t)], neighbours([1, 1, 1]))).toBeCloseTo(expected, 12);
  });

  test.each(predictive)('agrees with integrals over scale and shape by SciPy, case %#', (integral) => {
    const { tested, gaps, distances, thresholds, longestShape } = integral;
    const p = probability(tested.map(Math.log), neighbours(gaps, distances, thresholds), longestShape);
    expect(p / integral.probability).toBeCloseTo(1, 8);
  });

  test('does not depend on the unit of the gaps', () => {
    const gaps = [0.3, 0.1, 0.7, 0.2];
    const scaled = gaps.map((gap) => 1e-9 * gap);
    const distances = [2, 3, 4, 5];
    expect(predictiveProbability([Math.log(2e-9)], neighbours(scaled, distances))).toBeCloseTo(
      predictiveProbability([Math.log(2)], neighbours(gaps, distances)),
      10,
    );
  });

  test('errs as often as it says, for every shape and trend', () => {
    const random = createRandom(4);
    const trials = 4000;
    for (const shape of [1, 1.5]) {
      for (const trend of [1 / 3, 2 / 3]) {
        let below = 0;
        for (let trial = 0; trial < trials; trial++) {
          const drawn = Array.from(
            { length: 25 },
            (_, i) => (-Math.log(1 - random.uniform())) ** (1 / shape) * ((i + 4) / 4) ** -trend,
          );
          const [tested, ...gaps] = drawn;
          const distances = gaps.map((_, i) => (i + 5) / 4);
          if (predictiveProbability([Math.log(tested)], neighbours(gaps, distances)) < -2) below++;
        }
        // 1 % of 4,000 with a deviation of 6.3; the trend is one of four, not known exactly.
        expect(below).toBeGreaterThan(8);
        expect(below).toBeLessThan(70);
      }
    }
  });

  test('of others is that they reach the tested gap too, wherever they lie', () => {
    // As in the first test, with T = 2 t^q for two gaps of t, and t^q + 0.5^q for one of t and one of half.
    const t = 3;
    const expected = (other: number) =>
      gapShapes.reduce((sum, q) => sum + q * (1 + (t ** q + Math.min(t, other) ** q) / 3) ** -3, 0) /
      gapShapes.reduce((sum, q) => sum + q);
    for (const other of [9, 3, 0.5]) {
      const p = probability([Math.log(t)], neighbours([1, 1, 1]), Infinity, [
        { logGap: Math.log(other), logDistance: 0 },
      ]);
      expect(p).toBeCloseTo(expected(other), 12);
    }
  });

  test('says nothing without neighbours, and little with one', () => {
    expect(predictiveProbability([0], neighbours([]))).toBe(0);
    expect(probability([Math.log(100)], neighbours([1]))).toBeGreaterThan(0.005);
  });

  test('is 1 for gaps of nothing', () => {
    expect(probability([-Infinity], neighbours([1, 2]))).toBeCloseTo(1, 12);
    expect(gapTrends[gapTrends.length - 1]).toBe(1);
  });
});
