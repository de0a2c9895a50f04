import { createRandom, DenseMatrix } from '@entk/core';
import { cycleLaplacian, gridShiftLaplacian, type TorusDirection, torusLaplacian } from '@entk/rotation';
import { expect } from '@entk/testing/matchers';
import { describe, test } from 'vitest';
import { applied } from '../tolerances.js';

const p = 7;
const directions: [TorusDirection, number, number][] = [
  ['a', 1, 0],
  ['b', 0, 1],
  ['sum', 1, 1],
  ['difference', 1, -1],
];

describe('torusLaplacian', () => {
  test.each(directions)('%s is the sum of squared differences of eqs. 19 to 22', (direction, da, db) => {
    const vector = new DenseMatrix(p * p, 1, createRandom(5).normals(p * p));
    let differences = 0;
    for (let a = 0; a < p; a++) {
      for (let b = 0; b < p; b++) {
        const other = ((a + da) % p) * p + ((b + db + p) % p);
        differences += (vector.get(a * p + b, 0) - vector.get(other, 0)) ** 2;
      }
    }
    const form = vector.transpose().mmul(torusLaplacian(p, direction).apply(vector)).get(0, 0);
    expect(form).toBeCloseTo(differences, 11);
  });

  test.each(directions)('%s has every Fourier mode of the torus as a vector', (direction, da, db) => {
    const phase = (row: number, mode: number) =>
      (2 * Math.PI * (Math.floor(mode / p) * Math.floor(row / p) + (mode % p) * (row % p))) / p;
    const modes = DenseMatrix.generate(p * p, p * p, (row, mode) => Math.cos(phase(row, mode) + 0.4));
    const value = (mode: number) => 2 - 2 * Math.cos((2 * Math.PI * (Math.floor(mode / p) * da + (mode % p) * db)) / p);
    expect(torusLaplacian(p, direction).apply(modes)).toBeCloseToArray(
      DenseMatrix.generate(p * p, p * p, (row, mode) => value(mode) * modes.get(row, mode)),
      { absolute: 10 * applied },
    );
  });

  test('a and b are the Kronecker products of appendix C', () => {
    const line = cycleLaplacian(p).toDense();
    const identity = (i: number, j: number) => (i === j ? 1 : 0);
    const a = DenseMatrix.generate(
      p * p,
      p * p,
      (i, j) => line.get(Math.floor(i / p), Math.floor(j / p)) * identity(i % p, j % p),
    );
    const b = DenseMatrix.generate(
      p * p,
      p * p,
      (i, j) => identity(Math.floor(i / p), Math.floor(j / p)) * line.get(i % p, j % p),
    );
    expect(torusLaplacian(p, 'a').toDense()).toBeCloseToArray(a);
    expect(torusLaplacian(p, 'b').toDense()).toBeCloseToArray(b);
  });

  test('works where the dense form would take 66 GB', () => {
    const side = 301;
    const ones = new DenseMatrix(side * side, 1, new Float64Array(side * side).fill(1));
    expect(
      torusLaplacian(side, 'difference')
        .apply(ones)
        .data.every((value) => value === 0),
    ).toBe(true);
  });

  test('refuses an invalid p and an invalid direction', () => {
    expect(() => torusLaplacian(2.5, 'a')).toThrow('torusLaplacian: p must be an integer of at least 3, got 2.5');
    expect(() => torusLaplacian(5, 'c' as TorusDirection)).toThrow(
      'direction must be one of a, b, sum, difference, got "c"',
    );
  });
});

describe('gridShiftLaplacian', () => {
  test.each(directions)('is %s for its shift', (direction, da, db) => {
    expect(gridShiftLaplacian(p, [da, db]).toDense().to2DArray()).toEqual(
      torusLaplacian(p, direction).toDense().to2DArray(),
    );
  });

  test('is flat on functions that the shift leaves alone', () => {
    const flat = DenseMatrix.generate(p * p, 1, (row) =>
      Math.cos((2 * Math.PI * (2 * Math.floor(row / p) + (row % p))) / p),
    );
    const image = gridShiftLaplacian(p, [1, -2]).apply(flat);
    expect(image).toBeCloseToArray(new DenseMatrix(p * p, 1), { absolute: applied });
  });

  test('counts a shift that is its own inverse in both directions, as eq. 19 does', () => {
    expect(gridShiftLaplacian(2, [1, 0]).toDense().to2DArray()[0]).toEqual([2, 0, -2, 0]);
  });

  test('refuses a shift that leads nowhere', () => {
    expect(() => gridShiftLaplacian(5, [5, -10])).toThrow(
      'gridShiftLaplacian: shift must lead from a point to another, got [5, -10] (p = 5)',
    );
    expect(() => gridShiftLaplacian(5, [0.5, 0])).toThrow('a part of the shift must be an integer, got 0.5');
  });
});
