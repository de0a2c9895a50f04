import { DenseMatrix } from '@entk/core';
import type { FactoredLookupUse } from '@entk/jacobians/factors';
import { expect } from '@entk/testing/matchers';
import { describe, it } from 'vitest';
import { tokenProducts } from '../../../src/contraction/sequences/token-products.js';

const lookup = (values: number[][], indices: number[]): FactoredLookupUse => ({
  kind: 'lookup',
  parameter: 'E',
  positions: 2,
  delta: { form: 'dense', values: DenseMatrix.fromRows(values), outputCount: 1 },
  indices: Int32Array.from(indices),
});

describe('tokenProducts', () => {
  it('multiplies the positions that read one row, by hand', () => {
    // two examples of two positions of one number: δ = (1, 2), (3, 4); tokens (0, 1), (1, 1)
    const use = lookup(
      [
        [1, 2],
        [3, 4],
      ],
      [0, 1, 1, 1],
    );
    const { data } = tokenProducts({ left: use, right: use, counts: [2, 2] }, 'single');
    // gradients (1, 2) and (0, 7)
    expect([...data]).toEqual([5, 14, 14, 49]);
  });

  it('leaves out rows that only one batch reads', () => {
    const [left, right] = [
      lookup([[1, 2]], [0, 1]),
      lookup(
        [
          [3, 4],
          [5, 6],
        ],
        [2, 2, 1, 7],
      ),
    ];
    expect([...tokenProducts({ left, right, counts: [1, 2] }, 'single').data]).toEqual([0, 10]);
  });
});
