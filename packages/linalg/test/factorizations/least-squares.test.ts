import { DenseMatrix } from '@entk/core';
import { describe, expect, it } from 'vitest';
import { leastSquares, multiply } from '../../src/index.js';
import { randomMatrix } from '../residuals.js';
import { backwardTolerance } from '../tolerances.js';

describe('leastSquares', () => {
  it('leaves a residual orthogonal to the columns', () => {
    const [a, b] = [randomMatrix(60, 12, 1), randomMatrix(60, 3, 2)];
    const found = leastSquares(a, b);
    if (found.kind !== 'full-rank') throw new Error(found.kind);
    const rest = multiply(a, found.solution);
    rest.data.forEach((value, place) => (rest.data[place] = value - b.data[place]));
    const overlaps = multiply(a, rest, { transposeLeft: true });
    expect(overlaps.data.every((overlap) => Math.abs(overlap) < 60 * backwardTolerance(12))).toBe(true);
    for (let j = 0; j < 3; j++) expect(found.residuals[j]).toBeCloseTo(Math.hypot(...rest.columnCopy(j)), 12);
  });

  it('is the closed form of a line through points', () => {
    const line = DenseMatrix.fromRows([
      [1, 0],
      [1, 1],
      [1, 2],
      [1, 3],
    ]);
    const found = leastSquares(line, DenseMatrix.fromRows([[1], [3], [2], [5]]));
    expect(found.kind === 'full-rank' && [...found.solution.data].map((x) => x.toFixed(12))).toEqual([
      (1.1).toFixed(12),
      (1.1).toFixed(12),
    ]);
  });

  it('names a column that depends on those before it, at any scale', () => {
    const a = DenseMatrix.generate(8, 3, (i, j) => (j === 2 ? 3 * (1 + i) : (1 + i) ** j) * 1e200);
    expect(leastSquares(a, randomMatrix(8, 1, 3))).toEqual({ kind: 'rank-deficient', column: 2 });
  });
});
