import { createRandom, DenseMatrix } from '@entk/core';
import { inputGroups } from '@entk/rotation';
import { describe, expect, test } from 'vitest';

/** One-hot slots of the sizes given, in all combinations. */
function slots(sizes: readonly number[]): DenseMatrix {
  const rows = sizes.reduce((product, size) => product * size, 1);
  const values = Array.from({ length: rows }, (_, row) => {
    let rest = row;
    return sizes.flatMap((size) => {
      const value = rest % size;
      rest = Math.floor(rest / size);
      return Array.from({ length: size }, (__, place) => Number(place === value));
    });
  });
  return DenseMatrix.fromRows(values);
}

describe('inputGroups', () => {
  test('finds the slots of a complete design, three of different sizes', () => {
    const { groups, constant } = inputGroups(slots([3, 7, 5]));
    expect(groups.map(({ coordinates }) => coordinates)).toEqual([
      [0, 1, 2],
      [3, 4, 5, 6, 7, 8, 9],
      [10, 11, 12, 13, 14],
    ]);
    expect(constant).toEqual([]);
    expect(
      Math.max(...groups.map(({ directions }) => Math.abs(directions.columnCopy(0).reduce((a, b) => a + b)))),
    ).toBeLessThan(1e-13);
  });

  test('joins through others, whatever the scales and the offsets', () => {
    const grid = slots([2, 2]);
    const inputs = DenseMatrix.generate(4, 4, (i, j) => {
      const [a, b] = [grid.get(i, 0), grid.get(i, 2)];
      return [1e-6 * a, 1e6 + b, a + 1e-3 * b, 3][j];
    });
    const { groups, constant } = inputGroups(inputs);
    expect(groups.map(({ coordinates }) => coordinates)).toEqual([[0, 1, 2]]);
    expect(constant).toEqual([3]);
  });

  test('is one group in a random sample, and none for one example', () => {
    const sample = new DenseMatrix(20, 3, createRandom(0).normals(60));
    expect(inputGroups(sample).groups).toHaveLength(1);
    expect(inputGroups(DenseMatrix.fromRows([[1, 2]]))).toEqual({ groups: [], constant: [0, 1] });
  });

  test('refuses an empty matrix', () => {
    expect(() => inputGroups(new DenseMatrix(0, 3))).toThrow('inputGroups: inputs must not be empty, got [0, 3]');
  });
});
