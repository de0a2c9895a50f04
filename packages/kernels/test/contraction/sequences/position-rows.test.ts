import { DenseMatrix } from '@entk/core';
import { denseDelta } from '@entk/jacobians/factors';
import { expect } from '@entk/testing/matchers';
import { describe, it } from 'vitest';
import { positionRows, positionsOf } from '../../../src/contraction/sequences/position-rows.js';
import { A, C, productUses, T, vectorUse } from './uses.js';

const N = 3;
const use = productUses(N, 1)['W factored'];
const δ = denseDelta(use.delta, N);
const at = (n: number, c: number, t: number, h: number) => δ.get(n * C + c, t * A + h);

describe('rows of a δ for each position', () => {
  it('stay apart by output, or have outputs side by side', () => {
    expect(positionRows(use, 'apart', 1, N)).toBeCloseToArray(
      DenseMatrix.generate(2 * C * T, A, (row, h) =>
        at(1 + Math.floor(row / (C * T)), Math.floor(row / T) % C, row % T, h),
      ),
    );
    expect(positionRows(use, 'summed', 0, 2)).toBeCloseToArray(
      DenseMatrix.generate(2 * T, C * A, (row, j) => at(Math.floor(row / T), Math.floor(j / A), row % T, j % A)),
    );
  });

  it('are one for a vector', () => {
    expect([use, vectorUse(N, 2)].map(positionsOf)).toEqual([T, 1]);
  });
});
