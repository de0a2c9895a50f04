import { createRandom, DenseMatrix } from '@entk/core';
import { expect } from '@entk/testing/matchers';
import { describe, test } from 'vitest';
import { orthonormalSpan } from '../../src/subspace/orthonormal-span.js';
import { energy, rounding } from '../tolerances.js';

describe('orthonormalSpan', () => {
  test('keeps the span of columns that are nearly dependent', () => {
    const random = createRandom(7);
    const first = random.normals(30);
    const matrix = DenseMatrix.generate(30, 3, (i, j) => (j === 0 ? first[i] : first[i] + 1e-6 * random.normal()));
    const span = orthonormalSpan(matrix);
    expect(span).toHaveOrthonormalColumns({ tolerance: rounding });
    expect(span.columns).toBe(3);
    const inside = span.mmul(span.transpose().mmul(matrix));
    expect(DenseMatrix.from(inside)).toBeCloseToArray(matrix, { absolute: energy });
  });

  test('drops dependent and zero columns', () => {
    const span = orthonormalSpan(
      DenseMatrix.fromRows([
        [1, 2, 0, 1],
        [1, 2, 0, 0],
        [0, 0, 0, 0],
      ]),
    );
    expect(span.columns).toBe(2);
    expect(span).toHaveOrthonormalColumns({ tolerance: rounding });
  });

  test('gives orthogonal columns unit length and leaves their directions', () => {
    const span = orthonormalSpan(
      DenseMatrix.fromRows([
        [3e-200, 0, -4e200],
        [4e-200, 0, 3e200],
        [0, 5, 0],
      ]),
    );
    const expected = [0.6, 0, -0.8, 0.8, 0, 0.6, 0, 1, 0];
    expect(span).toBeCloseToArray(new DenseMatrix(3, 3, Float64Array.from(expected)), {
      absolute: rounding,
    });
  });

  test('does not take columns for orthogonal whose cosine is beyond rounding', () => {
    const slant = 1e-11;
    const span = orthonormalSpan(
      DenseMatrix.fromRows([
        [1, slant],
        [0, 1],
        [0, 0],
      ]),
    );
    expect(span.columns).toBe(2);
    expect(Math.abs(span.get(0, 0) * span.get(0, 1) + span.get(1, 0) * span.get(1, 1))).toBeLessThan(slant / 1e3);
  });
});
