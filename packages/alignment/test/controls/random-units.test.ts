import { randomUnits } from '@entk/alignment';
import { createRandom, DenseMatrix } from '@entk/core';
import { expect } from '@entk/testing/matchers';
import { describe, test } from 'vitest';

const normals = (rows: number, columns: number) =>
  new DenseMatrix(rows, columns, createRandom(5).normals(rows * columns));

describe('randomUnits', () => {
  test.each([
    ['more examples than units', 30, 8],
    ['fewer', 8, 30],
    ['one unit', 5, 1],
    ['one example', 1, 5],
  ])('keep A Aᵀ, and nothing else: %s', (_, rows, columns) => {
    const activations = normals(rows, columns);
    const units = randomUnits(activations, createRandom(1));
    expect([units.rows, units.columns]).toEqual([rows, columns]);
    expect(DenseMatrix.from(units.mmul(units.transpose()))).toBeCloseToArray(
      DenseMatrix.from(activations.mmul(activations.transpose())),
      { relativeToMax: 1e-13 },
    );
    if (columns > 1) expect(units.get(0, 0)).not.toBeCloseTo(activations.get(0, 0), 6);
  });

  test('have the fourth moments of a sphere: 3 / (H (H + 2)) for each entry of a unit row', () => {
    // 400 draws of 6 entries: 3/48 within 4 standard errors of E[x⁸] = 105 / (6 · 8 · 10 · 12).
    const row = DenseMatrix.generate(1, 6, (_, j) => Number(j === 0));
    const random = createRandom(2);
    let sum = 0;
    for (let draw = 0; draw < 400; draw++) {
      sum += randomUnits(row, random).data.reduce((total, value) => total + value ** 4, 0);
    }
    const error = 4 * Math.sqrt((105 / 5760 - (3 / 48) ** 2) / 400);
    expect(Math.abs(sum / 2400 - 3 / 48)).toBeLessThan(error);
  });

  test('refuse an empty matrix', () => {
    expect(() => randomUnits(new DenseMatrix(0, 3), createRandom(0))).toThrow(
      'randomUnits: activations must not be empty, got [0, 3] (axes [N, H])',
    );
  });
});
