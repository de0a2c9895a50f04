import { expect } from '@entk/testing/matchers';
import { describe, test } from 'vitest';
import { countText, intervalText, meanInterval, shareInterval } from '../../src/report/intervals.js';

/** Quantiles to the digits that are written here. */
const written = { absolute: 2e-6 };

describe('meanInterval', () => {
  test('is mean ± t s/√n, t the quantile 0.975 of Student’s t', () => {
    // scipy.stats.t.ppf(0.975, [1, 4, 11]) = 12.706204736, 2.776445105, 2.200985160
    for (const [values, t] of [
      [[0, 1], 12.706204736],
      [[3, 1, 4, 1, 5], 2.776445105],
      [[2, 7, 1, 8, 2, 8, 1, 8, 2, 8, 4, 5], 2.20098516],
    ] as const) {
      const mean = values.reduce<number>((sum, one) => sum + one, 0) / values.length;
      const squares = values.reduce<number>((sum, one) => sum + (one - mean) ** 2, 0);
      const half = t * Math.sqrt(squares / (values.length - 1) / values.length);
      const { value, low, high } = meanInterval(values);
      expect([value, low, high]).toBeCloseToArray([mean, mean - half, mean + half], written);
    }
  });

  test('is unbounded for one value, and a point for equal ones', () => {
    expect(meanInterval([2])).toEqual({ value: 2, low: -Infinity, high: Infinity });
    expect(intervalText(meanInterval([2]))).toBe('2');
    expect(meanInterval([2, 2, 2])).toEqual({ value: 2, low: 2, high: 2 });
    expect(intervalText(meanInterval([0.5, 0.75]))).toBe('0.625 (-0.963 to 2.21)');
  });
});

describe('shareInterval', () => {
  // scipy.stats.binomtest(k, n).proportion_ci(0.95, 'exact')
  test.each([
    [5, 5, 0.478176, 1],
    [0, 5, 0, 0.521824],
    [3, 12, 0.054861, 0.571858],
    [14, 20, 0.457211, 0.881068],
  ])('is Clopper and Pearson’s of %d of %d', (k, n, low, high) => {
    const found = shareInterval(k, n);
    expect([found.value, found.low, found.high]).toBeCloseToArray([k / n, low, high], written);
  });

  test('is said beside the count', () => {
    expect(countText(5, 5)).toBe('5 of 5 (0.478 to 1)');
  });
});
