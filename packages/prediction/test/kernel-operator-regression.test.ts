import { createRandom, DenseMatrix, ndArray } from '@entk/core';
import { factoredJacobian } from '@entk/jacobians';
import { crossKernel, jacobianBlocks, empiricalNtk, kernelOperator } from '@entk/kernels';
import { initialiseBackend, normalParameters, quadraticMlp } from '@entk/models';
import { operatorOf } from '@entk/spectral';
import { expect } from '@entk/testing/matchers';
import { inverse } from 'ml-matrix';
import { beforeAll, describe, it } from 'vitest';
import { kernelOperatorRegression, kernelRegression } from '../src/index.js';
import { defaultIteration } from './tolerances.js';
import { normalMatrix, randomKernel } from './small.js';

beforeAll(() => initialiseBackend());

describe('kernelOperatorRegression', () => {
  it('is K(x, X) (K + ρ)⁻¹ (y − f₀(X)) + f₀(x) by ml-matrix', async () => {
    const all = randomKernel(9, 40, 1);
    const part = (from: number, to: number) => DenseMatrix.generate(to - from, 6, (i, j) => all.get(from + i, j));
    const [y, around] = [normalMatrix(6, 2, 2), { training: normalMatrix(6, 2, 3), heldOut: normalMatrix(3, 2, 4) }];
    for (const ridge of [0, 5]) {
      const regular = part(0, 6);
      for (let i = 0; i < 6; i++) regular.set(i, i, regular.get(i, i) + ridge);
      const rest = DenseMatrix.generate(6, 2, (n, c) => y.get(n, c) - around.training.get(n, c));
      const change = part(6, 9).mmul(inverse(regular)).mmul(rest);
      const expected = DenseMatrix.generate(3, 2, (n, c) => change.get(n, c) + around.heldOut.get(n, c));
      const found = await kernelOperatorRegression(operatorOf(all), y, { ridge, around });
      expect(found.predictions.heldOut ?? []).toBeCloseToArray(expected, defaultIteration);
      expect(found).toMatchObject({ ridge, status: { kind: 'converged' } });
    }
  });

  it('predicts by a kernel over blocks of examples what the matrix predicts', async () => {
    const network = quadraticMlp({ inputs: 3, hiddenUnits: 20, outputs: 2 });
    const parameters = normalParameters(network, createRandom(5));
    const inputs = Float32Array.from(normalMatrix(12, 3, 6).data);
    const [training, heldOut] = [
      [0, 8],
      [8, 12],
    ].map(([from, to]) =>
      factoredJacobian(network, parameters, ndArray([to - from, 3], inputs.slice(3 * from, 3 * to))),
    );
    const collapse = { kind: 'classMean' } as const;
    const targets = normalMatrix(8, 2, 7);
    const ridge = 1e-4;
    const operator = await kernelOperator(jacobianBlocks(network, parameters, ndArray([12, 3], inputs)), collapse);
    const found = await kernelOperatorRegression(operator, targets, { ridge });
    const kernels = { training: empiricalNtk(training, collapse), heldOut: crossKernel(heldOut, training, collapse) };
    const { predictions } = await kernelRegression(kernels, targets, { ridge });
    expect(found.predictions.heldOut ?? []).toBeCloseToArray(predictions.heldOut ?? [], defaultIteration);
    expect(found.predictions.training).toBeCloseToArray(predictions.training, defaultIteration);
  });

  it('says what stayed out of reach, and goes without held-out examples', async () => {
    const operator = operatorOf(
      DenseMatrix.fromRows([
        [2, 0],
        [0, 0],
      ]),
    );
    const { status, predictions } = await kernelOperatorRegression(operator, DenseMatrix.fromRows([[4], [4]]));
    expect(status).toMatchObject({ kind: 'not-converged', tolerance: 1e-7 });
    expect(predictions.heldOut).toBeUndefined();
  });

  it('refuses what does not fit, and settings out of range', async () => {
    const operator = operatorOf(randomKernel(3, 5, 8));
    const y = normalMatrix(3, 1, 9);
    await expect(kernelOperatorRegression(operator, normalMatrix(4, 1, 9))).rejects.toThrow(
      'kernelOperatorRegression: rows of the operator must be an integer of at least 4, got 3',
    );
    await expect(kernelOperatorRegression(operator, y, { ridge: -1 })).rejects.toThrow('ridge must be');
    await expect(kernelOperatorRegression(operator, y, { tolerance: 1 })).rejects.toThrow('tolerance must be');
    await expect(
      kernelOperatorRegression(operator, y, { around: { training: normalMatrix(2, 1, 1) } }),
    ).rejects.toThrow('around.training must have axes [N, C] = [3, 1], got [2, 1]');
  });
});
