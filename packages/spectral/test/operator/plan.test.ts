import { identityMatrix } from '@entk/core';
import { operatorOf } from '@entk/spectral';
import { describe, expect, test } from 'vitest';
import { planSearch } from '../../src/operator/plan.js';

const operator = { ...operatorOf(identityMatrix(1)), size: 25_000 };

describe('planSearch', () => {
  test('settles the defaults by k and M', () => {
    expect(planSearch(operator, { count: 120 })).toMatchObject({
      count: 120,
      blockSize: 15,
      activeSize: 360,
      capacity: 495,
      tolerance: 1e-6,
      seed: 0,
      maxApplications: 9200,
    });
    expect(planSearch({ ...operator, size: 10 }, { count: 40 })).toMatchObject({
      count: 10,
      activeSize: 10,
      capacity: 10,
    });
  });

  test('leaves room for the check and for blocks, whatever is asked', () => {
    expect(planSearch(operator, { count: 1, activeSize: 2 }).activeSize).toBe(136);
    expect(planSearch(operator, { count: 1, blockSize: 50 }).activeSize).toBe(300);
  });

  test('fits 1,653 pairs of 24,389 rows into 2 GiB, and refuses what does not fit', () => {
    expect(() => planSearch({ ...operator, size: 24_389 }, { count: 1653 })).not.toThrow();
    expect(() => planSearch(operator, { count: 20_000 })).toThrow(/basis of 20672 vectors of 25000 rows \(8\.\d GB\)/);
  });
});
