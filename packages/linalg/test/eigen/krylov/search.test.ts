// Also tests eigen/dense-pairs.ts, eigen/krylov/plan.ts, eigen/krylov/ritz.ts, eigen/krylov/space.ts: its parts.
import { DenseMatrix } from '@entk/core';
import { cliffSpectrum, symmetricWithSpectrum } from '@entk/testing';
import { describe, expect, it } from 'vitest';
import { eigh, eighMemory, multiply } from '../../../src/index.js';
import { eigenResidual, largestGap, orthogonalityLoss, reflectedDiagonal } from '../../residuals.js';
import { backwardTolerance } from '../../tolerances.js';

/** What the leading pairs of a matrix of known spectrum are within, by which way. */
function leading(values: Float64Array, count: number, method: 'auto' | 'krylov' = 'krylov') {
  const matrix = reflectedDiagonal(values, 3);
  const found = eigh(matrix, { range: { from: 0, to: count }, method });
  const expected = values.toSorted().toReversed().slice(0, count);
  const scale = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const worst = Math.max(
    largestGap(found.values, expected) / scale,
    eigenResidual(matrix, found.vectors, found.values, multiply) / scale,
    orthogonalityLoss(found.vectors, multiply),
  );
  return { found, isWithinBounds: worst <= backwardTolerance(values.length) };
}

describe('the leading pairs by block Krylov spaces', () => {
  const size = 640;
  const spectra: readonly (readonly [string, (i: number) => number])[] = [
    ['falls like 1 / i²', (i) => (i + 1) ** -2],
    ['falls geometrically', (i) => 0.9 ** i],
    ['has five large values', (i) => (i < 5 ? 10 - i : 1 / (1 + i * i))],
    ['has larger negative values', (i) => (i % 2 === 0 ? 0.85 ** i : -1.5 * 0.8 ** i)],
    ['ends at a rank of 15', (i) => (i < 15 ? 1 / (1 + i) : 0)],
  ];
  for (const [name, value] of spectra) {
    it(`are right where the spectrum ${name}`, () => {
      const values = Float64Array.from({ length: size }, (_, i) => value(i));
      const { found, isWithinBounds } = leading(values, 20);
      expect([found.method, found.status.kind, isWithinBounds]).toEqual(['block-krylov', 'converged', true]);
    });
  }

  it('come in all copies of values that are repeated more often than a block is wide', () => {
    const values = Float64Array.from({ length: size }, (_, i) => 0.4 ** Math.floor(i / 29));
    const { found, isWithinBounds } = leading(values, 40);
    expect([found.method, isWithinBounds]).toEqual(['block-krylov', true]);
    expect(found.values.filter((one) => one > 0.99)).toHaveLength(29);
  });

  it('are those of the dense way where the spectrum falls too slowly, and the result says so', () => {
    const values = Float64Array.from({ length: size }, (_, i) => 1 - i / size);
    const { found, isWithinBounds } = leading(values, 20);
    expect([found.method, isWithinBounds]).toEqual(['divide-and-conquer', true]);
  });

  it('are found unasked in a large matrix, and are the same bits again', () => {
    const values = Float64Array.from({ length: 1700 }, (_, i) => (i + 1) ** -2);
    const { found, isWithinBounds } = leading(values, 12, 'auto');
    expect([found.method, isWithinBounds]).toEqual(['block-krylov', true]);
    expect(leading(values, 12, 'auto').found.vectors.data).toEqual(found.vectors.data);
  });

  it('are values alone if asked, at any scale', () => {
    const values = Float64Array.from({ length: size }, (_, i) => 1e250 * 0.8 ** i);
    const matrix = reflectedDiagonal(values, 4);
    const found = eigh(matrix, { range: { from: 0, to: 10 }, vectors: false, method: 'krylov' });
    expect([found.method, found.vectors]).toEqual(['block-krylov', undefined]);
    expect(largestGap(found.values, values.slice(0, 10)) / 1e250).toBeLessThan(backwardTolerance(size));
  });

  it('read the upper triangle alone', () => {
    const { matrix } = symmetricWithSpectrum(cliffSpectrum(640), 5);
    const lopsided = DenseMatrix.from(matrix);
    for (let i = 0; i < 640; i++) for (let j = 0; j < i; j++) lopsided.set(i, j, matrix.get(i, j) + 1e-12);
    const options = { range: { from: 0, to: 1 }, method: 'krylov' } as const;
    expect(eigh(lopsided, options).values).toEqual(eigh(matrix, options).values);
  });

  it('fit where the dense way does not', () => {
    expect(eighMemory(10_000, { count: 20 })).toBeLessThan(1e9);
    const values = Float64Array.from({ length: 1700 }, (_, i) => (i + 1) ** -2);
    const budget = eighMemory(1700, { count: 12 });
    const found = eigh(reflectedDiagonal(values, 3), { range: { from: 0, to: 12 }, memoryBudget: budget });
    expect(found.method).toBe('block-krylov');
  });
});
