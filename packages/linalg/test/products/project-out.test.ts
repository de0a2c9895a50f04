import { DenseMatrix, identityMatrix } from '@entk/core';
import { describe, expect, it } from 'vitest';
import { multiply, projectOut, qr } from '../../src/index.js';
import { largestGap, plainProduct, randomMatrix } from '../residuals.js';
import { productTolerance } from '../tolerances.js';

describe('projectOut', () => {
  it.each([
    [1, 1, 4],
    [5, 3, 9],
    [32, 70, 301],
  ])('takes out of %i rows what lies along %i orthonormal ones of length %i', (m, k, length) => {
    const rows = randomMatrix(m, length, 1);
    const basis = qr(randomMatrix(length, k, 2)).q.transpose();
    const before = rows.data.slice();
    const { overlaps, rest } = projectOut(rows, basis);
    const expected = plainProduct(rows, basis.transpose());
    expect(largestGap(overlaps.data, expected.data)).toBeLessThan(productTolerance(20 * length));
    const along = plainProduct(expected, basis);
    const left = rows.data.map((entry, index) => entry - along.data[index]);
    expect(largestGap(rest.data, left)).toBeLessThan(productTolerance(20 * (length + k)));
    expect(largestGap(multiply(rest, basis, { transposeRight: true }).data, new Float64Array(m * k))).toBeLessThan(
      productTolerance(20 * length),
    );
    expect(rows.data).toEqual(before);
  });

  it('leaves rows as they are beside an empty basis, and nothing of rows inside of a whole one', () => {
    const rows = randomMatrix(2, 3, 3);
    const { overlaps, rest } = projectOut(rows, new DenseMatrix(0, 3));
    expect([overlaps.rows, overlaps.columns]).toEqual([2, 0]);
    expect(rest.data).toEqual(rows.data);
    expect([...projectOut(rows, identityMatrix(3)).rest.data]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('refuses rows of another length, NaN, and what exceeds the budget', () => {
    const rows = identityMatrix(3);
    expect(() => projectOut(rows, identityMatrix(2))).toThrow(
      'projectOut: rows of the basis must be as long as those projected, got [2, 3]',
    );
    expect(() => projectOut(rows, DenseMatrix.fromRows([[0, Number.NaN, 0]]))).toThrow(
      'projectOut: basis must be finite, got NaN',
    );
    expect(() => projectOut(rows, rows, { memoryBudget: 64 })).toThrow('projectOut: the memory budget of');
  });
});
