import { DenseMatrix, ndArray } from '@entk/core';
import { expect } from '@entk/testing/matchers';
import { describe, it } from 'vitest';
import { agreement } from '../../src/index.js';
import { rounding } from '../tolerances.js';
import { normalMatrix } from '../small.js';

describe('agreement', () => {
  const targets = DenseMatrix.fromRows([
    [1, 0],
    [0, 1],
    [1, 0],
  ]);
  const network = DenseMatrix.fromRows([
    [0.9, 0.1],
    [0.2, 0.8],
    [0.4, 0.6],
  ]);

  it('is by hand what the definitions say', () => {
    const prediction = DenseMatrix.fromRows([
      [0.8, 0.2],
      [0.6, 0.4],
      [0.4, 0.6],
    ]);
    const found = agreement(prediction, network, targets);
    // Columns of the network have means 0.5 and 0.5: squares around them 0.16 + 0.09 + 0.01, twice.
    expect(found.rSquared).toBeCloseTo(1 - (2 * 0.01 + 2 * 0.16) / 0.52, 14);
    // Targets: means 2/3 and 1/3, squares 2/3 each.
    expect(found.targetRSquared).toBeCloseTo(1 - (2 * (0.04 + 0.36 + 0.36)) / (4 / 3), 14);
    expect(found.loss).toBeCloseTo((2 * (0.04 + 0.36 + 0.36)) / 6, 14);
    expect(found.lossRatio).toBeCloseTo((0.04 + 0.36 + 0.36) / (0.01 + 0.04 + 0.36), 14);
    expect(found.accuracy).toBeCloseTo(1 / 3, 14);
    expect(found.accuracyGap).toBeCloseTo(-1 / 3, 14);
    expect(found.sameChoice).toBeCloseTo(2 / 3, 14);
  });

  it('is perfect of the network with itself, and 0 of its mean', () => {
    const { rSquared, lossRatio, accuracyGap, sameChoice } = agreement(network, network, targets);
    expect({ rSquared, lossRatio, accuracyGap, sameChoice }).toEqual({
      rSquared: 1,
      lossRatio: 1,
      accuracyGap: 0,
      sameChoice: 1,
    });
    const mean = DenseMatrix.fromRows([
      [0.5, 0.5],
      [0.5, 0.5],
      [0.5, 0.5],
    ]);
    expect(agreement(mean, network, targets).rSquared).toBeCloseTo(0, 14);
  });

  it('R² does not see a shift or a scale common to both', () => {
    const [f, g, y] = [1, 2, 3].map((seed) => normalMatrix(20, 3, seed));
    const moved = (matrix: DenseMatrix) => DenseMatrix.generate(20, 3, (i, j) => 3 * matrix.get(i, j) - 7);
    expect([agreement(moved(g), moved(f), y).rSquared]).toBeCloseToArray([agreement(g, f, y).rSquared], rounding);
  });

  it('correlates what a softmax sees: by hand, whatever is added to an example and however outputs are scaled', () => {
    const f = DenseMatrix.fromRows([
      [1, 0],
      [0, 3],
    ]);
    const g = DenseMatrix.fromRows([
      [1, 0],
      [3, 0],
    ]);
    // Centred rows are ±(½, −½) and ∓(3/2, −3/2): (1 − 9) / (1 + 9).
    expect(agreement(g, f, f).centredCorrelation).toBeCloseTo(-0.8, 14);
    const moved = DenseMatrix.generate(2, 2, (n, c) => 5 * g.get(n, c) + 100 * n);
    expect(agreement(moved, f, f).centredCorrelation).toBeCloseTo(-0.8, 13);
    const zero = new DenseMatrix(2, 2);
    expect(agreement(zero, f, f).centredCorrelation).toBe(0);
    const [one, other] = [DenseMatrix.fromRows([[1], [2], [3]]), DenseMatrix.fromRows([[2], [2], [5]])];
    // Centred: (−1, 0, 1) and (−1, −1, 2), 3 / √(2 · 6).
    expect(agreement(one, other, other).centredCorrelation).toBeCloseTo(3 / Math.sqrt(12), 14);
  });

  it('takes limits where a denominator is zero', () => {
    const zero = new DenseMatrix(2, 2);
    const one = DenseMatrix.fromRows([
      [1, 0],
      [0, 0],
    ]);
    expect(agreement(zero, zero, zero)).toMatchObject({ rSquared: 1, targetRSquared: 1, lossRatio: 1 });
    expect(agreement(one, zero, zero)).toMatchObject({ rSquared: -Infinity, lossRatio: Infinity });
  });

  it('takes what predict and data sets give', () => {
    const y = ndArray([3, 2], Float32Array.from(targets.data));
    expect(agreement(y, y, y).accuracy).toBe(1);
  });

  it('refuses other shapes and what is not finite', () => {
    expect(() => agreement(network, targets, ndArray([2, 2]))).toThrow(
      'agreement: targets must have axes [N, C] = [3, 2], got [2, 2]',
    );
    expect(() => agreement(DenseMatrix.fromRows([[Infinity]]), network, targets)).toThrow(
      'agreement: prediction must be finite, got Infinity',
    );
  });
});
