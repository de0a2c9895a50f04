import { expect, test } from 'vitest';
import { analysedPairs, cliffEnds } from '../../../src/experiments/modular-addition/settings.js';

test('the cliffs of p = 29 end where figure 2 has them', () => {
  expect(cliffEnds(29)).toEqual({ constant: 1, first: 57, second: 113 });
});

test.each([3, 5, 7, 29, 97])(
  'p = %i: enough eigenpairs to see past the second cliff, never more than there are',
  (p) => {
    expect(analysedPairs(p)).toBeLessThanOrEqual(p * p);
    expect(analysedPairs(p)).toBeGreaterThanOrEqual(Math.min(p * p, cliffEnds(p).second + 20));
  },
);
