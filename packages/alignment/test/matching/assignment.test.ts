import { bestAssignment } from '@entk/alignment';
import { DenseMatrix } from '@entk/core';
import { describe, expect, test } from 'vitest';
import { gold } from '../fixtures.js';
import { assignmentSum } from '../tolerances.js';

describe('bestAssignment', () => {
  test.each(gold.assignments.map((each) => [each.kind, each.values.length, each.values[0].length, each] as const))(
    "reaches SciPy's sum with every row or column used once: %s, %i × %i",
    (_kind, rows, columns, { values, sum }) => {
      const matrix = DenseMatrix.fromRows(values);
      const before = matrix.data.slice();
      const result = bestAssignment(matrix);
      const pairs = Array.from(result.columnOfRow, (column, row) => ({ row, column })).filter(
        ({ column }) => column >= 0,
      );
      expect(pairs).toHaveLength(Math.min(rows, columns));
      expect(new Set(pairs.map(({ column }) => column)).size).toBe(pairs.length);
      for (const { row, column } of pairs) expect(result.rowOfColumn[column]).toBe(row);
      expect(result.rowOfColumn.filter((row) => row >= 0)).toHaveLength(pairs.length);
      expect(Math.abs(result.sum - sum)).toBeLessThan(assignmentSum);
      expect(result.mean).toBe(result.sum / pairs.length);
      expect(matrix.data).toEqual(before);
    },
  );

  test('beats taking the largest entry first', () => {
    expect([
      ...bestAssignment(
        DenseMatrix.fromRows([
          [9, 8],
          [8, 1],
        ]),
      ).columnOfRow,
    ]).toEqual([1, 0]);
  });

  test('takes numbers whose differences leave float64', () => {
    const most = Number.MAX_VALUE;
    const values = DenseMatrix.fromRows([
      [-most, most],
      [most / 2, -most],
    ]);
    expect([...bestAssignment(values).columnOfRow]).toEqual([1, 0]);
  });

  test('refuses an empty matrix and infinities', () => {
    expect(() => bestAssignment(new DenseMatrix(2, 0))).toThrow('bestAssignment: values must not be empty, got [2, 0]');
    expect(() => bestAssignment(DenseMatrix.fromRows([[1, Infinity]]))).toThrow(
      'bestAssignment: values must be finite, got Infinity (row 0, column 1 of [1, 2], counted from 0)',
    );
  });
});
