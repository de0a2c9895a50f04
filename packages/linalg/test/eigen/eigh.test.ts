import { createRandom, DenseMatrix, identityMatrix } from '@entk/core';
import {
  clusteredSpectrum,
  cliffSpectrum,
  gluedWilkinson,
  gradedSpectrum,
  rankDeficientSpectrum,
  repeatedSpectrum,
  symmetricWithSpectrum,
  tridiagonalEigenvalues,
  tridiagonalMatrix,
  wishartSpectrum,
} from '@entk/testing';
import { EigenvalueDecomposition } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { columnGram, eigh, gram, multiply } from '../../src/index.js';
import { eigenResidual, largestGap, orthogonalityLoss, randomMatrix, reflectedDiagonal } from '../residuals.js';
import { backwardTolerance } from '../tolerances.js';
import { faults } from './faults.js';

const spectra: readonly (readonly [string, (n: number) => Float64Array])[] = [
  ['clustered in 5 groups', (n) => clusteredSpectrum(n, Math.min(5, n), 3)],
  ['clustered to 1e-15', (n) => clusteredSpectrum(n, Math.min(3, n), 3, 1e-15)],
  ['29-fold repeated', (n) => repeatedSpectrum(n)],
  ['graded over 14 decades', (n) => gradedSpectrum(n)],
  ['graded over 200 decades', (n) => gradedSpectrum(n, 200)],
  ['with the cliffs of modular addition', (n) => cliffSpectrum(n)],
  ['rank-deficient', (n) => rankDeficientSpectrum(n, n >> 2)],
  ['of both signs', (n) => Float64Array.from({ length: n }, (_, i) => 1 - (2 * i) / (n - 1))],
  ['of a Wishart matrix', (n) => wishartSpectrum(n, 2 * n, 5)],
];

describe('eigh', () => {
  for (const [name, values] of spectra) {
    for (const n of [200, 315]) {
      it(`finds a prescribed spectrum ${name}, n = ${n}`, () => {
        const { matrix, values: expected } = symmetricWithSpectrum(values(n), n);
        expect(faults(matrix, expected)).toEqual([]);
      });
    }
  }

  it('finds prescribed spectra at every size from 1 to 70, where the leaves and panels end', () => {
    for (let n = 1; n <= 70; n++) {
      const { matrix, values } = symmetricWithSpectrum(
        Float64Array.from({ length: n }, (_, i) => 1 / (1 + (i >> 1))),
        n,
      );
      expect(faults(matrix, values)).toEqual([]);
    }
  });

  it('agrees with ml-matrix on normal matrices', () => {
    for (const n of [3, 33, 100]) {
      const half = randomMatrix(n, n, n);
      const matrix = DenseMatrix.generate(n, n, (i, j) => half.get(i, j) + half.get(j, i));
      const oracle = new EigenvalueDecomposition(matrix, { assumeSymmetric: true }).realEigenvalues;
      expect(faults(matrix, Float64Array.from(oracle).sort().toReversed())).toEqual([]);
    }
  });

  for (const glue of [1e-2, 1e-8, 1e-14]) {
    it(`finds the eigenpairs of Wilkinson matrices glued by ${glue}, against bisection`, () => {
      const tridiagonal = gluedWilkinson({ blocks: 12, halfSize: 10, glue });
      expect(faults(tridiagonalMatrix(tridiagonal), tridiagonalEigenvalues(tridiagonal))).toEqual([]);
    });
  }

  for (const [name, values] of [
    ['29-fold repeated', repeatedSpectrum(841)],
    ['graded over 14 decades', gradedSpectrum(841)],
  ] as const) {
    it(`keeps its bounds at n = 841, ${name}`, () => {
      expect(faults(reflectedDiagonal(values, 7), values)).toEqual([]);
    });
  }

  it('keeps its bounds at n = 2,050 on a kernel of rank 600', () => {
    const n = 2050;
    const factor = randomMatrix(n, 600, 11);
    const matrix = gram(factor);
    const small = eigh(columnGram(factor), { vectors: false }).values;
    const { values, vectors, status } = eigh(matrix);
    const tolerance = backwardTolerance(n);
    expect(status.kind).toBe('converged');
    expect(largestGap(values.subarray(0, 600), small)).toBeLessThanOrEqual(tolerance * values[0]);
    expect(largestGap(values.subarray(600), new Float64Array(n - 600))).toBeLessThanOrEqual(tolerance * values[0]);
    const found = vectors;
    expect(eigenResidual(matrix, found, values, multiply)).toBeLessThanOrEqual(tolerance * values[0]);
    expect(orthogonalityLoss(found, multiply)).toBeLessThanOrEqual(tolerance);
  });

  it('gives the pairs of an index range, clusters cut in two included', () => {
    const n = 290;
    const { matrix, values: expected } = symmetricWithSpectrum(repeatedSpectrum(n), 2);
    for (const [from, to] of [
      [0, 1],
      [0, 40],
      [10, 75],
      [280, 290],
      [289, 290],
      [0, 290],
    ]) {
      const { values, vectors } = eigh(matrix, { range: { from, to } });
      const found = vectors;
      expect([found.rows, found.columns]).toEqual([n, to - from]);
      expect(largestGap(values, expected.subarray(from, to))).toBeLessThanOrEqual(backwardTolerance(n));
      expect(eigenResidual(matrix, found, values)).toBeLessThanOrEqual(backwardTolerance(n));
      expect(orthogonalityLoss(found)).toBeLessThanOrEqual(backwardTolerance(n));
      const alone = eigh(matrix, { range: { from, to }, vectors: false }).values;
      expect(largestGap(alone, expected.subarray(from, to))).toBeLessThanOrEqual(backwardTolerance(n));
    }
  });

  it('converges where every off-diagonal is rounding noise', () => {
    for (let seed = 1; seed <= 12; seed++) {
      const random = createRandom(seed);
      const values = Float64Array.from({ length: 240 }, (_, i) => (i < 80 ? 1 + 1e-15 * random.uniform() : 0));
      expect(faults(reflectedDiagonal(values, seed), values.sort().toReversed())).toEqual([]);
    }
  });

  it('is exact on diagonal, zero and identity matrices', () => {
    expect([...eigh(new DenseMatrix(40, 40)).values]).toEqual(Array.from({ length: 40 }, () => 0));
    expect([...eigh(identityMatrix(50)).values]).toEqual(Array.from({ length: 50 }, () => 1));
    const diagonal = DenseMatrix.generate(60, 60, (i, j) => (i === j ? i - 30 : 0));
    expect([...eigh(diagonal).values]).toEqual(Array.from({ length: 60 }, (_, i) => 29 - i));
  });

  it('works at the ends of the range of float64', () => {
    for (const factor of [1e-300, 1e-160, 1e160, 1e300]) {
      const { matrix, values } = symmetricWithSpectrum(gradedSpectrum(50, 3), 4);
      const scaled = DenseMatrix.generate(50, 50, (i, j) => matrix.get(i, j) * factor);
      const found = eigh(scaled);
      expect(
        largestGap(
          found.values.map((value) => value / factor),
          values,
        ),
      ).toBeLessThan(backwardTolerance(50));
      expect(orthogonalityLoss(found.vectors)).toBeLessThan(backwardTolerance(50));
    }
  });

  it('gives the same bits again, leaves its input alone, and its results outlive later calls', () => {
    const { matrix } = symmetricWithSpectrum(repeatedSpectrum(100, 5), 8);
    const before = matrix.data.slice();
    const first = eigh(matrix);
    const copy = [...first.vectors.data];
    eigh(symmetricWithSpectrum(gradedSpectrum(300), 9).matrix);
    const second = eigh(matrix);
    expect([...matrix.data]).toEqual([...before]);
    expect([...first.vectors.data]).toEqual(copy);
    expect([...second.vectors.data]).toEqual(copy);
    expect([...second.values]).toEqual([...first.values]);
  });
});
