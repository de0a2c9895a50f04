import { DenseMatrix, identityMatrix } from '@entk/core';
import { compress, cycleLaplacian } from '@entk/rotation';
import { describe, expect, test } from 'vitest';

const cycle = cycleLaplacian(3);

describe('a basis', () => {
  test('of float32 accuracy is taken', () => {
    const basis = identityMatrix(3);
    basis.set(0, 0, 1 + 1e-7);
    expect(compress(cycle, basis).rows).toBe(3);
  });

  test('that is not orthonormal is refused, with the worst place', () => {
    const basis = DenseMatrix.fromRows([
      [1, 0.5],
      [0, 1],
      [0, 0],
    ]);
    expect(() => compress(cycle, basis)).toThrow(
      'compress: basis must have orthonormal columns, cᵀc within 0.000001 of the identity, got 0.5 (at (0, 1), axes [N, k] = [3, 2]); orthonormalise it first',
    );
  });

  test('that is empty, wider than long or not finite is refused', () => {
    expect(() => compress(cycle, new DenseMatrix(3, 0))).toThrow('basis must have 1..N columns, got [3, 0]');
    expect(() => compress(cycle, new DenseMatrix(3, 4))).toThrow('basis must have 1..N columns, got [3, 4]');
    expect(() => compress(cycle, new DenseMatrix(3, 1, Float64Array.of(1, Number.NaN, 0)))).toThrow(
      'compress: basis must be finite, got NaN (row 1, column 0 of [3, 1], counted from 0)',
    );
  });
});
