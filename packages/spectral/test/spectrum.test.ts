import { DenseMatrix } from '@entk/core';
import { describe, expect, test } from 'vitest';
import { leadingVectors, rankOf, roundingLevel } from '../src/spectrum.js';

describe('rankOf', () => {
  const values = Float64Array.of(5, 1e-3, 1e-18, -1e-19);

  test('counts the values above rounding where all of them are there, by size', () => {
    expect(rankOf(values, 1e-15, { size: 4 })).toBe(2);
    expect(rankOf(Float64Array.of(1, 0, -1), 1e-15, { size: 3 })).toBe(2);
  });

  test('needs a zero among the leading values of a semidefinite matrix, and says nothing otherwise', () => {
    expect(rankOf(values.subarray(0, 3), 1e-15, { size: 4, semidefinite: true })).toBe(2);
    expect(rankOf(values.subarray(0, 2), 1e-15, { size: 4, semidefinite: true })).toBeUndefined();
    // diag(1, 0, −1): the two leading values do not show that the rank is 2.
    expect(rankOf(Float64Array.of(1, 0), 1e-15, { size: 3 })).toBeUndefined();
  });
});

describe('roundingLevel', () => {
  test('is M · eps · |λ|, the level NumPy counts the rank at', () => {
    expect(roundingLevel(100, -3)).toBe(100 * 2 ** -52 * 3);
  });
});

describe('leadingVectors', () => {
  const vectors = DenseMatrix.fromRows([
    [1, 0],
    [0, 1],
  ]);

  test('ends at the rank, the count and the vectors that there are', () => {
    expect(leadingVectors({ vectors, rank: 1 })?.data).toEqual(Float64Array.of(1, 0));
    expect(leadingVectors({ vectors }, 1)?.columns).toBe(1);
    expect(leadingVectors({ vectors, rank: 5 }, 7)?.columns).toBe(2);
  });

  test('leaves out the zeros above negative values, and nothing where none are negative', () => {
    const unit = DenseMatrix.generate(3, 3, (i, j) => (i === j ? 1 : 0));
    const columns = (values: number[], rank?: number) =>
      leadingVectors({ vectors: unit.columnRange(0, values.length), values: Float64Array.from(values), rank })?.columns;
    expect(leadingVectors({ vectors: unit, values: Float64Array.of(1, 0, -1), rank: 2 })?.data).toEqual(
      Float64Array.of(1, 0, 0, 0, 0, 1),
    );
    expect([columns([0, -1], 2), columns([1, 1e-17], 1), columns([1, 1e-17]), columns([0], 2)]).toEqual([1, 1, 2, 1]);
  });

  test('has none of a zero matrix, or where none were asked for', () => {
    expect(leadingVectors({ vectors, rank: 0 })).toBeUndefined();
    expect(leadingVectors({ rank: 2 })).toBeUndefined();
  });
});
