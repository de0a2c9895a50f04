import { DenseMatrix, identityMatrix } from '@entk/core';
import { gradedSpectrum, symmetricWithSpectrum } from '@entk/testing';
import { describe, expect, it } from 'vitest';
import { cholesky, choleskySolve, solveTriangular } from '../../src/index.js';
import { norm, plainProduct, randomMatrix } from '../residuals.js';
import { backwardTolerance } from '../tolerances.js';

function residual(a: DenseMatrix, x: DenseMatrix, b: DenseMatrix): number {
  const product = plainProduct(a, x);
  product.data.forEach((value, at) => {
    product.data[at] = value - b.data[at];
  });
  return norm(product) / (norm(a) * norm(x));
}

describe('solveTriangular', () => {
  for (const [n, columns] of [
    [1, 1],
    [48, 3],
    [130, 1],
    [130, 17],
  ]) {
    it(`has a backward error of rounding, both ways, on ${n} × ${n} with ${columns} columns`, () => {
      const lower = randomMatrix(n, n, n);
      for (let i = 0; i < n; i++) {
        lower.set(i, i, 4 * Math.sqrt(n));
        for (let j = i + 1; j < n; j++) lower.set(i, j, 0);
      }
      const right = randomMatrix(n, columns, 2);
      const above = DenseMatrix.generate(n, n, (i, j) => (j > i ? 1e9 : lower.get(i, j)));
      const x = solveTriangular(above, right);
      expect(residual(lower, x, right)).toBeLessThan(backwardTolerance(n));
      const y = solveTriangular(above, right, { transposed: true });
      expect(residual(lower.transpose(), y, right)).toBeLessThan(backwardTolerance(n));
    });
  }

  it('refuses a zero on the diagonal, shapes that differ and NaN', () => {
    const singular = identityMatrix(3);
    singular.set(1, 1, 0);
    expect(() => solveTriangular(singular, new DenseMatrix(3, 1))).toThrow(
      'solveTriangular: diagonal of the factor must not be zero, got 0 (row 1)',
    );
    expect(() => solveTriangular(identityMatrix(3), new DenseMatrix(2, 1))).toThrow(
      'solveTriangular: rows of the right-hand side must be 3, got 2',
    );
    expect(() => solveTriangular(new DenseMatrix(2, 3), new DenseMatrix(2, 1))).toThrow('must be square');
    expect(() => solveTriangular(identityMatrix(1), DenseMatrix.fromRows([[Number.NaN]]))).toThrow(
      'solveTriangular: right-hand side must be finite',
    );
  });
});

describe('choleskySolve', () => {
  it('solves a system of condition 1e8 with a backward error of rounding', () => {
    const { matrix } = symmetricWithSpectrum(gradedSpectrum(150, 8), 3);
    const result = cholesky(matrix);
    if (result.kind !== 'positive-definite') throw new Error('must be positive definite');
    const right = randomMatrix(150, 5, 4);
    expect(residual(matrix, choleskySolve(result.factor, right), right)).toBeLessThan(backwardTolerance(150));
  });

  it('names itself in its errors', () => {
    expect(() => choleskySolve(new DenseMatrix(1, 1), new DenseMatrix(1, 1))).toThrow('choleskySolve: diagonal');
  });
});
