import { DenseMatrix } from '@entk/core';
import { expect, it } from 'vitest';
import { scaledColumns, scaledRows } from '../../src/products/scaled.js';

it('rows and columns are scaled by their factors, in a copy', () => {
  const matrix = DenseMatrix.fromRows([
    [1, 2, 3],
    [4, 5, 6],
  ]);
  expect([...scaledRows(matrix, Float64Array.of(2, -1)).data]).toEqual([2, 4, 6, -4, -5, -6]);
  expect([...scaledColumns(matrix, Float64Array.of(1, 0, 10)).data]).toEqual([1, 0, 30, 4, 0, 60]);
  expect([...matrix.data]).toEqual([1, 2, 3, 4, 5, 6]);
});

it('there is a factor for every row or column', () => {
  const matrix = DenseMatrix.fromRows([[1, 2]]);
  expect(() => scaledRows(matrix, new Float64Array(2))).toThrow('scaledRows: rows and factors');
  expect(() => scaledColumns(matrix, new Float64Array(1))).toThrow('scaledColumns: columns and factors');
});
