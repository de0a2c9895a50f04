import { DenseMatrix } from '@entk/core';
import { expect } from '@entk/testing/matchers';
import { describe, it } from 'vitest';
import { randomFamily } from '@entk/alignment';
import { orthonormality, standardErrors } from '../tolerances.js';

describe('randomFamily', () => {
  it.each([false, true])('has orthonormal columns, centred: %s', (centred) => {
    const { features, labels, groupSize } = randomFamily({ rows: 300, groups: 14, centred, seed: 2 });
    expect([features.rows, features.columns, groupSize, labels.length]).toEqual([300, 28, 2, 14]);
    expect(features).toHaveOrthonormalColumns({ tolerance: orthonormality });
    const mean = new DenseMatrix(1, 300, new Float64Array(300).fill(1 / Math.sqrt(300))).mmul(features);
    if (centred) expect(mean).toBeCloseToArray(new DenseMatrix(1, 28), { absolute: orthonormality });
    else expect(mean).not.toBeCloseToArray(new DenseMatrix(1, 28), { absolute: 1e-3 });
  });

  it('fills the space, centred or not, when asked for all of it', () => {
    expect(randomFamily({ rows: 8, groups: 8, groupSize: 1 }).features).toHaveOrthonormalColumns({
      tolerance: orthonormality,
    });
    const { features } = randomFamily({ rows: 9, groups: 4, centred: true });
    expect(features).toHaveOrthonormalColumns({ tolerance: orthonormality });
  });

  it('catches F/rows of the energy of a fixed vector on average', () => {
    const [rows, groups, draws] = [20, 3, 2000];
    let energy = 0;
    for (let seed = 0; seed < draws; seed++) {
      energy +=
        randomFamily({ rows, groups, seed })
          .features.rowSpan(0)
          .reduce((sum, value) => sum + value * value, 0) / draws;
    }
    const share = 6 / 20;
    const spread = Math.sqrt((2 * share * (1 - share)) / (rows + 2) / draws);
    expect(Math.abs(energy - share)).toBeLessThan(standardErrors * spread);
  });

  it('gives the same family for the same seed, and another for another', () => {
    const of = (seed: number) => randomFamily({ rows: 10, groups: 2, seed }).features;
    expect(of(1)).toBeCloseToArray(of(1));
    expect(of(1)).not.toBeCloseToArray(of(2), { absolute: 1e-3 });
  });

  it('refuses more columns than there is room for', () => {
    expect(() => randomFamily({ rows: 10, groups: 6 })).toThrow(
      'randomFamily: groups · groupSize must be at most 10, the dimension of the vectors, got 12',
    );
    expect(() => randomFamily({ rows: 10, groups: 5, centred: true })).toThrow(
      'at most 9, the dimension of the centred vectors, got 10',
    );
    expect(() => randomFamily({ rows: 10, groups: 0 })).toThrow('groups must be an integer of at least 1, got 0');
  });
});
