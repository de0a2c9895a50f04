// Tests no single file: what holds of every matrix, whatever is in it.
import { DenseMatrix } from '@entk/core';
import { matrices, orders, orthonormalBases, symmetricMatrices } from '@entk/testing/arbitraries';
import { expect } from '@entk/testing/matchers';
import * as fc from 'fast-check';
import { describe, it } from 'vitest';
import { cholesky, choleskySolve, columnGram, eigh, gram, multiply, qr, svd } from '../../src/index.js';
import { eigenResidual, norm, orthogonalityLoss, plainProduct } from '../residuals.js';
import { backwardTolerance, productTolerance } from '../tolerances.js';

const any = matrices({ rows: { min: 1, max: 9 }, columns: { min: 1, max: 9 } });
const tall = matrices({ rows: { min: 6, max: 10 }, columns: { min: 1, max: 6 } });
const size = (matrix: DenseMatrix) => norm(matrix) || 1;

/** Where the largest entry is this large, a product of two of them is beyond float64. */
const squareable = (matrix: DenseMatrix) => norm(matrix) < 1e90 && (norm(matrix) > 1e-90 || norm(matrix) === 0);

describe('eigh of any symmetric matrix', () => {
  it('gives V diag(λ) Vᵀ = A with orthonormal V and descending λ', () => {
    fc.assert(
      fc.property(symmetricMatrices(12), (a) => {
        const { values, vectors } = eigh(a);
        const bound = backwardTolerance(a.rows);
        expect(eigenResidual(a, vectors, values)).toBeLessThanOrEqual(bound * size(a));
        expect(orthogonalityLoss(vectors)).toBeLessThanOrEqual(bound);
        expect(values.every((value, k) => k === 0 || value <= values[k - 1])).toBe(true);
        expect(values).toBeCloseToArray(eigh(a, { vectors: false }).values, { absolute: bound * size(a) });
      }),
      { numRuns: 200 },
    );
  });

  it('has the trace for sum and the squared length for sum of squares', () => {
    fc.assert(
      fc.property(symmetricMatrices(12), (a) => {
        const { values } = eigh(a, { vectors: false });
        const scale = size(a);
        const trace = values.reduce((sum, value) => sum + value / scale, 0);
        const diagonal = Array.from(values, (_, i) => a.get(i, i) / scale).reduce((sum, value) => sum + value, 0);
        const squares = values.reduce((sum, value) => sum + (value / scale) ** 2, 0);
        const absolute = 2 * a.rows * backwardTolerance(a.rows);
        expect([trace, squares]).toBeCloseToArray([diagonal, norm(a) === 0 ? 0 : 1], { absolute });
      }),
    );
  });

  it('keeps its values under permutation and orthogonal similarity', () => {
    fc.assert(
      fc.property(
        symmetricMatrices(8).chain((a) => fc.tuple(fc.constant(a), orders(a.rows), orthonormalBases(a.rows, a.rows))),
        ([a, order, q]) => {
          const { values } = eigh(a, { vectors: false });
          const permuted = DenseMatrix.generate(a.rows, a.rows, (i, j) => a.get(order[i], order[j]));
          const turned = symmetrised(plainProduct(plainProduct(q, a), q.transpose()));
          const absolute = 2 * backwardTolerance(a.rows) * size(a);
          expect(eigh(permuted, { vectors: false }).values).toBeCloseToArray(values, { absolute });
          expect(eigh(turned, { vectors: false }).values).toBeCloseToArray(values, { absolute });
        },
      ),
    );
  });

  it('shifts by a shift, scales by a factor, and turns round by −1', () => {
    fc.assert(
      fc.property(symmetricMatrices(8), fc.double({ min: -3, max: 3, noNaN: true }), (a, t) => {
        const { values } = eigh(a, { vectors: false });
        const unit = size(a);
        const shifted = DenseMatrix.generate(a.rows, a.rows, (i, j) => a.get(i, j) + (i === j ? t * unit : 0));
        const scaled = DenseMatrix.generate(a.rows, a.rows, (i, j) => t * a.get(i, j));
        const absolute = 8 * backwardTolerance(a.rows) * unit;
        expect(eigh(shifted, { vectors: false }).values).toBeCloseToArray(
          values.map((value) => value + t * unit),
          { absolute },
        );
        expect(eigh(scaled, { vectors: false }).values).toBeCloseToArray(
          values.map((value) => t * value).toSorted((left, right) => right - left),
          { absolute },
        );
      }),
    );
  });
});

describe('svd of any matrix', () => {
  it('gives U diag(σ) Vᵀ = A with orthonormal columns, σ ≥ 0 descending, and the same σ of Aᵀ', () => {
    fc.assert(
      fc.property(any, (a) => {
        const { values, u, v } = svd(a);
        const bound = backwardTolerance(Math.max(a.rows, a.columns));
        const rebuilt = plainProduct(
          DenseMatrix.generate(a.rows, values.length, (i, k) => u.get(i, k) * values[k]),
          v.transpose(),
        );
        expect(rebuilt).toBeCloseToArray(a, { absolute: bound * size(a) });
        expect(orthogonalityLoss(u)).toBeLessThanOrEqual(bound);
        expect(orthogonalityLoss(v)).toBeLessThanOrEqual(bound);
        expect(values.every((value, k) => value >= 0 && (k === 0 || value <= values[k - 1]))).toBe(true);
        expect(svd(a.transpose()).values).toBeCloseToArray(values, { absolute: bound * size(a) });
      }),
      { numRuns: 200 },
    );
  });
});

describe('products and factors of any matrix', () => {
  it('multiply, gram and columnGram are the plain loops, and grams are exactly symmetric', () => {
    fc.assert(
      fc.property(any.filter(squareable), (a) => {
        const absolute = productTolerance(Math.max(a.rows, a.columns)) * norm(a) ** 2;
        expect(multiply(a, a.transpose())).toBeCloseToArray(plainProduct(a, a.transpose()), { absolute });
        expect(gram(a)).toBeCloseToArray(plainProduct(a, a.transpose()), { absolute });
        expect(columnGram(a)).toBeCloseToArray(plainProduct(a.transpose(), a), { absolute });
        expect(gram(a)).toBeSymmetric();
        expect(columnGram(a)).toBeSymmetric();
      }),
      { numRuns: 200 },
    );
  });

  it('qr gives Q R = A with orthonormal Q and R upper triangular', () => {
    fc.assert(
      fc.property(tall, (a) => {
        const { q, r } = qr(a);
        const bound = backwardTolerance(a.rows);
        expect(plainProduct(q, r)).toBeCloseToArray(a, { absolute: bound * size(a) });
        expect(orthogonalityLoss(q)).toBeLessThanOrEqual(bound);
        for (let i = 0; i < r.rows; i++) for (let j = 0; j < i; j++) expect(r.get(i, j)).toBe(0);
      }),
    );
  });

  it('cholesky gives L Lᵀ = A, and choleskySolve its inverse, of A = B Bᵀ + ‖B‖² 1', () => {
    fc.assert(
      fc.property(any.filter(squareable), (b) => {
        const shift = norm(b) ** 2 || 1;
        const a = DenseMatrix.generate(
          b.rows,
          b.rows,
          (i, j) => plainProduct(b, b.transpose()).get(Math.min(i, j), Math.max(i, j)) + (i === j ? shift : 0),
        );
        const found = cholesky(a);
        if (found.kind !== 'positive-definite') throw new Error(found.kind);
        const { factor } = found;
        const bound = backwardTolerance(a.rows);
        expect(plainProduct(factor, factor.transpose())).toBeCloseToArray(a, { absolute: bound * size(a) });
        const unit = DenseMatrix.generate(a.rows, 1, (i) => i + 1);
        const solved = choleskySolve(factor, DenseMatrix.from(plainProduct(a, unit)));
        expect(solved).toBeCloseToArray(unit, { relativeToMax: 4 * bound });
      }),
    );
  });
});

function symmetrised(matrix: DenseMatrix): DenseMatrix {
  return DenseMatrix.generate(matrix.rows, matrix.rows, (i, j) => (matrix.get(i, j) + matrix.get(j, i)) / 2);
}
