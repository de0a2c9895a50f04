import { DenseMatrix, ndArray } from '@entk/core';
import { expect } from '@entk/testing/matchers';
import { describe, it } from 'vitest';
import { expandedIndicators, superpositionFeatures } from '../../src/index.js';
import { orthonormality } from '../tolerances.js';

describe('expandedIndicators', () => {
  const small = ndArray([3, 2], new Float64Array([3, 0, 4, 5, 0, 12]));

  it('puts x_c at output c, unit columns, in either row order', () => {
    expect(expandedIndicators(small, { rowOrder: 'classMajor' }).features).toBeCloseToArray(
      DenseMatrix.fromRows([
        [0.6, 0],
        [0.8, 0],
        [0, 0],
        [0, 0],
        [0, 5 / 13],
        [0, 12 / 13],
      ]),
      { absolute: Number.EPSILON },
    );
    expect(expandedIndicators(small, { rowOrder: 'exampleMajor' }).features).toBeCloseToArray(
      DenseMatrix.fromRows([
        [0.6, 0],
        [0, 0],
        [0.8, 0],
        [0, 5 / 13],
        [0, 0],
        [0, 12 / 13],
      ]),
      { absolute: Number.EPSILON },
    );
  });

  it('has orthonormal columns, one group and one label a feature', () => {
    const { inputs } = superpositionFeatures({ features: 12, examples: 60, sparsity: 0.7, seed: 3 });
    const family = expandedIndicators(inputs, { rowOrder: 'exampleMajor' });
    expect([family.features.rows, family.features.columns]).toEqual([720, 12]);
    expect(family.features).toHaveOrthonormalColumns({ tolerance: orthonormality });
    expect(family).toMatchObject({ name: 'indicator', groupSize: 1, rowOrder: 'exampleMajor' });
    expect([family.labels.length, family.labels[11]]).toEqual([12, 'feature 11']);
  });

  it('refuses a feature in no example, or omits it when asked to', () => {
    const sparse = ndArray([2, 3], new Float32Array([1, 0, 0, 1, 0, 2]));
    expect(() => expandedIndicators(sparse, { rowOrder: 'classMajor' })).toThrow(
      "expandedIndicators: every feature must be present in an example, got 1 (1 of 3 are in none of 2); take more examples, or absentFeatures: 'omit'",
    );
    const family = expandedIndicators(sparse, { rowOrder: 'classMajor', absentFeatures: 'omit' });
    expect(family.labels).toEqual(['feature 0', 'feature 2']);
    expect(family.features.columnCopy(1)).toBeCloseToArray([0, 0, 0, 0, 0, 1]);
  });

  it('refuses other ranks, NaN, unknown orders and too little memory', () => {
    expect(() => expandedIndicators(ndArray([4]), { rowOrder: 'classMajor' })).toThrow(
      'inputs must have axes [N, C], got [4]',
    );
    const broken = ndArray([1, 1], new Float32Array([Number.NaN]));
    expect(() => expandedIndicators(broken, { rowOrder: 'classMajor' })).toThrow(
      'inputs must be finite, got NaN (row 0, column 0 of [1, 1], counted from 0)',
    );
    // @ts-expect-error no such order
    expect(() => expandedIndicators(small, { rowOrder: 'rows' })).toThrow(
      'rowOrder must be one of classMajor, exampleMajor, got "rows"',
    );
    expect(() => expandedIndicators(small, { rowOrder: 'classMajor', memoryBudget: 50 })).toThrow(
      '[6, 2] indicators (96 B)',
    );
  });
});
