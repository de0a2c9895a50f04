import { DenseMatrix } from '@entk/core';
import { expect } from '@entk/testing/matchers';
import { describe, it } from 'vitest';
import { forEachGradientBlock } from '../../../src/contraction/sequences/written-gradients.js';
import { A, B, C, counts, gradientsOf, productUses, shape } from './uses.js';

describe('forEachGradientBlock', () => {
  const sides = counts.map((count, index) => ({
    uses: Object.values(productUses(count, 100 * index + 1)),
    rows: count * C,
  }));

  it('shows every row of the parameter once, in blocks that fit', () => {
    for (const numbers of [1, 2 * B * (counts[0] + counts[1]) * C, 1e6]) {
      const seen = counts.map((count) => new DenseMatrix(count * C, 0));
      let largest = 0;
      forEachGradientBlock(sides, shape, numbers, (...blocks) => {
        largest = Math.max(largest, blocks[0].data.length + blocks[1].data.length);
        blocks.forEach((block, side) => {
          const [before, rows] = [seen[side], block.rows];
          seen[side] = DenseMatrix.generate(rows, before.columns + block.columns, (i, j) =>
            j < before.columns ? before.get(i, j) : block.get(i, j - before.columns),
          );
        });
      });
      expect(largest).toBeLessThanOrEqual(Math.max(numbers, B * (counts[0] + counts[1]) * C));
      seen.forEach((gradients, side) => {
        expect(gradients.columns).toBe(A * B);
        expect(gradients).toBeCloseToArray(gradientsOf(sides[side].uses, counts[side]));
      });
    }
  });
});
