import { createRandom, DenseMatrix } from '@entk/core';
import { operatorOf, type SymmetricOperator, topEigenpairs } from '@entk/spectral';
import {
  cliffSpectrum,
  gradedSpectrum,
  rankDeficientSpectrum,
  repeatedSpectrum,
  symmetricWithSpectrum,
} from '@entk/testing';
import { expect } from '@entk/testing/matchers';
import { assert as assertProperty, asyncProperty, integer, nat } from 'fast-check';
import { describe, test } from 'vitest';
import { denseError, krylovOrthonormality, krylovSubspace, krylovValue, rounding } from '../tolerances.js';

/** H diag(values) H with a Householder reflection H: an operator of known eigenpairs that is never formed. */
function reflected(values: Float64Array, seed = 5): SymmetricOperator {
  const size = values.length;
  const normal = createRandom(seed).normals(size);
  const square = normal.reduce((sum, entry) => sum + entry * entry, 0);
  const reflect = (block: DenseMatrix) => {
    const result = new DenseMatrix(size, block.columns, block.data.slice());
    for (let j = 0; j < block.columns; j++) {
      let overlap = 0;
      for (let i = 0; i < size; i++) overlap += normal[i] * block.get(i, j);
      for (let i = 0; i < size; i++) result.set(i, j, block.get(i, j) - (2 * overlap * normal[i]) / square);
    }
    return result;
  };
  const scaled = (block: DenseMatrix) =>
    DenseMatrix.generate(size, block.columns, (i, j) => values[i] * block.get(i, j));
  return { size, apply: (block) => reflect(scaled(reflect(block))) };
}

const descending = (values: Float64Array) => values.slice().sort().toReversed();

describe('topEigenpairs', () => {
  test.each([
    ['with cliffs', cliffSpectrum(400), 60],
    ['graded over 14 decades', gradedSpectrum(300), 25],
    ['29-fold', repeatedSpectrum(600), 100],
    ['one value 100 times', Float64Array.from({ length: 500 }, (_, i) => (i < 100 ? 1 : 0.5 / (i - 98))), 110],
    ['indefinite', Float64Array.from({ length: 300 }, (_, i) => Math.cos(i)), 12],
  ])('finds every copy of a prescribed spectrum: %s', async (_, values, count) => {
    const { values: found, vectors, residuals, status } = await topEigenpairs(reflected(values), { count });
    expect(status).toEqual({ kind: 'converged' });
    expect(found).toBeCloseToArray(descending(values).subarray(0, count), { relativeToMax: krylovValue });
    expect(vectors).toHaveOrthonormalColumns({ tolerance: krylovOrthonormality });
    expect(Math.max(...residuals)).toBeLessThan(1e-6);
  });

  test('finds 29 copies with blocks of 8, the check included', async () => {
    const { values } = await topEigenpairs(reflected(repeatedSpectrum(300)), { count: 58, blockSize: 8 });
    expect(values).toBeCloseToArray(repeatedSpectrum(58), { relativeToMax: krylovValue });
  });

  test('spans the cliff of a dense matrix', async () => {
    const { matrix, vectors: basis } = symmetricWithSpectrum(
      cliffSpectrum(130, { drops: [{ after: 30, ratio: 2 }] }),
      2,
    );
    const { vectors, trace, method } = await topEigenpairs(operatorOf(matrix), { count: 30, tolerance: 1e-8 });
    expect(vectors).toSpanTheSameSubspace(basis.columnRange(0, 30), { tolerance: krylovSubspace });
    expect(trace).toBeCloseTo(matrix.trace(), 12);
    expect(method).toMatch(/^block Krylov: top 30 of 130 by \d+ applications, block 8$/);
  });

  test('gives every pair where the search space holds them all', async () => {
    await assertProperty(
      asyncProperty(integer({ min: 1, max: 12 }), integer({ min: 1, max: 14 }), nat(100), async (size, count, seed) => {
        const { matrix, values } = symmetricWithSpectrum(createRandom(seed).normals(size), seed);
        const spectrum = await topEigenpairs(operatorOf(matrix), { count, seed });
        const expected = values.subarray(0, Math.min(size, count));
        expect(spectrum.values).toBeCloseToArray(expected, { absolute: 10 * denseError(12) });
        expect(spectrum.status.kind).toBe(count > size ? 'rank-exceeded' : 'converged');
      }),
      { numRuns: 40 },
    );
  });

  test('reports a rank below k, and a k above M', async () => {
    const deficient = reflected(rankDeficientSpectrum(200, 12));
    const { status, values, rank } = await topEigenpairs(deficient, { count: 20 });
    expect([status, rank]).toEqual([{ kind: 'rank-exceeded', rank: 12, requested: 20 }, 12]);
    expect(values).toHaveLength(20);
    expect(Math.max(...values.subarray(12).map(Math.abs))).toBeLessThan(denseError(200));
    const zero = await topEigenpairs(reflected(new Float64Array(40)), { count: 3 });
    expect([zero.status, zero.rank]).toEqual([{ kind: 'rank-exceeded', rank: 0, requested: 3 }, 0]);
  });

  test('says how many pairs converged when the applications run out', async () => {
    const { status, values } = await topEigenpairs(reflected(cliffSpectrum(3000)), { count: 60, maxApplications: 150 });
    expect(status).toMatchObject({ kind: 'not-converged', tolerance: 1e-6 });
    if (status.kind !== 'not-converged') return;
    expect(status.converged).toBeLessThan(60);
    expect(values.length).toBeGreaterThanOrEqual(status.converged);
    expect(status.worstResidual).toBeGreaterThan(1e-6);
  });

  test('reports a negative eigenvalue where none was promised', async () => {
    const values = Float64Array.from({ length: 100 }, (_, i) => (i === 50 ? -0.5 : 1 / (1 + i)));
    const { status } = await topEigenpairs(reflected(values), { count: 5, semidefinite: true });
    expect(status).toMatchObject({ kind: 'negative-spectrum' });
    expect(status.kind === 'negative-spectrum' && status.smallest).toBeLessThan(-0.4);
  });

  test('takes an operator in float32', async () => {
    const exact = reflected(cliffSpectrum(300));
    const rounded = (block: DenseMatrix) => {
      const image = exact.apply(block) as DenseMatrix;
      return new DenseMatrix(image.rows, image.columns, Float64Array.from(Float32Array.from(image.data)));
    };
    const { values, status } = await topEigenpairs({ size: 300, apply: rounded }, { count: 20 });
    expect(status.kind).toBe('converged');
    expect(values).toBeCloseToArray(cliffSpectrum(300).subarray(0, 20), { relativeToMax: 1e-7 });
  });

  test('gives the same bits for the same seed, others for another', async () => {
    const operator = reflected(cliffSpectrum(200));
    const [first, second, third] = [
      await topEigenpairs(operator, { count: 5, seed: 1 }),
      await topEigenpairs(operator, { count: 5, seed: 1 }),
      await topEigenpairs(operator, { count: 5, seed: 2 }),
    ];
    expect(second.vectors?.data).toEqual(first.vectors?.data);
    expect(third.vectors?.data).not.toEqual(first.vectors?.data);
    expect(third.values).toBeCloseToArray(first.values, { relativeToMax: krylovValue });
  });

  test('works with an operator that answers later, reports progress and follows an abort', async () => {
    const now = reflected(cliffSpectrum(200));
    const later: SymmetricOperator = { size: 200, apply: (block) => Promise.resolve(now.apply(block)) };
    const details: string[] = [];
    const spectrum = await topEigenpairs(later, { count: 3, onProgress: ({ detail = '' }) => details.push(detail) });
    expect(spectrum.status.kind).toBe('converged');
    expect(details[0]).toBe('8 applications');
    await expect(topEigenpairs(later, { count: 3, signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow(
      'enough',
    );
  });

  test('finds out an operator that is not symmetric', async () => {
    const skew = createRandom(1).normals(120 * 120);
    const matrix = new DenseMatrix(120, 120, skew);
    await expect(topEigenpairs(operatorOf(matrix), { count: 3 })).rejects.toThrow(
      /^topEigenpairs: operator must be symmetric: .* within 0.0001 of ‖A‖, got .* \(a random probe of M = 120 rows\)/,
    );
    const { matrix: nearly } = symmetricWithSpectrum(cliffSpectrum(150), 1);
    nearly.set(3, 140, nearly.get(3, 140) + 0.5);
    await expect(topEigenpairs(operatorOf(nearly), { count: 3 })).rejects.toThrow('operator must be symmetric');
  });

  test('names NaN, a wrong shape, and options out of range', async () => {
    const size = 20;
    const nan: SymmetricOperator = {
      size,
      apply: (block) => DenseMatrix.generate(size, block.columns, (i) => (i === 7 ? NaN : 1)),
    };
    await expect(topEigenpairs(nan, { count: 2 })).rejects.toThrow(
      'topEigenpairs: operator must return finite numbers for finite vectors, got NaN (row 7 of 20)',
    );
    await expect(topEigenpairs({ size, apply: () => new DenseMatrix(3, 3) }, { count: 2 })).rejects.toThrow(
      'topEigenpairs: operator must return axes [M, b] = [20, 8], got [3, 3]',
    );
    const fine = reflected(cliffSpectrum(130));
    await expect(topEigenpairs(fine, { count: 0 })).rejects.toThrow('count must be an integer of at least 1, got 0');
    await expect(topEigenpairs(fine, { count: 1, tolerance: 0 })).rejects.toThrow(
      'tolerance must be a number in (0, 1)',
    );
    await expect(topEigenpairs(fine, { count: 1, memoryBudget: 1000 })).rejects.toThrow(
      /topEigenpairs: the memory budget of .* must hold a basis of \d+ vectors of 130 rows.*; ask for fewer pairs/,
    );
  });

  test('is exact on a diagonal of two values', async () => {
    const operator: SymmetricOperator = {
      size: 64,
      apply: (block) => DenseMatrix.generate(64, block.columns, (i, j) => (i % 2 ? 3 : -2) * block.get(i, j)),
    };
    const { values } = await topEigenpairs(operator, { count: 33 });
    expect(values.subarray(0, 32)).toBeCloseToArray(new Float64Array(32).fill(3), { relative: 10 * rounding });
    expect(values[32]).toBeCloseTo(-2, 12);
  });

  // np.linalg.eigvalsh(np.diag(2 + i / 40) + 1 / (1 + i[:, None] + i)), i = np.arange(40), NumPy 2.4
  test.each([1, 1e154, 1e-160, 1e-165, 1e300])("finds NumPy's eigenvalues of a matrix times %d", async (scale) => {
    const matrix = DenseMatrix.generate(40, 40, (i, j) => ((i === j ? 2 + i / 40 : 0) + 1 / (1 + i + j)) * scale);
    const { values, status } = await topEigenpairs(operatorOf(matrix), { count: 3, tolerance: 1e-9 });
    const expected = [4.197087187453603, 3.045894928660673, 2.9658615974736144].map((value) => value * scale);
    expect(values).toBeCloseToArray(expected, { relative: 40 * rounding });
    expect(status).toEqual({ kind: 'converged' });
  });
});
