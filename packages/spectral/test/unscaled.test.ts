import { expect, test } from 'vitest';
import type { Spectrum } from '../src/index.js';
import { unscaled } from '../src/unscaled.js';

const spectrum: Spectrum = {
  values: Float64Array.of(3, -0.5),
  residuals: Float64Array.of(1e-16, 0),
  status: { kind: 'negative-spectrum', smallest: -0.5, tolerance: 0.25 },
  method: 'made up',
  size: 2,
  trace: 2.5,
};

test('everything in units of the matrix is brought back, and nothing else', () => {
  expect(unscaled('eigh', spectrum, 2)).toEqual({
    ...spectrum,
    values: Float64Array.of(0.75, -0.125),
    status: { kind: 'negative-spectrum', smallest: -0.125, tolerance: 0.0625 },
    trace: 0.625,
  });
  expect(unscaled('eigh', { ...spectrum, trace: undefined }, 2).trace).toBeUndefined();
});

test('what is beyond float64 is refused, the sum of the eigenvalues included', () => {
  const large = (first: number, trace: number) => ({ ...spectrum, values: Float64Array.of(first), trace });
  expect(() => unscaled('eigh', large(2 ** 30, 0), -1000)).toThrow('eigh: eigenvalues must be within the range');
  expect(() => unscaled('eigh', large(1, 2 ** 30), -1000)).toThrow('eigh: sum of the eigenvalues must be within');
});
