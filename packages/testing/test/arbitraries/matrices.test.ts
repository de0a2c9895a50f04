import * as fc from 'fast-check';
import { describe, it } from 'vitest';
import { matrices, orders, orthonormalBases, symmetricMatrices } from '../../src/arbitraries/matrices.js';
import { expect } from '../../src/matchers/register.js';
import { span } from '../tolerances.js';

describe('arbitrary matrices', () => {
  it('have the extents asked for, finite entries, and are symmetric, orthonormal or orders where they say so', () => {
    const extents = { rows: { min: 2, max: 4 }, columns: { min: 1, max: 3 } };
    fc.assert(
      fc.property(
        matrices(extents),
        symmetricMatrices(5),
        orthonormalBases(6, 2),
        orders(7),
        (any, symmetric, basis, order) => {
          expect(any.rows).toBeGreaterThanOrEqual(2);
          expect(any.rows).toBeLessThanOrEqual(4);
          expect(any.columns).toBeLessThanOrEqual(3);
          expect(any.data.every(Number.isFinite)).toBe(true);
          expect(symmetric).toBeSymmetric();
          expect(basis).toHaveOrthonormalColumns({ tolerance: span });
          expect(order.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6]);
        },
      ),
    );
  });

  it('have repeated rows, zeros and far scales among them', () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(matrices({ rows: { min: 3, max: 3 }, columns: { min: 2, max: 2 } }), ({ data }) => {
        const [a, b, , , c, d] = data;
        if (a === c && b === d && a !== 0) met.add('repeated');
        if (data.includes(0)) met.add('zero');
        if (data.some((value) => Math.abs(value) > 1e20)) met.add('large');
        if (data.every((value) => Math.abs(value) < 1e-20)) met.add('small');
      }),
      { seed: 1, numRuns: 300 },
    );
    expect(Array.from(met).toSorted()).toEqual(['large', 'repeated', 'small', 'zero']);
  });
});
