import { ndArray } from '@entk/core';
import { expect, it } from 'vitest';
import { joinedColumns } from '../../src/index.js';

it('puts arrays [N, C, P] side by side, a row for every example and output', () => {
  const parts = new Map([
    ['a', ndArray([2, 1, 2], Float64Array.of(1, 2, 3, 4))],
    ['b', ndArray([2, 1, 1], Float64Array.of(5, 6))],
  ]);
  const { rows, columns, data } = joinedColumns(parts);
  expect([rows, columns, ...data]).toEqual([2, 3, 1, 2, 5, 3, 4, 6]);
  expect(joinedColumns(new Map()).rows).toBe(0);
});
