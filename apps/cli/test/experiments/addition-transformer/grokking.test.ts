import { expect as expectClose } from '@entk/testing/matchers';
import { describe, expect, test } from 'vitest';
import {
  grokkedSeeds,
  growthSlopes,
  kernelOf,
  reaches,
  shareOf,
  steepestGrowth,
  stepAfter,
  unembeddingOf,
} from '../../../src/experiments/addition-transformer/grokking.js';
import { seedMeasurements, slowSeed } from './measured.js';

const seed = seedMeasurements(0);

describe('a seed', () => {
  test('reaches an accuracy at the first logged epoch that has it', () => {
    expect([reaches(seed, 0.4), reaches(seed, 0.995), reaches(slowSeed(1), 0.995)]).toEqual([500, 1000, undefined]);
    expect(grokkedSeeds([slowSeed(1), seed])).toEqual([seed]);
  });

  test('has shares of the 2n dimensions of a family, 0 in a band that is not there', () => {
    const { overlaps } = unembeddingOf(seed);
    expect(shareOf(overlaps, 0, 'sum', seed)).toBe(3.95 / 4);
    expect(shareOf(overlaps.slice(0, 1), 1, 'axisSum', seed)).toBe(0);
    expect(shareOf(undefined, 0, 'sum', seed)).toBe(0);
  });

  test('has steps between neighbouring eigenvalues, counted from 1', () => {
    expect(stepAfter({ eigenvalues: [8, 4, 1] }, 1)).toBe(2);
    expect(stepAfter(kernelOf(seed.kernels, 'full'), 9)).toBeCloseTo(8, 12);
  });
});

describe('growthSlopes', () => {
  test('are central differences, one-sided at the ends', () => {
    expectClose(growthSlopes(seed.growth)).toBeCloseToArray([0.2 / 100, 1.9 / 200, 3.65 / 3900, 1.95 / 3800], {
      absolute: 1e-15,
    });
    expect(steepestGrowth(seed)).toMatchObject({ epoch: 100 });
  });

  test('are zero of a single point', () => {
    expect(growthSlopes(seed.growth.slice(0, 1))).toEqual([0]);
  });
});
