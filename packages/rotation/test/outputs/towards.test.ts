import { createRandom, DenseMatrix, identityMatrix } from '@entk/core';
import { rotateTowards } from '@entk/rotation';
import { randomOrthogonal } from '@entk/testing';
import { expect } from '@entk/testing/matchers';
import { describe, test } from 'vitest';
import { energy } from '../tolerances.js';

describe('rotateTowards', () => {
  test('finds planted features from directions that blur them evenly, whatever the mixture', async () => {
    // F = features (1 + ε 11ᵀ) is symmetric positive in the features, and the orthogonal matrix nearest to it is 1.
    const features = randomOrthogonal(12, 1).columnRange(0, 5);
    const blur = DenseMatrix.generate(5, 5, (i, j) => (i === j ? 1 : 0) + 0.3);
    const mixed = DenseMatrix.from(features.mmul(randomOrthogonal(5, 2)));
    const { basis, rotation, cosines, status } = await rotateTowards(mixed, DenseMatrix.from(features.mmul(blur)));
    expect(basis).toBeCloseToArray(features, { absolute: energy });
    expect(basis).toBeCloseToArray(DenseMatrix.from(mixed.mmul(rotation)), { absolute: energy });
    expect(cosines).toBeCloseToArray(Float64Array.from(cosines).fill(1.3 / Math.sqrt(1.3 ** 2 + 4 * 0.09)), {
      absolute: energy,
    });
    expect(status).toEqual({ kind: 'converged', sweeps: 0 });
  });

  test('has the largest sum of products of all rotations', async () => {
    const span = randomOrthogonal(15, 4).columnRange(0, 4);
    const directions = new DenseMatrix(15, 3, createRandom(6).normals(45));
    const overlap = (basis: DenseMatrix) =>
      [0, 1, 2].reduce((sum, c) => {
        const column = basis.columnCopy(c);
        return sum + directions.columnCopy(c).reduce((part, value, i) => part + value * column[i], 0);
      }, 0);
    const { basis, blocks } = await rotateTowards(span, directions);
    expect(basis).toHaveOrthonormalColumns({ tolerance: energy });
    expect(basis).toSpanTheSameSubspace(span, { tolerance: 1e-7 });
    expect(blocks.map(({ from }) => from)).toEqual([0, 1, 2, 3]);
    for (let seed = 0; seed < 200; seed++) {
      const other = DenseMatrix.from(span.mmul(randomOrthogonal(4, seed)));
      expect(overlap(other)).toBeLessThan(overlap(basis));
    }
  });

  test('takes directions that repeat or are zero, one example, and directions outside the span', async () => {
    const span = identityMatrix(5).columnRange(0, 3);
    const same = DenseMatrix.generate(5, 3, (i, j) => (i === 1 && j < 2 ? 2 : 0));
    const { basis, cosines } = await rotateTowards(span, same);
    expect(basis).toHaveOrthonormalColumns({ tolerance: energy });
    expect(cosines[0] + cosines[1]).toBeGreaterThan(1 - energy);
    expect(cosines[2]).toBe(0);
    expect((await rotateTowards(identityMatrix(1), identityMatrix(1))).cosines).toEqual(Float64Array.of(1));
    const outside = await rotateTowards(span, identityMatrix(5).columnRange(3, 5));
    expect(outside.status).toEqual({ kind: 'undetermined', sweeps: 0 });
    expect(outside.basis).toBeCloseToArray(span, { absolute: 0 });
  });

  test('refuses more directions than vectors, and other rows', async () => {
    const span = identityMatrix(5).columnRange(0, 3);
    await expect(rotateTowards(span, identityMatrix(5))).rejects.toThrow(
      "rotateTowards: directions must have the basis's N = 5 rows and 1..3 columns, got [5, 5] (axes [N, C])",
    );
    await expect(rotateTowards(span, identityMatrix(4).columnRange(0, 2))).rejects.toThrow('got [4, 2]');
  });
});
