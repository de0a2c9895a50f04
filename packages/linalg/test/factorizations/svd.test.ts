// Also tests factorizations/bidiagonal-form.ts: the form is what the decomposition is made of.
import { readFileSync } from 'node:fs';
import { DenseMatrix } from '@entk/core';
import { clusteredSpectrum, gradedSpectrum, randomOrthogonal, rankDeficientSpectrum } from '@entk/testing';
import { SingularValueDecomposition } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { svd, svdMemory } from '../../src/index.js';
import { largestGap, norm, orthogonalityLoss, plainProduct, randomMatrix } from '../residuals.js';
import { backwardTolerance } from '../tolerances.js';

function withSingularValues(m: number, n: number, values: Float64Array): DenseMatrix {
  const left = randomOrthogonal(m, 1).columnRange(0, values.length);
  const right = randomOrthogonal(n, 2).columnRange(0, values.length);
  const scaled = DenseMatrix.generate(m, values.length, (i, j) => left.get(i, j) * values[j]);
  return plainProduct(scaled, right.transpose());
}

/** What of `svd` breaks its bounds on a matrix of known singular values, with the figure in units of the bound. */
function faults(a: DenseMatrix, expected: ArrayLike<number>): string[] {
  const r = Math.min(a.rows, a.columns);
  const scale = expected[0] || 1;
  const { values, u, v, status } = svd(a);
  const alone = svd(a, { vectors: false });
  if (!u || !v) return ['no vectors'];
  const product = plainProduct(
    DenseMatrix.generate(a.rows, r, (i, j) => u.get(i, j) * values[j]),
    v.transpose(),
  );
  product.data.forEach((value, at) => {
    product.data[at] = value - a.data[at];
  });
  const inBounds = {
    values: largestGap(values, expected) / scale,
    residual: norm(product) / scale,
    u: orthogonalityLoss(u),
    v: orthogonalityLoss(v),
    'values alone': largestGap(alone.values, expected) / scale,
  };
  const over = Object.entries(inBounds)
    .map(([name, figure]) => [name, figure / backwardTolerance(Math.max(a.rows, a.columns))] as const)
    .filter(([, figure]) => !(figure <= 1))
    .map(([name, figure]) => `${name}: ${figure}`);
  if (status.kind !== 'converged' || alone.status.kind !== 'converged') {
    over.push(`${status.kind}, alone ${alone.status.kind}`);
  }
  if (alone.u || alone.v) over.push('vectors that were not asked for');
  if (u.rows !== a.rows || u.columns !== r || v.rows !== a.columns || v.columns !== r) over.push('shapes');
  return over;
}

interface Graded {
  readonly cases: readonly {
    readonly name: string;
    readonly matrix: readonly (readonly number[])[];
    readonly values: readonly number[];
    readonly numpyLoss: number;
  }[];
}
const graded: Graded = JSON.parse(readFileSync(new URL('../fixtures/graded.json', import.meta.url), 'utf8'));

describe('svd', () => {
  for (const [m, n] of [
    [1, 1],
    [1, 6],
    [9, 1],
    [40, 40],
    [150, 61],
    [61, 150],
  ]) {
    it(`agrees with ml-matrix on a random ${m} × ${n} matrix`, () => {
      const a = randomMatrix(m, n, m * n);
      expect(faults(a, new SingularValueDecomposition(a, { autoTranspose: true }).diagonal)).toEqual([]);
    });
  }

  for (const [name, values] of [
    ['graded over 14 decades', gradedSpectrum(60)],
    ['graded over 40 decades', gradedSpectrum(60, 40)],
    ['clustered', clusteredSpectrum(60, 4, 1, 1e-13)],
    ['of rank 20', rankDeficientSpectrum(60, 20)],
  ] as const) {
    it(`finds prescribed singular values ${name}`, () => {
      expect(faults(withSingularValues(100, 60, values), values)).toEqual([]);
    });
  }

  // From 33 columns on by divide and conquer, which of 263 has four levels; QR comes first from 5/3 as many rows on.
  for (const [m, n] of [
    [33, 33],
    [263, 263],
    [150, 130],
    [130, 150],
  ]) {
    for (const [name, values] of [
      ['falling', Float64Array.from({ length: Math.min(m, n) }, (_, i) => 1 / (1 + i))],
      ['graded over 140 decades', gradedSpectrum(Math.min(m, n), 140)],
      ['clustered', clusteredSpectrum(Math.min(m, n), 4, 1, 1e-13)],
      ['all equal', new Float64Array(Math.min(m, n)).fill(1)],
      ['of rank 20', rankDeficientSpectrum(Math.min(m, n), 20)],
      ['zero but for one', Float64Array.from({ length: Math.min(m, n) }, (_, i) => (i === 0 ? 1 : 0))],
      ['all zero', new Float64Array(Math.min(m, n))],
    ] as const) {
      it(`finds those of ${m} × ${n} that are ${name}`, () => {
        expect(faults(withSingularValues(m, n, values), values)).toEqual([]);
      });
    }
  }

  it('finds those of a bidiagonal matrix in closed form, 2·sin((2k − 1)π / (4n + 2))', () => {
    const n = 200;
    const values = Float64Array.from(
      { length: n },
      (_, k) => 2 * Math.sin(((2 * (n - k) - 1) * Math.PI) / (4 * n + 2)),
    );
    const matrix = DenseMatrix.generate(n, n, (i, j) => (i === j ? 1 : j === i + 1 ? -1 : 0));
    expect(faults(matrix, values)).toEqual([]);
  });

  it('finds those of bidiagonal matrices that fall over 130 decades either way, or come apart', () => {
    const bidiagonal = (entry: (i: number, above: boolean) => number) =>
      DenseMatrix.generate(120, 120, (i, j) => (i === j || j === i + 1 ? entry(i, i !== j) : 0));
    for (const matrix of [
      bidiagonal((i) => 10 ** (-i * (130 / 120))),
      bidiagonal((i) => 10 ** (-(120 - i) * (130 / 120))),
      bidiagonal((i, above) => (above ? Number(i % 7 !== 0) : Number(i % 5 !== 0))),
      bidiagonal((_, above) => (above ? 1 : 1e-16)),
    ]) {
      expect(faults(matrix, svd(matrix, { vectors: false }).values)).toEqual([]);
    }
  });

  it.each(graded.cases)(
    'keeps the vectors of a graded matrix as orthogonal as LAPACK does: $name',
    ({ matrix, values }) => {
      expect(faults(DenseMatrix.fromRows(matrix), values)).toEqual([]);
    },
  );

  it('finds σ = 1e-12, which the Gram matrix cannot hold', () => {
    const values = Float64Array.from([1, 1e-3, 1e-6, 1e-9, 1e-12]);
    const found = svd(withSingularValues(40, 5, values)).values;
    expect(Math.abs(found[4] - 1e-12)).toBeLessThan(backwardTolerance(5));
  });

  it('handles zero, repeated and diagonal matrices, and the ends of the range of float64', () => {
    expect(faults(new DenseMatrix(8, 5), [0, 0, 0, 0, 0])).toEqual([]);
    expect(
      faults(
        DenseMatrix.generate(6, 6, () => 1),
        [6, 0, 0, 0, 0, 0],
      ),
    ).toEqual([]);
    expect(
      faults(
        DenseMatrix.generate(7, 4, (i, j) => (i === j ? j - 2 : 0)),
        [2, 1, 1, 0],
      ),
    ).toEqual([]);
    const large = svd(
      DenseMatrix.fromRows([
        [3e300, 0],
        [0, 4e300],
      ]),
    ).values;
    expect(largestGap(large, [4e300, 3e300])).toBeLessThan(backwardTolerance(2) * 4e300);
  });

  it('refuses empty matrices, NaN, and what exceeds the budget', () => {
    expect(() => svd(new DenseMatrix(0, 3))).toThrow('svd: matrix must have at least one row and one column');
    expect(() => svd(DenseMatrix.fromRows([[Number.NaN]]))).toThrow('svd: matrix must be finite, got NaN');
    const a = randomMatrix(70, 30, 1);
    expect(() => svd(a, { memoryBudget: svdMemory(70, 30) - 1 })).toThrow('svd: the memory budget of');
    expect(svd(a, { memoryBudget: svdMemory(70, 30) }).status.kind).toBe('converged');
    const forValues = svdMemory(70, 30, { vectors: false });
    expect(svd(a, { vectors: false, memoryBudget: forValues }).status.kind).toBe('converged');
  });
});
