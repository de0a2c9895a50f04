import { DenseMatrix } from '@entk/core';
import { QrDecomposition } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { qr } from '../../src/index.js';
import { norm, orthogonalityLoss, plainProduct, randomMatrix } from '../residuals.js';
import { backwardTolerance } from '../tolerances.js';

describe('qr', () => {
  for (const [m, n] of [
    [1, 1],
    [5, 5],
    [7, 2],
    [61, 60],
    [130, 61],
    [300, 121],
  ]) {
    it(`reproduces a ${m} × ${n} matrix and agrees with ml-matrix on |R|`, () => {
      const a = randomMatrix(m, n, m + n);
      const { q, r, columnNorms } = qr(a);
      const oracle = new QrDecomposition(a).upperTriangularMatrix;
      const product = plainProduct(q, r);
      product.data.forEach((value, at) => {
        product.data[at] = value - a.data[at];
      });
      expect(norm(product)).toBeLessThan(backwardTolerance(n) * norm(a));
      expect(orthogonalityLoss(q)).toBeLessThan(backwardTolerance(n));
      for (let i = 0; i < n; i++) {
        expect(r.get(i, i)).toBeGreaterThanOrEqual(0);
        for (let j = 0; j < i; j++) expect(r.get(i, j)).toBe(0);
        const column = Math.sqrt(a.columnCopy(i).reduce((sum, value) => sum + value * value, 0));
        expect(Math.abs(columnNorms[i] - column)).toBeLessThan(backwardTolerance(m) * column);
      }
      const conditioned = m === n ? 1e4 : 10;
      for (let i = 0; i < n; i++) {
        const gap = Math.abs(r.get(i, n - 1)) - Math.abs(oracle.get(i, n - 1));
        expect(Math.abs(gap)).toBeLessThan(conditioned * backwardTolerance(n) * norm(a));
      }
    });
  }

  it('keeps Q orthonormal where columns repeat or vanish, and shows it in R beside the norms', () => {
    const a = randomMatrix(50, 6, 1);
    for (let i = 0; i < 50; i++) a.set(i, 3, a.get(i, 1)).set(i, 4, 0);
    const { q, r, columnNorms } = qr(a);
    expect(orthogonalityLoss(q)).toBeLessThan(backwardTolerance(6));
    expect(r.get(3, 3)).toBeLessThan(backwardTolerance(6) * columnNorms[3]);
    expect([r.get(4, 4), columnNorms[4]]).toEqual([0, 0]);
  });

  it('works at the ends of the range of float64', () => {
    for (const factor of [1e-290, 1e290]) {
      const a = randomMatrix(20, 4, 2);
      const { q, r, columnNorms } = qr(DenseMatrix.generate(20, 4, (i, j) => a.get(i, j) * factor));
      expect(orthogonalityLoss(q)).toBeLessThan(backwardTolerance(4));
      expect(Math.abs(r.get(0, 0) / columnNorms[0] - 1)).toBeLessThan(backwardTolerance(4));
    }
  });

  it('refuses wide, empty and NaN matrices', () => {
    expect(() => qr(new DenseMatrix(2, 3))).toThrow('qr: matrix must have at least one column and no more columns');
    expect(() => qr(new DenseMatrix(2, 0))).toThrow('got [2, 0]');
    expect(() => qr(DenseMatrix.fromRows([[Number.NaN]]))).toThrow('qr: matrix must be finite, got NaN');
    expect(() => qr(new DenseMatrix(20, 20), { memoryBudget: 100 })).toThrow('qr: the memory budget of');
  });
});
