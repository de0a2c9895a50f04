import { createRandom, DenseMatrix, identityMatrix } from '@entk/core';
import { describe, expect, test } from 'vitest';
import { sweepRows } from '../../src/index.js';

const normal = (rows: number, columns: number, seed = 0) =>
  new DenseMatrix(rows, columns, createRandom(seed).normals(rows * columns));

/** Rows i and j turned by an angle. */
function turned(matrix: DenseMatrix, i: number, j: number, angle: number): DenseMatrix {
  const result = DenseMatrix.from(matrix);
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  for (let unit = 0; unit < matrix.columns; unit++) {
    const [x, y] = [matrix.get(i, unit), matrix.get(j, unit)];
    result.set(i, unit, c * x + s * y);
    result.set(j, unit, c * y - s * x);
  }
  return result;
}

/** Σ over units and blocks of squared energies. */
function contrast({ rows, columns, data }: DenseMatrix, blockOf: ArrayLike<number>): number {
  const energies = new Float64Array(rows * columns);
  data.forEach(
    (load, place) => (energies[blockOf[Math.floor(place / columns)] * columns + (place % columns)] += load ** 2),
  );
  return energies.reduce((sum, energy) => sum + energy ** 2, 0);
}

/** The best that a fine grid of angles finds for one pair. */
function best(matrix: DenseMatrix, pair: readonly [number, number], blockOf: ArrayLike<number>, sign: 1 | -1): number {
  const values = Array.from({ length: 2000 }, (_, step) =>
    contrast(turned(matrix, ...pair, (Math.PI * step) / 2000), blockOf),
  );
  return sign > 0 ? Math.max(...values) : Math.min(...values);
}

/** Of a grid of π / 2,000, whose nearest angle is off by half of that: the contrast errs by some times its square. */
const ofGrid = 1e-4;

describe('sweepRows', () => {
  test.each([7, 8])('turns a pair of rows of %d units to the best angle that a grid of angles has', (units) => {
    for (let seed = 0; seed < 5; seed++) {
      const pair = normal(2, units, seed);
      for (const [goal, sign] of [
        ['largest', 1],
        ['smallest', -1],
      ] as const) {
        const { rows } = sweepRows(pair, identityMatrix(2), { goal });
        const reached = contrast(rows, [0, 1]);
        const wanted = best(pair, [0, 1], [0, 1], sign);
        expect(sign * (reached - wanted)).toBeGreaterThan(-1e-12 * wanted);
        expect(Math.abs(reached - wanted)).toBeLessThan(ofGrid * wanted);
      }
    }
  });

  test('turns a row of one block and a row of another to the best angle for the energies of both', () => {
    for (let seed = 0; seed < 5; seed++) {
      const four = normal(4, 9, seed);
      const blockOf = Uint32Array.of(0, 0, 1, 1);
      // Row 1 with 2, then with 3, each time from what the one before left.
      const first = best(four, [1, 2], blockOf, 1);
      const { rows, largestSine } = sweepRows(four, identityMatrix(4), { blockOf, range: { from: 1, to: 2 } });
      expect(contrast(rows, blockOf)).toBeGreaterThan(first * (1 - ofGrid));
      expect(largestSine).toBeGreaterThan(0);
      expect(Array.from(rows.rowSpan(0))).toEqual(Array.from(four.rowSpan(0)));
    }
  });

  test('turns what is given with the rows alike, and changes neither', () => {
    const given = normal(5, 11, 3);
    const { rows, turned: directions } = sweepRows(given, identityMatrix(5));
    const products = directions.mmul(given);
    rows.data.forEach((load, place) => expect(load).toBeCloseTo(products.get(Math.floor(place / 11), place % 11), 12));
    expect(given.data).toEqual(normal(5, 11, 3).data);
  });

  test('leaves pairs of which all angles are as good, and those within the tolerance', () => {
    expect(sweepRows(identityMatrix(4), identityMatrix(4)).largestSine).toBe(0);
    expect(sweepRows(normal(4, 6), identityMatrix(4), { tolerance: 1 }).rows.data).toEqual(normal(4, 6).data);
    expect(sweepRows(new DenseMatrix(3, 4), identityMatrix(3)).largestSine).toBe(0);
  });

  test('refuses other rows, ranges outside them, and blocks with the smallest', () => {
    const rows = normal(3, 4);
    expect(() => sweepRows(rows, identityMatrix(2))).toThrow('sweepRows: rows of turned must be 3, got 2');
    expect(() => sweepRows(rows, identityMatrix(3), { range: { from: 2, to: 4 } })).toThrow('range.to');
    expect(() => sweepRows(rows, identityMatrix(3), { blockOf: Uint32Array.of(0, 1, 1), goal: 'smallest' })).toThrow(
      'sweepRows: blocks must come with goal "largest"',
    );
  });
});
