import { DenseMatrix } from '@entk/core';
import { expect, test } from 'vitest';
import { symmetrise } from '../../src/inputs/symmetrise.js';

test('makes each pair of entries its mean', () => {
  const matrix = DenseMatrix.fromRows([
    [4, 1 + 1e-11],
    [1, 2],
  ]);
  symmetrise(matrix, 'float64');
  expect(matrix.get(0, 1)).toBe(matrix.get(1, 0));
  expect(matrix.get(0, 1)).toBe((2 + 1e-11) / 2);
});

test('refuses what differs by more than rounding of its numbers', () => {
  const rows = [
    [4, 1 + 1e-6],
    [1, 2],
  ];
  expect(() => symmetrise(DenseMatrix.fromRows(rows), 'float64')).toThrow(
    'a kernel must be symmetric within 1e-10 of its largest entry, 4',
  );
  expect(() => symmetrise(DenseMatrix.fromRows(rows), 'float64')).toThrow('row 1, column 0, and its mirror image');
  expect(() => symmetrise(DenseMatrix.fromRows(rows), 'float32')).not.toThrow();
});
