import type { NdArray, NumericArray } from '@entk/core';
import { expect } from 'vitest';
import { acrossHosts } from '../tolerances.js';

/** Compares what a page has computed with what Node computes. */
export function expectEigenvalues(found: NdArray<NumericArray> | undefined, expected: Float64Array): void {
  const values = found?.data as Float64Array;
  expect(values.length).toBe(expected.length);
  const worst = Math.max(...expected.map((value, index) => Math.abs(value - values[index])));
  expect(worst / expected[0]).toBeLessThan(acrossHosts);
}
