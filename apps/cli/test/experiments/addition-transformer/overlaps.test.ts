import { createRandom, DenseMatrix, MisuseError } from '@entk/core';
import { randomOrthogonal } from '@entk/testing';
import { describe, expect, test } from 'vitest';
import {
  atFrequencies,
  bandOverlaps,
  bandsOf,
  familiesOf,
  overlapsOf,
} from '../../../src/experiments/addition-transformer/overlaps.js';

const p = 11;
const families = familiesOf(p);
const keys = atFrequencies(families, [2, 5]);

describe('atFrequencies', () => {
  test('keeps cosine and sine of each frequency', () => {
    expect(keys.sum.labels).toEqual(['k=2', 'k=5']);
    for (const [column, all] of [2, 3, 8, 9].entries()) {
      for (const row of [0, 7, 120])
        expect(keys.sum.features.get(row, column)).toBe(families.sum.features.get(row, all));
    }
  });

  test('refuses frequencies that are not there, and none', () => {
    expect(() => atFrequencies(families, [6])).toThrow(MisuseError);
    expect(() => atFrequencies(families, [])).toThrow('frequencies must be some of 1..5, got []');
  });
});

describe('overlapsOf', () => {
  test('counts the dimensions that a span shares with each family', () => {
    const own = keys.axisSum.features;
    const random = randomOrthogonal(4, 1);
    const basis = DenseMatrix.sideBySide([DenseMatrix.from(own.mmul(random)), families.sum.features.columnRange(2, 3)]);
    const overlaps = overlapsOf(basis, keys);
    for (const [name, expected] of Object.entries({ sum: 1, difference: 0, axisSum: 4, axisDifference: 0 })) {
      // dimension 121 in float64
      expect(Math.abs(overlaps[name as 'sum'] - expected)).toBeLessThan(1e-12);
    }
  });
});

describe('bandOverlaps', () => {
  const noise = createRandom(2);
  const order = [
    DenseMatrix.generate(p * p, 1, () => 1 / p),
    keys.sum.features,
    keys.axisSum.features,
    DenseMatrix.generate(p * p, 3, () => noise.normal()),
  ];

  test('looks at 0 … 2n and at 2n + 1 … 4n', () => {
    expect(bandsOf(2)).toEqual([
      [0, 5],
      [5, 9],
    ]);
    const [first, second] = bandOverlaps(DenseMatrix.sideBySide(order), keys);
    expect([first.from, first.to, second.from, second.to]).toEqual([0, 5, 5, 9]);
    expect(first.sum).toBeCloseTo(4, 12);
    expect(first.axisSum).toBeCloseTo(0, 12);
    expect(second.axisSum).toBeCloseTo(4, 12);
  });

  test('leaves out a band that there are too few vectors for', () => {
    expect(bandOverlaps(DenseMatrix.sideBySide(order.slice(0, 2)), keys)).toHaveLength(1);
  });
});
