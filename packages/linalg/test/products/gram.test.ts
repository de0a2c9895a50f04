import { createRandom, DenseMatrix } from '@entk/core';
import { describe, expect, it } from 'vitest';
import { columnGram, gram } from '../../src/index.js';
import { productTolerance } from '../tolerances.js';

describe('gram and columnGram', () => {
  for (const [rows, columns] of [
    [1, 1],
    [5, 3],
    [130, 70],
    [64, 301],
  ]) {
    it(`match ml-matrix and are exactly symmetric on ${rows}×${columns}`, () => {
      const random = createRandom(5);
      const a = DenseMatrix.generate(rows, columns, () => random.normal());
      const scale = 12 * Math.max(rows, columns);
      for (const [ours, expected] of [
        [gram(a), a.mmul(a.transpose())],
        [columnGram(a), a.transpose().mmul(a)],
      ] as const) {
        expect([ours.rows, ours.columns]).toEqual([expected.rows, expected.columns]);
        let worst = 0;
        let asymmetry = 0;
        for (let i = 0; i < ours.rows; i++) {
          for (let j = 0; j < ours.columns; j++) {
            asymmetry = Math.max(asymmetry, Math.abs(ours.get(i, j) - ours.get(j, i)));
            worst = Math.max(worst, Math.abs(ours.get(i, j) - expected.get(i, j)));
          }
        }
        expect(asymmetry).toBe(0);
        expect(worst).toBeLessThan(productTolerance(scale));
      }
    });
  }

  it('refuse NaN', () => {
    expect(() => gram(DenseMatrix.fromRows([[Number.NaN]]))).toThrow('gram: matrix must be finite, got NaN');
    expect(() => columnGram(DenseMatrix.fromRows([[Number.NaN]]))).toThrow('columnGram: matrix must be finite');
  });

  it('refuse what exceeds the budget', () => {
    expect(() => gram(new DenseMatrix(10, 10), { memoryBudget: 64 })).toThrow('gram: the memory budget of');
  });
});
