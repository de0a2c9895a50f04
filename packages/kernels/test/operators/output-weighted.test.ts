import { createRandom, DenseMatrix, MisuseError, ShapeError } from '@entk/core';
import { initialiseBackend } from '@entk/models';
import { topEigenpairs } from '@entk/spectral';
import { expect } from '@entk/testing/matchers';
import { EigenvalueDecomposition } from 'ml-matrix';
import { beforeAll, describe, it } from 'vitest';
import { type Flattened, flattenedOperator, outputWeightedOperator } from '../../src/index.js';
import { explicitJacobian } from '../explicit-jacobian.js';
import { threeLayerBlocks } from '../three-layers.js';
import { operatorBar, searchResidual } from '../tolerances.js';

beforeAll(() => initialiseBackend());

const orders: Flattened[] = [
  { kind: 'flattened', rowOrder: 'exampleMajor' },
  { kind: 'flattened', rowOrder: 'classMajor' },
];

/** The Gram matrix of the columns of a random U [V, C]. */
function randomMetric(outputs: number, seed: number): { readonly U: DenseMatrix; readonly S: DenseMatrix } {
  const U = new DenseMatrix(outputs + 3, outputs, createRandom(seed).normals((outputs + 3) * outputs));
  return { U, S: DenseMatrix.from(U.transpose().mmul(U)) };
}

describe('outputWeightedOperator', () => {
  it('has the eigenvalues of the flattened kernel of U h, whichever way its rows are ordered', async () => {
    const [N, C] = [12, 3];
    const blocks = threeLayerBlocks(N);
    const J = explicitJacobian(blocks.take(0, N));
    const { U, S } = randomMetric(C, 1);
    // Rows n·V + v of (I ⊗ U) J.
    const read = DenseMatrix.generate(N * U.rows, J.columns, (row, p) => {
      const n = Math.floor(row / U.rows);
      let sum = 0;
      for (let c = 0; c < C; c++) sum += U.get(row % U.rows, c) * J.get(n * C + c, p);
      return sum;
    });
    const K = DenseMatrix.from(read.mmul(read.transpose()));
    const all = new EigenvalueDecomposition(K, { assumeSymmetric: true }).realEigenvalues.sort((x, y) => y - x);
    for (const collapse of orders) {
      const weighted = outputWeightedOperator(await flattenedOperator(blocks, collapse), S);
      const { values } = await topEigenpairs(weighted, { count: 6 });
      expect(values).toBeCloseToArray(all.slice(0, 6), { relativeToMax: searchResidual });
      expect(DenseMatrix.from(weighted.root.mmul(weighted.root))).toBeCloseToArray(S, { relativeToMax: operatorBar });
    }
  });

  it('refuses a metric of another size, one that is not symmetric, and a negative one', async () => {
    const kernel = await flattenedOperator(threeLayerBlocks(3), orders[0]);
    const C = kernel.outputFactors.length;
    const diagonal = (value: number) => DenseMatrix.generate(C, C, (i, j) => (i === j ? value : 0));
    expect(() => outputWeightedOperator(kernel, new DenseMatrix(C + 1, C + 1))).toThrow(ShapeError);
    expect(() =>
      outputWeightedOperator(
        kernel,
        DenseMatrix.generate(C, C, (i, j) => i - j),
      ),
    ).toThrow(MisuseError);
    expect(() => outputWeightedOperator(kernel, diagonal(-1))).toThrow('no eigenvalue below zero');
  });
});
