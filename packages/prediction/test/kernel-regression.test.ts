import { DenseMatrix, ndArray } from '@entk/core';
import { factoredJacobian } from '@entk/jacobians';
import { crossKernel, empiricalNtk } from '@entk/kernels';
import { defineNetwork, dense, initialiseBackend } from '@entk/models';
import { expect } from '@entk/testing/matchers';
import { pseudoInverse } from 'ml-matrix';
import { beforeAll, describe, it } from 'vitest';
import { kernelRegression } from '../src/index.js';
import { referenceFigure, smallSolve } from './tolerances.js';
import { gold, modularAdditionEvidence } from './gold.js';
import { kernelOf, normalMatrix, randomKernel, randomKernels } from './small.js';

beforeAll(() => initialiseBackend());

describe('kernelRegression', () => {
  it('with a linear network is least squares on its inputs, by ml-matrix', async () => {
    const network = defineNetwork({ inputSize: 4, layers: [dense({ weight: 'W' })], parameters: { W: [2, 4] } });
    const weights = new Map([['W', ndArray([2, 4])]]);
    const inputs = (rows: number, seed: number) =>
      ndArray([rows, 4], Float32Array.from(normalMatrix(rows, 4, seed).data));
    const [X, x] = [inputs(9, 1), inputs(3, 2)];
    const y = normalMatrix(9, 2, 3);
    const [training, other] = [X, x].map((batch) => factoredJacobian(network, weights, batch));
    const { predictions, status, method } = await kernelRegression(
      {
        training: empiricalNtk(training, { kind: 'classMean' }),
        heldOut: crossKernel(other, training, { kind: 'classMean' }),
      },
      y,
    );
    const matrix = (batch: typeof X) => new DenseMatrix(batch.shape[0], 4, Float64Array.from(batch.data));
    const expected = matrix(x)
      .mmul(pseudoInverse(matrix(X)))
      .mmul(y);
    expect(predictions.heldOut ?? []).toBeCloseToArray(DenseMatrix.from(expected), smallSolve);
    expect(status).toMatchObject({ kind: 'rank-deficient', rank: 4, rows: 9 });
    expect(method).toBe('spectrum');
  });

  it('by Cholesky and by the spectrum is the same, around zero and around a start, with a ridge and without', async () => {
    const kernels = randomKernels([7, 3], 20, 2, 4);
    const y = normalMatrix(7, 2, 5);
    for (const ridge of [0, 0.25]) {
      for (const around of [undefined, { training: normalMatrix(7, 2, 6), heldOut: normalMatrix(3, 2, 7) }]) {
        const direct = await kernelRegression(kernels, y, { ridge, around });
        const spectral = await kernelRegression(kernels, y, { ridge, around, method: 'spectrum' });
        expect([direct.method, spectral.method]).toEqual(['cholesky', 'spectrum']);
        expect(direct.predictions.heldOut ?? []).toBeCloseToArray(spectral.predictions.heldOut ?? [], smallSolve);
        expect(direct.predictions.training).toBeCloseToArray(spectral.predictions.training, smallSolve);
        expect(direct).toMatchObject({ ridge, status: { kind: 'solved' } });
      }
    }
  });

  it('reproduces its targets without a ridge', async () => {
    const y = normalMatrix(6, 3, 8);
    const { predictions } = await kernelRegression({ training: kernelOf(randomKernel(6, 20, 9), 3) }, y);
    expect(predictions.training).toBeCloseToArray(y, smallSolve);
    expect(predictions.heldOut).toBeUndefined();
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
    const methodOf = async (options: Parameters<typeof kernelRegression>[2]) =>
      (await kernelRegression({ training: nearly }, y, options)).method;
    expect(await methodOf({})).toBe('spectrum');
    expect(await methodOf({ ridge: 1e-3 })).toBe('cholesky');
    expect(await methodOf({ cutoff: 1e-14 })).toBe('cholesky');
  });

  it('predicts with the reference network what NumPy predicts', async () => {
    const { jacobians, targets } = modularAdditionEvidence(500);
    const { training, heldOut } = jacobians;
    const kernels = {
      training: empiricalNtk(training, { kind: 'classMean' }),
      heldOut: crossKernel(heldOut ?? training, training, { kind: 'classMean' }),
    };
    const { predictions, method } = await kernelRegression(kernels, targets.training);
    expect(method).toBe('cholesky');
    expect(predictions.heldOut?.rowSpan(0) ?? []).toBeCloseToArray(
      gold.modularAddition[2].firstPrediction,
      referenceFigure,
    );
  });

  it('refuses kernels and targets that do not fit', async () => {
    const kernels = randomKernels([5, 3], 9, 1, 11);
    await expect(kernelRegression({ training: kernels.heldOut }, normalMatrix(5, 1, 1))).rejects.toThrow(
      'kernelRegression: the training kernel must be of a batch with itself',
    );
    await expect(kernelRegression(kernels, normalMatrix(5, 2, 1))).rejects.toThrow(
      'kernelRegression: targets must have axes [N, C] = [5, 1], got [5, 2]',
    );
    await expect(kernelRegression(kernels, normalMatrix(5, 1, 1), { signal: AbortSignal.abort() })).rejects.toThrow(
      'aborted',
    );
  });
});
