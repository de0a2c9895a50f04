import { DenseMatrix, MisuseError } from '@entk/core';
import { expect } from '@entk/testing/matchers';
import { describe, it } from 'vitest';
import { shuffledFamily } from '@entk/alignment';
import { fourierFamily } from '../fixtures.js';
import { orthonormality } from '../tolerances.js';

describe('shuffledFamily', () => {
  const family = fourierFamily(13, 'a', (a) => a);
  const shuffled = shuffledFamily(family, { seed: 4 });
  const rowsInOrder = ({ features }: { features: DenseMatrix }) =>
    Array.from({ length: features.rows }, (_, row) => features.rowSpan(row).join()).toSorted();

  it('keeps the rows, in another order, and every product of columns', () => {
    expect(rowsInOrder(shuffled)).toEqual(rowsInOrder(family));
    expect(shuffled.features).not.toBeCloseToArray(family.features, { absolute: 1e-3 });
    expect(shuffled.features).toHaveOrthonormalColumns({ tolerance: orthonormality });
  });

  it('keeps groups and labels, changes the name, and leaves the family alone', () => {
    expect(shuffled).toMatchObject({ name: 'shuffled a', groupSize: 2, labels: family.labels });
    expect(family.features).toBeCloseToArray(fourierFamily(13, 'a', (a) => a).features);
  });

  it('loses the span', () => {
    expect(shuffled.features).not.toSpanTheSameSubspace(family.features, { tolerance: 0.9 });
  });

  it('refuses NaN', () => {
    const broken = { ...family, features: DenseMatrix.fromRows([[Number.NaN]]) };
    expect(() => shuffledFamily(broken)).toThrow(MisuseError);
    expect(() => shuffledFamily(broken)).toThrow(
      'shuffledFamily: features must be finite, got NaN (row 0, column 0 of [1, 1], counted from 0)',
    );
  });
});
