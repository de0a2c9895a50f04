import { expect, test } from 'vitest';
import { roundingFloor } from '../../src/report/rounding-floor.js';

test('is 1e-7 of the largest eigenvalue of all spectra, and never below zero', () => {
  expect(roundingFloor([2, 1, 0])).toBeCloseTo(2e-7, 15);
  expect(roundingFloor([2, 1], [30, -1])).toBeCloseTo(3e-6, 15);
  expect(roundingFloor([-1, -2])).toBe(0);
});
