import { createRandom, DenseMatrix } from '@entk/core';
import { expect } from '@entk/testing/matchers';
import { describe, test } from 'vitest';
import { factorRows, randomRows, subtractProduct } from '../../src/operator/row-blocks.js';
import { rounding } from '../tolerances.js';

const product = (left: DenseMatrix, right: DenseMatrix) => DenseMatrix.from(left.mmul(right));

describe('factorRows', () => {
  test('writes rows as a factor times orthonormal rows', async () => {
    const rows = randomRows(6, 40, createRandom(1));
    const { basis, factor } = factorRows(rows, 0);
    expect(basis.transpose()).toHaveOrthonormalColumns({ tolerance: rounding });
    expect(product(factor, basis)).toBeCloseToArray(rows, { absolute: 10 * rounding });
  });

  test('leaves dependent rows out, whatever their scales', async () => {
    const independent = randomRows(3, 30, createRandom(2));
    const mix = DenseMatrix.fromRows([
      [1, 0, 0],
      [2, 0, 0],
      [1e-6, 1, 0],
      [0, 0, 1e5],
      [1, 1, 1],
    ]);
    const rows = product(mix, independent);
    const { basis, factor } = factorRows(rows, 1e-9);
    expect(basis.rows).toBe(3);
    expect(basis.transpose()).toHaveOrthonormalColumns({ tolerance: rounding });
    expect(product(factor, basis)).toBeCloseToArray(rows, { relativeToMax: rounding });
  });

  test('has no rows for rows that are negligible', async () => {
    expect(factorRows(new DenseMatrix(2, 9), 1e-300).basis.rows).toBe(0);
  });
});

test('subtractProduct takes a product out in place', () => {
  const target = DenseMatrix.fromRows([[5, 5]]);
  subtractProduct(target, DenseMatrix.fromRows([[2]]), DenseMatrix.fromRows([[1, 2]]));
  expect([...target.data]).toEqual([3, 1]);
});
