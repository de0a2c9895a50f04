import { createRandom, DenseMatrix } from '@entk/core';
import { describe, expect, it } from 'vitest';
import { multiply } from '../../src/index.js';
import { productTolerance } from '../tolerances.js';

function randomMatrix(rows: number, columns: number, seed: number): DenseMatrix {
  const random = createRandom(seed);
  return DenseMatrix.generate(rows, columns, () => random.normal());
}

describe('multiply', () => {
  for (const [m, inner, n] of [
    [1, 1, 1],
    [3, 6, 6],
    [2, 5, 7],
    [4, 1, 4],
    [61, 300, 37],
    [121, 257, 13],
    [7, 513, 1025],
  ]) {
    for (const transposeLeft of [false, true]) {
      for (const transposeRight of [false, true]) {
        it(`matches ml-matrix on ${m}×${inner}·${inner}×${n}, transposed ${transposeLeft}, ${transposeRight}`, () => {
          const a = randomMatrix(m, inner, 1);
          const b = randomMatrix(inner, n, 2);
          const expected = a.mmul(b);
          const magnitude = DenseMatrix.from(a.clone().abs()).mmul(DenseMatrix.from(b.clone().abs()));
          const product = multiply(transposeLeft ? a.transpose() : a, transposeRight ? b.transpose() : b, {
            transposeLeft,
            transposeRight,
          });
          expect([product.rows, product.columns]).toEqual([m, n]);
          let worst = 0;
          for (let i = 0; i < m; i++) {
            for (let j = 0; j < n; j++) {
              worst = Math.max(worst, Math.abs(product.get(i, j) - expected.get(i, j)) / magnitude.get(i, j));
            }
          }
          expect(worst).toBeLessThan(productTolerance(inner));
        });
      }
    }
  }

  it('keeps results when later calls grow the memory', () => {
    const a = DenseMatrix.fromRows([
      [1, 2],
      [3, 4],
    ]);
    const small = multiply(a, a);
    multiply(randomMatrix(900, 900, 3), randomMatrix(900, 900, 4));
    expect([...small.data]).toEqual([7, 10, 15, 22]);
  });

  it('gives zeros for an empty inner axis', () => {
    expect([...multiply(new DenseMatrix(2, 0), new DenseMatrix(0, 2)).data]).toEqual([0, 0, 0, 0]);
  });

  it('refuses inner extents that differ', () => {
    expect(() => multiply(new DenseMatrix(2, 3), new DenseMatrix(2, 3))).toThrow(
      'multiply: columns of the left factor must equal rows of the right one, got [3, 2]',
    );
  });

  it('refuses NaN and infinity in either factor', () => {
    const good = DenseMatrix.fromRows([[1, 2]]);
    expect(() => multiply(DenseMatrix.fromRows([[1, Number.NaN]]), good, { transposeRight: true })).toThrow(
      'multiply: left factor must be finite, got NaN (row 0, column 1 of [1, 2], counted from 0)',
    );
    expect(() => multiply(good, DenseMatrix.fromRows([[Number.POSITIVE_INFINITY], [0]]))).toThrow(
      'multiply: right factor must be finite, got Infinity (row 0, column 0 of [2, 1], counted from 0)',
    );
  });

  it('refuses what exceeds the budget before it starts', () => {
    expect(() => multiply(new DenseMatrix(100, 100), new DenseMatrix(100, 100), { memoryBudget: 1000 })).toThrow(
      'multiply: the memory budget of 1.0 kB must hold scratch memory (240 kB)',
    );
  });
});
