// Tests no single file: what holds of every spectrum and of every pair of subspaces.
import { DenseMatrix } from '@entk/core';
import { cliffSpectrum, randomOrthogonal } from '@entk/testing';
import { orders, orthonormalBases, symmetricMatrices } from '@entk/testing/arbitraries';
import { expect } from '@entk/testing/matchers';
import * as fc from 'fast-check';
import { EigenvalueDecomposition } from 'ml-matrix';
import { describe, it } from 'vitest';
import {
  eigh,
  findCliffs,
  operatorOf,
  principalAngles,
  projectorDistance,
  subspaceOverlap,
  topEigenpairs,
} from '../../src/index.js';
import { angle, denseError, rounding } from '../tolerances.js';

const largest = (matrix: DenseMatrix) => matrix.data.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);

describe('eigh', () => {
  it('gives the values of ml-matrix, and its leading pairs are those of the whole', async () => {
    await fc.assert(
      fc.asyncProperty(symmetricMatrices(9), fc.integer({ min: 1, max: 9 }), async (matrix, count) => {
        // Below 1e-300 numbers have fewer digits: nothing holds relative to them.
        const absolute = matrix.rows * denseError(matrix.rows) * largest(matrix) + 1e-300;
        const { values, residuals } = await eigh(matrix);
        const theirs = new EigenvalueDecomposition(matrix, { assumeSymmetric: true }).realEigenvalues;
        expect(values).toBeCloseToArray(
          theirs.toSorted((a, b) => b - a),
          { absolute },
        );
        expect(Math.max(...residuals)).toBeLessThanOrEqual(denseError(matrix.rows) * matrix.rows);
        const leading = await eigh(matrix, { count: Math.min(count, matrix.rows) });
        expect(leading.values).toBeCloseToArray(values.slice(0, count), { absolute });
      }),
      { numRuns: 60 },
    );
  });
});

describe('topEigenpairs', () => {
  it('finds what eigh finds, within its residuals', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(1e6), fc.integer({ min: 1, max: 5 }), async (seed, count) => {
        const q = randomOrthogonal(20, seed);
        const values = Float64Array.from({ length: 20 }, (_, k) => 1 / (1 + Math.floor(k / 2)));
        const matrix = DenseMatrix.generate(20, 20, (i, j) => {
          let sum = 0;
          for (let k = 0; k < 20; k++) sum += q.get(Math.min(i, j), k) * values[k] * q.get(Math.max(i, j), k);
          return sum;
        });
        const found = await topEigenpairs(operatorOf(matrix), { count, semidefinite: true, tolerance: 1e-8, seed });
        expect(found.status).toEqual({ kind: 'converged' });
        // An eigenvalue is within the norm of its residual of a symmetric matrix's spectrum.
        expect(found.values).toBeCloseToArray(values.slice(0, count), { absolute: 1e-7 });
      }),
      { numRuns: 30 },
    );
  });
});

describe('findCliffs', () => {
  it('finds the same in a spectrum scaled by any power of two', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -300, max: 300 }),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 3, max: 20 }),
        (power, exponent, at) => {
          const values = cliffSpectrum(60, { drops: [{ after: at, ratio: 1 + exponent }], exponent: exponent / 10 });
          const scaled = values.map((value) => value * 2 ** power);
          const places = (list: Float64Array) => {
            const { cliffs, drops, considered } = findCliffs(list);
            return { cliffs, considered, drops: drops.map(({ after, ratio }) => ({ after, ratio })) };
          };
          expect(places(scaled)).toEqual(places(values));
        },
      ),
    );
  });
});

const pair = (rows: number) =>
  fc
    .tuple(fc.integer({ min: 1, max: rows - 1 }), fc.integer({ min: 1, max: rows - 1 }))
    .chain(([first, second]) => fc.tuple(orthonormalBases(rows, first), orthonormalBases(rows, second)));

describe('principal angles', () => {
  it('are symmetric, lie within [0, π/2], and do not see rotations of either basis or of the space', () => {
    fc.assert(
      fc.property(
        pair(6).chain(([u, v]) =>
          fc.tuple(
            fc.constant([u, v] as const),
            orthonormalBases(u.columns, u.columns),
            orthonormalBases(6, 6),
            orders(6),
          ),
        ),
        ([[u, v], inner, outer, order]) => {
          const angles = principalAngles(u, v);
          const absolute = 10 * angle;
          expect(principalAngles(v, u)).toBeCloseToArray(angles, { absolute });
          expect(angles.every((value) => value >= 0 && value <= Math.PI / 2 + rounding)).toBe(true);
          const turned = DenseMatrix.from(u.mmul(inner));
          expect(principalAngles(turned, v)).toBeCloseToArray(angles, { absolute });
          const [movedU, movedV] = [u, v].map((basis) => DenseMatrix.from(outer.mmul(basis)));
          expect(principalAngles(movedU, movedV)).toBeCloseToArray(angles, { absolute });
          const [permutedU, permutedV] = [u, v].map((basis) =>
            DenseMatrix.generate(6, basis.columns, (i, j) => basis.get(order[i], j)),
          );
          expect(principalAngles(permutedU, permutedV)).toBeCloseToArray(angles, { absolute });
        },
      ),
    );
  });

  it('agree with overlap and projector distance; a space has none with itself', () => {
    fc.assert(
      fc.property(pair(7), ([u, v]) => {
        const angles = principalAngles(u, v);
        const squares = angles.reduce((sum, value) => sum + Math.cos(value) ** 2, 0);
        expect(subspaceOverlap(u, v)).toBeCloseTo(squares / Math.min(u.columns, v.columns), 12);
        expect(subspaceOverlap(u, u)).toBeCloseTo(1, 12);
        expect(projectorDistance(u, u)).toBeLessThan(10 * angle);
        expect(projectorDistance(u, v)).toBeCloseTo(projectorDistance(v, u), 12);
      }),
    );
  });
});
