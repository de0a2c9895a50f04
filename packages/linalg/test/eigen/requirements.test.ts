import { DenseMatrix, identityMatrix } from '@entk/core';
import { describe, expect, it } from 'vitest';
import { eigh, symmetryTolerance } from '../../src/index.js';

describe('what eigh refuses', () => {
  it('a matrix that is not square, or empty', () => {
    expect(() => eigh(new DenseMatrix(2, 3))).toThrow('eigh: matrix must be square, got [2, 3]');
    expect(() => eigh(new DenseMatrix(0, 0))).toThrow('eigh: matrix must have at least one row, got [0, 0]');
  });

  it('an asymmetric matrix, naming the worst entry and both values', () => {
    const matrix = identityMatrix(40);
    matrix.set(3, 20, 0.25).set(20, 3, 0.125).set(5, 6, 0.01);
    expect(() => eigh(matrix)).toThrow(
      'eigh: matrix must be symmetric to 1e-10 of its largest entry, got [0.25, 0.125] (entries [3, 20] and [20, 3]',
    );
  });

  it.each([7, 18])('an asymmetric matrix of %i rows, wherever the one entry is', (n) => {
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < i; j++) {
        const matrix = DenseMatrix.generate(n, n, (row, column) => (row === i && column === j ? 2 : 1));
        expect(() => eigh(matrix)).toThrow(`entries [${j}, ${i}] and [${i}, ${j}]`);
      }
    }
  });

  it('but not one that is symmetric to the stated tolerance', () => {
    const matrix = identityMatrix(3);
    matrix.set(0, 1, symmetryTolerance);
    expect(eigh(matrix).status.kind).toBe('converged');
    matrix.set(0, 1, 1.01 * symmetryTolerance);
    expect(() => eigh(matrix)).toThrow('eigh: matrix must be symmetric');
  });

  it('NaN and infinity', () => {
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      const matrix = identityMatrix(3);
      matrix.set(1, 2, bad).set(2, 1, bad);
      expect(() => eigh(matrix)).toThrow(
        `eigh: matrix must be finite, got ${bad} (row 1, column 2 of [3, 3], counted from 0)`,
      );
    }
  });

  it('a range out of bounds or empty', () => {
    const matrix = identityMatrix(3);
    expect(() => eigh(matrix, { range: { from: -1, to: 2 } })).toThrow('eigh: range.from must be an integer in 0..2');
    expect(() => eigh(matrix, { range: { from: 0, to: 4 } })).toThrow('eigh: range.to must be an integer in 1..3');
    expect(() => eigh(matrix, { range: { from: 1, to: 1 } })).toThrow('eigh: range.to must be an integer in 2..3');
    expect(() => eigh(matrix, { range: { from: 0.5, to: 2 } })).toThrow('eigh: range.from must be an integer');
  });
});
