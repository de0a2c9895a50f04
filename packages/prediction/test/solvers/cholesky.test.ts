import { DenseMatrix, ndArray } from '@entk/core';
import { factoredJacobian } from '@entk/jacobians';
import { crossKernel, empiricalNtk } from '@entk/kernels';
import { defineNetwork, dense, initialiseBackend } from '@entk/models';
import { expect } from '@entk/testing/matchers';
import { pseudoInverse } from 'ml-matrix';
import { beforeAll, describe, it } from 'vitest';
import { cholesky, regress, type RegressOptions, type Start, spectrum } from '../../src/index.js';
import { referenceFigure, smallSolve } from '../tolerances.js';
import { gold, modularAdditionEvidence } from '../gold.js';
import { kernelOf, normalMatrix, randomKernel, randomKernels, smallEvidence } from '../small.js';

beforeAll(() => initialiseBackend());

describe('cholesky', () => {
  it('with a linear network is least squares on its inputs, by ml-matrix', async () => {
    const network = defineNetwork({ inputSize: 4, layers: [dense({ weight: 'W' })], parameters: { W: [2, 4] } });
    const weights = new Map([['W', ndArray([2, 4])]]);
    const inputs = (rows: number, seed: number) =>
      ndArray([rows, 4], Float32Array.from(normalMatrix(rows, 4, seed).data));
    const [X, x] = [inputs(9, 1), inputs(3, 2)];
    const y = normalMatrix(9, 2, 3);
    const [train, other] = [X, x].map((batch) => factoredJacobian(network, weights, batch));
    const { predictions, status, solver } = await regress(
      {
        train: empiricalNtk(train, { kind: 'classMean' }),
        test: crossKernel(other, train, { kind: 'classMean' }),
      },
      y,
    );
    const matrix = (batch: typeof X) => new DenseMatrix(batch.shape[0], 4, Float64Array.from(batch.data));
    const expected = matrix(x)
      .mmul(pseudoInverse(matrix(X)))
      .mmul(y);
    expect(predictions.test ?? []).toBeCloseToArray(DenseMatrix.from(expected), smallSolve);
    expect(status).toMatchObject({ kind: 'rank-deficient', rank: 4, rows: 9 });
    expect(solver).toBe('spectrum');
  });

  it('by Cholesky and by the spectrum is the same, from zero and from a start, with a ridge and without', async () => {
    const kernels = randomKernels([7, 3], 20, 2, 4);
    const y = normalMatrix(7, 2, 5);
    for (const ridge of [0, 0.25]) {
      for (const start of ['zero', { train: normalMatrix(7, 2, 6), test: normalMatrix(3, 2, 7) }] satisfies Start[]) {
        const direct = await regress(kernels, y, { ridge, start });
        const spectral = await regress(kernels, y, { ridge, start, solver: spectrum() });
        expect([direct.solver, spectral.solver]).toEqual(['cholesky', 'spectrum']);
        expect(direct.predictions.test ?? []).toBeCloseToArray(spectral.predictions.test ?? [], smallSolve);
        expect(direct.predictions.train).toBeCloseToArray(spectral.predictions.train, smallSolve);
        expect(direct).toMatchObject({ ridge, status: { kind: 'solved' } });
      }
    }
  });

  it('reproduces its targets without a ridge', async () => {
    const y = normalMatrix(6, 3, 8);
    const { predictions } = await regress({ train: kernelOf(randomKernel(6, 20, 9), 3) }, y);
    expect(predictions.train).toBeCloseToArray(y, smallSolve);
    expect(predictions.test).toBeUndefined();
  });

  it('takes the spectrum where a pivot is not clear of zero, unless there is a ridge', async () => {
    const nearly = kernelOf(
      DenseMatrix.fromRows([
        [1, 0],
        [0, 1e-12],
      ]),
      1,
    );
    const y = normalMatrix(2, 1, 10);
    const foundBy = async (options: RegressOptions) => (await regress({ train: nearly }, y, options)).solver;
    expect(await foundBy({})).toBe('spectrum');
    expect(await foundBy({ ridge: 1e-3 })).toBe('cholesky');
    expect(await foundBy({ solver: cholesky({ cutoff: 1e-14 }) })).toBe('cholesky');
  });

  it('predicts with the reference network what NumPy predicts', async () => {
    const { jacobians, targets } = modularAdditionEvidence(500);
    const { train, test } = jacobians;
    const kernels = {
      train: empiricalNtk(train, { kind: 'classMean' }),
      test: crossKernel(test ?? train, train, { kind: 'classMean' }),
    };
    const { predictions, solver } = await regress(kernels, targets.train);
    expect(solver).toBe('cholesky');
    expect(predictions.test?.rowSpan(0) ?? []).toBeCloseToArray(
      gold.modularAddition[2].firstPrediction,
      referenceFigure,
    );
  });

  it('forms the kernels of Jacobians', async () => {
    const { jacobians, targets } = smallEvidence(12);
    const { train, test } = jacobians;
    for (const collapse of [{ kind: 'classMean' }, { kind: 'flattened', rowOrder: 'classMajor' }] as const) {
      const kernels = { train: empiricalNtk(train, collapse), test: crossKernel(test ?? train, train, collapse) };
      const [found, expected] = [
        await regress(jacobians, targets.train, { collapse, solver: cholesky(), ridge: 0.5 }),
        await regress(kernels, targets.train, { ridge: 0.5 }),
      ];
      expect(found.solver).toBe('cholesky');
      expect(found.predictions.test ?? []).toBeCloseToArray(expected.predictions.test ?? [], smallSolve);
    }
  });

  it('refuses a cutoff out of range', () => {
    expect(() => cholesky({ cutoff: 1 })).toThrow('cholesky: cutoff must be a number in [0, 1), got 1');
  });
});
