import { capturedNorms, featureShares } from '@entk/alignment';
import { DenseMatrix, identityMatrix } from '@entk/core';
import { describe, expect, test } from 'vitest';
import { fourierFamily, gold, secondCliff, singles } from '../fixtures.js';
import { energy, float32Energy } from '../tolerances.js';

describe('featureShares', () => {
  test('of all vectors of the second cliff: its energy in the sums, a pair a frequency, against NumPy', () => {
    const { values, labels, sizes } = featureShares(secondCliff(), [fourierFamily(29, 'sum', (a, b) => a + b)]);
    const last = Array.from({ length: values.rows }, (_, row) => values.get(row, values.columns - 1));
    const whole = last.reduce((sum, share) => sum + 2 * share, 0);
    expect(Math.abs(whole - gold.secondCliff.energyInSum)).toBeLessThan(float32Energy);
    expect([values.rows, values.columns, sizes[0]]).toEqual([14, 56, 2]);
    expect(labels[0]).toMatch(/^sum /);
  });

  test('is the square of capturedNorms of the first k, whatever the vectors are, and ascends', () => {
    const basis = DenseMatrix.fromRows(gold.energies.basis);
    const features = DenseMatrix.fromRows(gold.energies.features).columnRange(0, 1);
    const lengths = Math.sqrt(features.data.reduce((sum, value) => sum + value * value, 0));
    const unit = DenseMatrix.generate(features.rows, 1, (row) => features.get(row, 0) / lengths);
    const { values } = featureShares(basis, [singles('f', unit)]);
    const shares = values.rowSpan(0);
    expect(shares).toEqual(shares.toSorted());
    for (let k = 1; k <= basis.columns; k++) {
      const [norm] = capturedNorms(basis.columnRange(0, k), unit);
      expect(Math.abs(values.get(0, k - 1) - norm ** 2)).toBeLessThan(energy);
    }
  });

  test('refuses vectors that depend on one another', () => {
    const twice = DenseMatrix.fromRows([
      [1, 2],
      [1, 2],
      [0, 0],
    ]);
    expect(() => featureShares(twice, [singles('x', identityMatrix(3))])).toThrow(
      'featureShares: vectors must be linearly independent, got "2 vectors of rank 1"',
    );
  });
});
