import { describe, expect, test } from 'vitest';
import { betaTail, betaUpperQuantile } from '../../src/controls/beta-distribution.js';
import gold from '../fixtures/beta.json' with { type: 'json' };
import { betaDigits } from '../tolerances.js';

describe('against SciPy', () => {
  test.each(gold.cases)('P(Beta($a, $b) ≥ $x)', ({ a, b, x, tail }) => {
    expect(Math.abs(betaTail(x, a, b) / tail - 1)).toBeLessThan(betaDigits);
  });

  test.each(gold.quantiles)('the x that Beta($a, $b) exceeds with $tail', ({ a, b, x, tail }) => {
    expect(Math.abs(betaUpperQuantile(tail, a, b) / x - 1)).toBeLessThan(betaDigits);
  });
});

test('outside 0 … 1 there is all or nothing', () => {
  expect([betaTail(0, 2, 3), betaTail(-1, 2, 3), betaTail(1, 2, 3), betaTail(2, 2, 3)]).toEqual([1, 1, 0, 0]);
});
