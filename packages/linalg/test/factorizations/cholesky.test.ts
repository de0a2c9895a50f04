import { DenseMatrix, identityMatrix } from '@entk/core';
import { gradedSpectrum, symmetricWithSpectrum } from '@entk/testing';
import { CholeskyDecomposition } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { cholesky } from '../../src/index.js';
import { norm, plainProduct } from '../residuals.js';
import { backwardTolerance } from '../tolerances.js';

describe('cholesky', () => {
  for (const n of [1, 2, 47, 48, 49, 97, 200]) {
    it(`reproduces a matrix of condition 1e6 and agrees with ml-matrix, n = ${n}`, () => {
      const { matrix } = symmetricWithSpectrum(n === 1 ? [2] : gradedSpectrum(n, 6), n);
      const result = cholesky(matrix);
      if (result.kind !== 'positive-definite') throw new Error('must be positive definite');
      const { factor } = result;
      const product = plainProduct(factor, factor.transpose());
      product.data.forEach((value, at) => {
        product.data[at] = value - matrix.data[at];
      });
      expect(norm(product)).toBeLessThan(backwardTolerance(n) * norm(matrix));
      const oracle = new CholeskyDecomposition(matrix).lowerTriangularMatrix;
      let worst = 0;
      for (let i = 0; i < n; i++) {
        for (let j = 0; j < n; j++) worst = Math.max(worst, Math.abs(factor.get(i, j) - oracle.get(i, j)));
      }
      expect(worst).toBeLessThan(1e6 * backwardTolerance(n) * norm(matrix));
    });
  }

  it('names the first pivot that fails and its value', () => {
    const matrix = identityMatrix(120);
    matrix.set(100, 100, -0.5);
    expect(cholesky(matrix)).toEqual({ kind: 'not-positive-definite', pivot: { index: 100, value: -0.5 } });
    const indefinite = cholesky(
      DenseMatrix.fromRows([
        [1, 2],
        [2, 1],
      ]),
    );
    expect(indefinite).toEqual({ kind: 'not-positive-definite', pivot: { index: 1, value: -3 } });
    expect(cholesky(new DenseMatrix(3, 3))).toEqual({
      kind: 'not-positive-definite',
      pivot: { index: 0, value: 0 },
    });
  });

  it('refuses what is not square, not symmetric, not finite or over the budget', () => {
    expect(() => cholesky(new DenseMatrix(2, 3))).toThrow('cholesky: matrix must be square, got [2, 3]');
    expect(() =>
      cholesky(
        DenseMatrix.fromRows([
          [1, 1],
          [0, 1],
        ]),
      ),
    ).toThrow('cholesky: matrix must be symmetric');
    expect(() => cholesky(DenseMatrix.fromRows([[Number.NaN]]))).toThrow('cholesky: matrix must be finite');
    expect(() => cholesky(identityMatrix(20), { memoryBudget: 64 })).toThrow('cholesky: the memory budget of');
  });
});
