import { DenseMatrix, identityMatrix } from '@entk/core';
import { initialiseBackend } from '@entk/models';
import { expect } from '@entk/testing/matchers';
import { inverse, pseudoInverse } from 'ml-matrix';
import { beforeAll, describe, it } from 'vitest';
import { jacobianModes, kernelModes, spectralRegression } from '../src/index.js';
import { smallSolve } from './tolerances.js';
import { kernelOf, leastSquaresPrediction, normalMatrix, randomKernels, smallEvidence } from './small.js';

beforeAll(() => initialiseBackend());

describe('spectralRegression', () => {
  it('is K(x, X) (K + ρ)⁻¹ y by ml-matrix, with and without a ridge', async () => {
    const kernels = randomKernels([6, 4], 20, 3, 1);
    const [K, Kx] = [kernels.training.matrix, kernels.heldOut.matrix];
    const y = normalMatrix(6, 3, 2);
    const modes = await kernelModes(kernels);
    for (const ridge of [0, 0.5]) {
      const regular = DenseMatrix.generate(6, 6, (i, j) => K.get(i, j) + (i === j ? ridge : 0));
      const expected = DenseMatrix.from(Kx.mmul(inverse(regular)).mmul(y));
      const { predictions, status } = spectralRegression(modes, y, { ridge });
      expect(predictions.heldOut ?? []).toBeCloseToArray(expected, smallSolve);
      expect(status).toEqual({ kind: 'solved' });
    }
  });

  it('is the solution of least norm where K has no inverse, and says what is out of reach', async () => {
    const kernels = randomKernels([8, 4], 3, 2, 3);
    const [K, Kx] = [kernels.training.matrix, kernels.heldOut.matrix];
    const y = normalMatrix(8, 2, 4);
    const { predictions, status } = spectralRegression(await kernelModes(kernels), y);
    const weights = pseudoInverse(K, 1e-9).mmul(y);
    expect(predictions.heldOut ?? []).toBeCloseToArray(DenseMatrix.from(Kx.mmul(weights)), smallSolve);
    const fit = K.mmul(weights);
    const left = y.data.reduce((sum, value, i) => sum + (value - fit.get(Math.floor(i / 2), i % 2)) ** 2, 0);
    const unreached = left / y.data.reduce((sum, value) => sum + value * value, 0);
    expect(status).toMatchObject({ kind: 'rank-deficient', rank: 3, rows: 8, cutoff: 1e-10 });
    expect([status.kind === 'rank-deficient' ? status.unreached : NaN]).toBeCloseToArray([unreached], smallSolve);
  });

  it('of rank k is the kernel Σ_{i ≤ k} λᵢ vᵢ vᵢᵀ in place of K, written out', async () => {
    const kernels = randomKernels([6, 4], 20, 1, 5);
    const modes = await kernelModes(kernels);
    const y = normalMatrix(6, 1, 6);
    const vectors = modes.coefficients(identityMatrix(6)).transpose();
    for (const rank of [0, 2, 5]) {
      const truncated = DenseMatrix.generate(6, 6, (i, j) =>
        Array.from({ length: rank }, (_, m) => modes.values[m] * vectors.get(i, m) * vectors.get(j, m)).reduce(
          (sum, term) => sum + term,
          0,
        ),
      );
      const expected =
        rank === 0 ? new DenseMatrix(4, 1) : kernels.heldOut.matrix.mmul(pseudoInverse(truncated, 1e-6)).mmul(y);
      const { predictions, status } = spectralRegression(modes, y, { rank });
      expect(predictions.heldOut ?? []).toBeCloseToArray(DenseMatrix.from(expected), {
        ...smallSolve,
        absolute: 1e-12,
      });
      expect(status).toMatchObject({ kind: 'truncated', rank });
    }
  });

  it('around a start predicts the rest and adds it: a start that fits leaves nothing', async () => {
    const kernels = randomKernels([5, 3], 9, 2, 7);
    const modes = await kernelModes(kernels);
    const [y, yx] = [normalMatrix(5, 2, 8), normalMatrix(3, 2, 9)];
    const { predictions, status } = spectralRegression(modes, y, { around: { training: y, heldOut: yx }, rank: 2 });
    expect(predictions.heldOut ?? []).toBeCloseToArray(yx, smallSolve);
    expect(status).toEqual({ kind: 'truncated', rank: 2, unreached: 0 });
  });

  it('fits outputs weighted by the factors their derivatives were rescaled with', async () => {
    for (const factors of [
      [1, 1],
      [1, 0.1],
    ]) {
      const evidence = smallEvidence(10, factors, 1);
      const modes = await jacobianModes(evidence.jacobians, {
        collapse: { kind: 'flattened', rowOrder: 'classMajor' },
      });
      const { heldOut } = spectralRegression(modes, evidence.targets.training).predictions;
      expect(heldOut ?? []).toBeCloseToArray(leastSquaresPrediction(evidence, factors), smallSolve);
    }
  });

  it('passes on that eigenpairs have not converged', async () => {
    const modes = await kernelModes({ training: kernelOf(DenseMatrix.fromRows([[1]]), 1) });
    const status = { kind: 'not-converged', converged: 0, worstResidual: 0.5, tolerance: 1e-6 } as const;
    expect(spectralRegression({ ...modes, status }, DenseMatrix.fromRows([[1]])).status).toEqual({
      kind: 'not-converged',
      residual: 0.5,
      tolerance: 1e-6,
    });
  });

  it('refuses a rank beyond the modes and a negative ridge', async () => {
    const modes = await kernelModes(randomKernels([5, 3], 2, 1, 11));
    const y = normalMatrix(5, 1, 12);
    expect(() => spectralRegression(modes, y, { rank: 3 })).toThrow('rank must be an integer in 0..2, got 3');
    expect(() => spectralRegression(modes, y, { ridge: -1 })).toThrow('ridge must be a number in [0, ∞), got -1');
    expect(() => spectralRegression(modes, normalMatrix(4, 1, 1))).toThrow('[N, C] = [5, 1], got [4, 1]');
  });
});
