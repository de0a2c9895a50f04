import { createRandom, DenseMatrix, identityMatrix } from '@entk/core';
import { commutatorShare } from '@entk/rotation';
import { symmetricWithSpectrum } from '@entk/testing';
import { describe, expect, test } from 'vitest';
import { share } from '../tolerances.js';

const flip = DenseMatrix.fromRows([
  [0, 1],
  [1, 0],
]);
const sign = DenseMatrix.fromRows([
  [1, 0],
  [0, -1],
]);

describe('commutatorShare', () => {
  test('is 1 for two Pauli matrices, the worst there is', () => {
    expect(commutatorShare(flip, sign)).toBeCloseTo(1, 15);
  });

  test('is 0 for matrices of one eigenbasis', () => {
    const { matrix } = symmetricWithSpectrum([5, 3, 2, 1], 4);
    expect(commutatorShare(matrix, DenseMatrix.from(matrix.mmul(matrix)))).toBeLessThan(share);
  });

  test('does not change with a multiple of the identity, and is 0 for one', () => {
    const shifted = DenseMatrix.generate(2, 2, (i, j) => sign.get(i, j) + (i === j ? 100 : 0));
    expect(commutatorShare(flip, shifted)).toBeCloseTo(1, 12);
    expect(commutatorShare(flip, identityMatrix(2))).toBe(0);
  });

  test('refuses other shapes and NaN', () => {
    expect(() => commutatorShare(flip, identityMatrix(3))).toThrow(
      'commutatorShare: matrices must be square and of one size, got [2, 2, 3, 3]',
    );
    const broken = new DenseMatrix(2, 2, createRandom(0).normals(4).fill(Number.NaN, 2, 3));
    expect(() => commutatorShare(broken, flip)).toThrow(
      'left must be finite, got NaN (row 1, column 0 of [2, 2], counted from 0)',
    );
  });
});
