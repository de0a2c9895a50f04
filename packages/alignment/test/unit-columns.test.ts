import { DenseMatrix } from '@entk/core';
import { columnNorms } from '@entk/linalg';
import { expect, test } from 'vitest';
import { unitColumns } from '../src/unit-columns.js';

test('columns whose squares stay within float64 are the given ones, copied nowhere', () => {
  const matrix = DenseMatrix.fromRows([
    [1e100, 0],
    [2, -1e-100],
  ]);
  const { columns, factors, norms } = unitColumns(matrix);
  expect(norms).toEqual(columnNorms(matrix));
  expect(columns).toBe(matrix);
  expect(factors).toEqual(Float64Array.of(1, 1));
});

test('others are brought to a norm in [½, 1), each by a power of two of its own', () => {
  const matrix = DenseMatrix.fromRows([
    [3 * 2 ** 600, 5, -1.5 * 2 ** -700],
    [2 ** 599, 7, 2 ** -701],
  ]);
  const { columns, factors, norms } = unitColumns(matrix);
  expect(norms).toEqual(columnNorms(columns));
  expect(Array.from(columns.data)).toEqual([0.75, 5, -0.75, 0.125, 7, 0.25]);
  expect(factors).toEqual(Float64Array.of(2 ** -602, 1, 2 ** 699));
});
