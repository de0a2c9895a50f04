import { createRandom, DenseMatrix } from '@entk/core';
import { expect } from '@entk/testing/matchers';
import { describe, test } from 'vitest';
import { concentrate, energiesOf, spread } from '../../src/units/block-energies.js';
import { energy } from '../tolerances.js';

const sweeping = { maxSweeps: 100, tolerance: 1e-10, stage: 'test' };
const normals = (rows: number, units: number) => new DenseMatrix(rows, units, createRandom(6).normals(rows * units));
const fourth = (matrix: DenseMatrix) => matrix.data.reduce((sum, value) => sum + value ** 4, 0);
const uneven = (matrix: DenseMatrix, blocks: number[][]) =>
  energiesOf(matrix, blocks).data.reduce((sum, value) => sum + value * value, 0);

/** Rows turned by an angle in the plane of i and j. */
function turned(matrix: DenseMatrix, i: number, j: number, angle: number): DenseMatrix {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  return DenseMatrix.generate(matrix.rows, matrix.columns, (row, column) => {
    if (row === i) return c * matrix.get(i, column) + s * matrix.get(j, column);
    if (row === j) return c * matrix.get(j, column) - s * matrix.get(i, column);
    return matrix.get(row, column);
  });
}

const angles = Array.from({ length: 40 }, (_, i) => (Math.PI * i) / 40);

describe('concentrate', () => {
  test('with a row a block ends where no turn of two rows raises Σ L⁴', async () => {
    const loadings = normals(5, 30);
    const result = await concentrate(loadings, { ...sweeping, blocks: [[0], [1], [2], [3], [4]] });
    expect(result.loadings).toBeCloseToArray(DenseMatrix.from(result.rotation.transpose().mmul(loadings)), {
      absolute: energy,
    });
    expect(result.rotation).toHaveOrthonormalColumns({ tolerance: energy });
    const best = fourth(result.loadings);
    for (const angle of angles) expect(fourth(turned(result.loadings, 1, 3, angle))).toBeLessThan(best + energy);
  });

  test('with larger blocks ends where no turn between them raises Σ e²', async () => {
    const blocks = [[0, 2], [1], [3, 4]];
    const result = await concentrate(normals(5, 30), { ...sweeping, blocks });
    const best = uneven(result.loadings, blocks);
    expect(best).toBeGreaterThan(uneven(normals(5, 30), blocks));
    for (const [i, j] of [
      [0, 1],
      [2, 3],
      [1, 4],
    ]) {
      for (const angle of angles) {
        expect(uneven(turned(result.loadings, i, j, angle), blocks)).toBeLessThan(best + energy);
      }
    }
  });
});

describe('spread', () => {
  test('ends where no turn of two rows lowers Σ L⁴', async () => {
    const result = await spread(normals(4, 30), sweeping);
    const least = fourth(result.loadings);
    for (const angle of angles) expect(fourth(turned(result.loadings, 0, 2, angle))).toBeGreaterThan(least - energy);
  });
});
