import { adjustedPValues } from '@entk/alignment';
import { createRandom } from '@entk/core';
import { describe, expect, test } from 'vitest';

describe('adjustedPValues', () => {
  test("gives R's p.adjust(method = 'holm'), in the order given, ties and all", () => {
    // p.adjust(c(0.01, 0.02, 0.03, 0.04, 0.05), "holm") and with ties, by hand from Holm's rule.
    expect(adjustedPValues([0.03, 0.01, 0.05, 0.02, 0.04])).toEqual([0.09, 0.05, 0.09, 0.08, 0.09]);
    expect(adjustedPValues([0.01, 0.01, 0.9])).toEqual([0.03, 0.03, 0.9]);
    expect(adjustedPValues([0.7, 0.8])).toEqual([1, 1]);
    expect(adjustedPValues([])).toEqual([]);
  });

  test('of 1,000 families without an effect, one in twenty has a rejection at 0.05', () => {
    const random = createRandom(1);
    const families = Array.from({ length: 1000 }, () => Array.from({ length: 8 }, () => random.uniform()));
    const rejected = families.filter((values) => Math.min(...adjustedPValues(values)) <= 0.05).length;
    // 1 − (1 − 0.05/8)⁸ = 0.0489: binomial with mean 48.9 and deviation 6.8, four of them.
    expect(Math.abs(rejected - 48.9)).toBeLessThan(27);
  });

  test('refuses what is no probability', () => {
    expect(() => adjustedPValues([0.5, 1.5])).toThrow('adjustedPValues: pValues must be in 0..1, got 1.5');
    expect(() => adjustedPValues([Number.NaN])).toThrow('adjustedPValues: pValues must be finite, got NaN');
  });
});
