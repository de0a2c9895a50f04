import { DenseMatrix } from '@entk/core';
import { eigh, operatorOf, topEigenpairs } from '@entk/spectral';
import {
  clusteredSpectrum,
  cliffSpectrum,
  rankDeficientSpectrum,
  repeatedSpectrum,
  symmetricWithSpectrum,
} from '@entk/testing';
import { expect } from '@entk/testing/matchers';
import { describe, test } from 'vitest';
import { gold, goldMatrix } from '../fixtures.js';
import { denseError } from '../tolerances.js';

describe('eigh of a prescribed matrix', () => {
  test("agrees with LAPACK's eigenpairs up to signs", async () => {
    const { values, vectors, trace } = await eigh(goldMatrix(gold.eigh.matrix, 12));
    const expected = goldMatrix(gold.eigh.vectors, 12);
    expect(values).toBeCloseToArray(gold.eigh.values, { relativeToMax: denseError(12) });
    for (let j = 0; j < 12; j++) {
      expect(vectors.columnRange(j, j + 1)).toSpanTheSameSubspace(expected.columnRange(j, j + 1), { tolerance: 1e-12 });
    }
    expect(trace).toBeCloseTo(
      gold.eigh.values.reduce((sum, value) => sum + value, 0),
      12,
    );
  });

  test.each([
    ['with cliffs', cliffSpectrum(120)],
    ['29-fold', repeatedSpectrum(90)],
    ['rank-deficient', rankDeficientSpectrum(60, 25)],
    ['indefinite', Float64Array.from({ length: 50 }, (_, i) => 1 - i / 20)],
    ['of one row', Float64Array.of(-2)],
  ])('gives a prescribed spectrum back: %s', async (_, prescribed) => {
    const rows = prescribed.length;
    const { matrix } = symmetricWithSpectrum(prescribed, 3);
    const { values, vectors, residuals, status, method } = await eigh(matrix);
    expect(values).toBeCloseToArray(prescribed, { relativeToMax: denseError(rows) });
    expect(vectors).toHaveOrthonormalColumns({ tolerance: denseError(rows) });
    expect(Math.max(...residuals)).toBeLessThan(denseError(rows));
    expect(status).toEqual({ kind: 'converged' });
    expect(method).toBe(`linalg: dense, all of ${rows}`);
  });

  test('spans the clusters of a clustered spectrum', async () => {
    const { matrix, vectors: basis } = symmetricWithSpectrum(clusteredSpectrum(40, 4, 1), 2);
    const { vectors } = await eigh(matrix, { count: 10 });
    expect(vectors).toSpanTheSameSubspace(basis.columnRange(0, 10), { tolerance: 4 * denseError(40) });
  });

  test('computes the smallest pairs, descending, and says what is negative', async () => {
    const prescribed = Float64Array.from({ length: 50 }, (_, i) => 1 - i / 20);
    const { matrix } = symmetricWithSpectrum(prescribed, 3);
    const whole = await eigh(matrix);
    const { values, vectors, residuals, status, trace } = await eigh(matrix, { count: 4, which: 'smallest' });
    expect(values).toBeCloseToArray(prescribed.slice(-4), { relativeToMax: denseError(50) });
    expect(vectors).toSpanTheSameSubspace(whole.vectors.columnRange(46, 50), { tolerance: 1e-12 });
    expect(Math.max(...residuals)).toBeLessThan(denseError(50));
    expect(status).toEqual({ kind: 'converged' });
    expect(trace).toBeCloseTo(whole.trace ?? NaN, 12);
    const said = await eigh(matrix, { count: 4, which: 'smallest', semidefinite: true });
    expect(said.status.kind).toBe('negative-spectrum');
  });

  test('computes the leading pairs alone, or values alone', async () => {
    const { matrix, values: prescribed } = symmetricWithSpectrum(rankDeficientSpectrum(80, 60), 5);
    const top = await eigh(matrix, { count: 7 });
    expect(top.values).toBeCloseToArray(prescribed.slice(0, 7), { relativeToMax: denseError(80) });
    expect(top.vectors.columns).toBe(7);
    expect(top.residuals).toHaveLength(7);
    const alone = await eigh(matrix, { count: 7, vectors: false });
    expect(alone.values).toBeCloseToArray(top.values, { relativeToMax: denseError(80) });
    // @ts-expect-error values alone have no vectors, in the types as in fact
    expect(() => alone.vectors.columns).toThrow(TypeError);
    expect(alone.residuals).toHaveLength(0);
  });
});

describe('eigh', () => {
  test('leaves its input as it was', async () => {
    const { matrix } = symmetricWithSpectrum([3, 2, 1], 1);
    const before = matrix.data.slice();
    await eigh(matrix);
    expect(matrix.data).toEqual(before);
  });

  test('says when more pairs were asked for than rows, or than the rank', async () => {
    const { matrix } = symmetricWithSpectrum(rankDeficientSpectrum(20, 5), 2);
    expect((await eigh(matrix, { count: 8 })).status).toEqual({ kind: 'rank-exceeded', rank: 5, requested: 8 });
    const { status, values } = await eigh(DenseMatrix.fromRows([[2]]), { count: 3 });
    expect(status).toEqual({ kind: 'rank-exceeded', rank: 1, requested: 3 });
    expect(values).toHaveLength(1);
  });

  test('counts negative eigenvalues below zeros to the rank: diag(0, −1, −2), and −L of a cycle of six', async () => {
    const diagonal = DenseMatrix.generate(3, 3, (i, j) => (i === j ? -i : 0));
    const { values, status, rank } = await eigh(diagonal, { count: 2 });
    expect(Array.from(values, (value) => value + 0)).toEqual([0, -1]); // a zero may come as −0
    expect([status, rank]).toEqual([{ kind: 'converged' }, 2]);
    const exceeded = { kind: 'rank-exceeded', rank: 2, requested: 3 };
    expect((await eigh(diagonal, { count: 3 })).status).toEqual(exceeded);

    // Of L of the n-cycle: 2 − 2 cos(2πk / n), one of them zero.
    const cycle = DenseMatrix.generate(6, 6, (i, j) => (i === j ? -2 : Math.abs(i - j) % 4 === 1 ? 1 : 0));
    const leading = await eigh(cycle, { count: 1 });
    expect([leading.status, leading.rank]).toEqual([{ kind: 'converged' }, 5]);
    expect((await topEigenpairs(operatorOf(cycle), { count: 3 })).status).toEqual({ kind: 'converged' });
  });

  test.each([
    ['diag(0, −1, −2)', 3, (i: number, j: number) => (i === j ? -i : 0), 2, -2],
    ['diag(1, 0, −1)', 3, (i: number, j: number) => (i === j ? 1 - i : 0), 2, -1],
    [
      '−L of a path of four',
      4,
      (i: number, j: number) => (i === j ? -(1 + (i % 3 ? 1 : 0)) : +(Math.abs(i - j) === 1)),
      3,
      -2,
    ],
    ['−1 everywhere', 3, () => -1, 1, -1],
    ['diag(−1e-300, 0, 0)', 3, (i: number, j: number) => (i + j === 0 ? -1e-300 : 0), 1, -1e-300],
  ])(
    'says that %s is not semidefinite by any number of pairs, and no false rank',
    async (_, size, entry, rank, least) => {
      const matrix = DenseMatrix.generate(size, size, entry);
      for (let count = 1; count <= size; count++) {
        const found = await eigh(matrix, { count, semidefinite: true });
        expect(found.status.kind).toBe('negative-spectrum');
        expect(found.status.kind === 'negative-spectrum' && found.status.smallest).toBeLessThanOrEqual(least);
        expect([rank, undefined]).toContain(found.rank);
        const byOperator = await topEigenpairs(operatorOf(matrix), { count, semidefinite: true });
        expect(byOperator.status.kind).toBe('negative-spectrum');
        expect([rank, undefined]).toContain(byOperator.rank);
        // Without the promise, both solvers say the same of all pairs.
        const all = [await eigh(matrix, { count: size }), await topEigenpairs(operatorOf(matrix), { count: size })];
        for (const { status, rank: known } of all) {
          expect([status, known]).toEqual([{ kind: 'rank-exceeded', rank, requested: size }, rank]);
        }
      }
    },
  );

  test.each([-1000, -540, -500, 500, 540, 1000])('scales with its matrix, to the bit: 2^%i', async (power) => {
    const whole = DenseMatrix.fromRows([
      [2, 1],
      [1, 2],
    ]);
    const { values, vectors, residuals } = await eigh(whole);
    const found = await eigh(DenseMatrix.from(whole).scaleInPlace(2 ** power));
    expect(found.values).toEqual(values.map((value) => value * 2 ** power));
    expect(found.vectors?.data).toEqual(vectors?.data);
    expect(found.residuals).toEqual(residuals);
    expect(found.status).toEqual({ kind: 'converged' });
    expect([found.rank, found.trace]).toEqual([2, 4 * 2 ** power]);
  });

  test('says when an eigenvalue is larger than any number', async () => {
    const [on, off] = [1.6e308, 8e307];
    await expect(
      eigh(
        DenseMatrix.fromRows([
          [on, off],
          [off, on],
        ]),
      ),
    ).rejects.toThrow('eigh: eigenvalues must be within the range of float64, got Infinity');
  });

  test('says when a spectrum promised to be non-negative is not', async () => {
    const { matrix } = symmetricWithSpectrum([2, 1, -0.5], 4);
    expect((await eigh(matrix)).status.kind).toBe('converged');
    const { status } = await eigh(matrix, { semidefinite: true });
    expect(status).toMatchObject({ kind: 'negative-spectrum', smallest: expect.closeTo(-0.5, 12) });
  });

  test('reports progress and follows an abort', async () => {
    const { matrix } = symmetricWithSpectrum([2, 1], 1);
    const stages: string[] = [];
    await eigh(matrix, { onProgress: ({ stage, done, total }) => stages.push(`${stage} ${done}/${total}`) });
    expect(stages).toEqual(['eigenpairs 0/1', 'eigenpairs 1/1']);
    await expect(eigh(matrix, { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough');
  });

  test('refuses what has no eigenpairs, in one line each', async () => {
    await expect(eigh(new DenseMatrix(2, 3))).rejects.toThrow('eigh: matrix must be square and not empty, got [2, 3]');
    await expect(eigh(new DenseMatrix(0, 0))).rejects.toThrow('eigh: matrix must be square and not empty, got [0, 0]');
    await expect(
      eigh(
        DenseMatrix.fromRows([
          [1, NaN],
          [NaN, 1],
        ]),
      ),
    ).rejects.toThrow('eigh: matrix must be finite, got NaN');
    await expect(
      eigh(
        DenseMatrix.fromRows([
          [1, 2],
          [2.5, 1],
        ]),
      ),
    ).rejects.toThrow(
      'eigh: matrix must be symmetric within 1e-10 of max|A| = 2.5, got 0.5 (the difference of entries (1, 0) and (0, 1))',
    );
    await expect(eigh(DenseMatrix.fromRows([[1]]), { count: 0 })).rejects.toThrow('eigh: count must be an integer');
    await expect(eigh(symmetricWithSpectrum([2, 1], 1).matrix, { memoryBudget: 10 })).rejects.toThrow(
      /eigh: the memory budget of 10 B must hold the eigenproblem of 2 rows.* topEigenpairs/,
    );
  });
});
