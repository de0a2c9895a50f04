import { createRandom, DenseMatrix } from '@entk/core';
import { expect } from '@entk/testing/matchers';
import { describe, test } from 'vitest';
import { shares, sharedUnits } from '../../src/units/shared-units.js';

/** Unit h loads on the rows of its group with normal numbers, and on the others with a tenth of them. */
function grouped(groupOfRow: readonly number[], units: number): DenseMatrix {
  const random = createRandom(4);
  const groups = Math.max(...groupOfRow) + 1;
  return DenseMatrix.generate(
    groupOfRow.length,
    units,
    (i, unit) => random.normal() * (groupOfRow[i] === unit % groups ? 1 : 0.1),
  );
}

describe('sharedUnits', () => {
  test('finds planted groups of any size, one row among them', () => {
    expect(sharedUnits(grouped([0, 1, 2, 0, 0, 3, 2, 0, 2], 400))).toEqual([[0, 3, 4, 7], [1], [2, 6, 8], [5]]);
  });

  test('leaves rows of different units alone, and rows that no unit tells apart', () => {
    expect(
      sharedUnits(
        DenseMatrix.fromRows([
          [1, 0, 0],
          [0, 2, 0],
          [0, 0, 3],
        ]),
      ),
    ).toEqual([[0], [1], [2]]);
    expect(sharedUnits(DenseMatrix.fromRows([[1], [2]]))).toEqual([[0], [1]]);
  });
});

describe('shares', () => {
  test('are L² / Σ L² of each unit', () => {
    expect(
      shares(
        DenseMatrix.fromRows([
          [3, 0],
          [-4, 2],
        ]),
      ),
    ).toBeCloseToArray(
      DenseMatrix.fromRows([
        [0.36, 0],
        [0.64, 1],
      ]),
      { absolute: 1e-15 },
    );
  });
});
