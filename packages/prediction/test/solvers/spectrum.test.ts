import { DenseMatrix, identityMatrix } from '@entk/core';
import { initialiseBackend } from '@entk/models';
import { operatorOf } from '@entk/spectral';
import { expect } from '@entk/testing/matchers';
import { inverse, pseudoInverse } from 'ml-matrix';
import { beforeAll, describe, it } from 'vitest';
import { kernelModes, regress, spectrum } from '../../src/index.js';
import { searchedPairs, smallSolve } from '../tolerances.js';
import {
  kernelOf,
  leastSquaresPrediction,
  normalMatrix,
  randomKernel,
  randomKernels,
  smallEvidence,
} from '../small.js';

beforeAll(() => initialiseBackend());

describe('spectrum', () => {
  it('is K(x, X) (K + ρ)⁻¹ y by ml-matrix, with and without a ridge', async () => {
    const kernels = randomKernels([6, 4], 20, 3, 1);
    const [K, Kx] = [kernels.train.matrix, kernels.test.matrix];
    const y = normalMatrix(6, 3, 2);
    const modes = await kernelModes(kernels);
    for (const ridge of [0, 0.5]) {
      const regular = DenseMatrix.generate(6, 6, (i, j) => K.get(i, j) + (i === j ? ridge : 0));
      const expected = DenseMatrix.from(Kx.mmul(inverse(regular)).mmul(y));
      const { predictions, status } = await regress(modes, y, { solver: spectrum(), ridge });
      expect(predictions.test ?? []).toBeCloseToArray(expected, smallSolve);
      expect(status).toEqual({ kind: 'solved' });
    }
  });

  it('is the solution of least norm where K has no inverse, and says what is out of reach', async () => {
    const kernels = randomKernels([8, 4], 3, 2, 3);
    const [K, Kx] = [kernels.train.matrix, kernels.test.matrix];
    const y = normalMatrix(8, 2, 4);
    const { predictions, status } = await regress(kernels, y, { solver: spectrum() });
    const weights = pseudoInverse(K, 1e-9).mmul(y);
    expect(predictions.test ?? []).toBeCloseToArray(DenseMatrix.from(Kx.mmul(weights)), smallSolve);
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
        rank === 0 ? new DenseMatrix(4, 1) : kernels.test.matrix.mmul(pseudoInverse(truncated, 1e-6)).mmul(y);
      const { predictions, status } = await regress(modes, y, { solver: spectrum({ rank }) });
      expect(predictions.test ?? []).toBeCloseToArray(DenseMatrix.from(expected), {
        ...smallSolve,
        absolute: 1e-12,
      });
      expect(status).toMatchObject({ kind: 'truncated', rank });
    }
  });

  it('from a start predicts the rest and adds it: a start that fits leaves nothing', async () => {
    const kernels = randomKernels([5, 3], 9, 2, 7);
    const modes = await kernelModes(kernels);
    const [y, yx] = [normalMatrix(5, 2, 8), normalMatrix(3, 2, 9)];
    const options = { solver: spectrum({ rank: 2 }), start: { train: y, test: yx } };
    const { predictions, status } = await regress(modes, y, options);
    expect(predictions.test ?? []).toBeCloseToArray(yx, smallSolve);
    expect(status).toEqual({ kind: 'truncated', rank: 2, unreached: 0 });
  });

  it('fits outputs weighted by the factors their derivatives were rescaled with', async () => {
    for (const factors of [
      [1, 1],
      [1, 0.1],
    ]) {
      const evidence = smallEvidence(10, factors, 1);
      const collapse = { kind: 'flattened', rowOrder: 'classMajor' } as const;
      const { predictions } = await regress(evidence.jacobians, evidence.targets.train, { collapse });
      expect(predictions.test ?? []).toBeCloseToArray(leastSquaresPrediction(evidence, factors), smallSolve);
    }
  });

  it('passes on that eigenpairs have not converged', async () => {
    const modes = await kernelModes({ train: kernelOf(DenseMatrix.fromRows([[1]]), 1) });
    const status = { kind: 'not-converged', converged: 0, worstResidual: 0.5, tolerance: 1e-6 } as const;
    const solver = spectrum();
    expect((await regress({ ...modes, status }, DenseMatrix.fromRows([[1]]), { solver })).status).toEqual({
      kind: 'not-converged',
      residual: 0.5,
      tolerance: 1e-6,
    });
  });

  it('finds only the leading pairs that are asked for, of kernels, Jacobians and operators', async () => {
    const kernels = randomKernels([6, 4], 20, 2, 13);
    const y = normalMatrix(6, 2, 14);
    const expected = await regress(await kernelModes(kernels), y, { solver: spectrum({ rank: 3 }) });
    const found = await regress(kernels, y, { solver: spectrum({ rank: 3 }) });
    expect(found.predictions.test ?? []).toBeCloseToArray(expected.predictions.test ?? [], smallSolve);
    expect(found.status).toMatchObject({ kind: 'truncated', rank: 3 });
    const all = randomKernel(10, 20, 13);
    const byProducts = await regress(operatorOf(all), y, { solver: spectrum({ rank: 3 }) });
    expect(byProducts.predictions.test ?? []).toBeCloseToArray(expected.predictions.test ?? [], searchedPairs);
  });

  it('refuses a rank beyond the modes, an operator without a rank, and settings out of range', async () => {
    const kernels = randomKernels([5, 3], 2, 1, 11);
    const y = normalMatrix(5, 1, 12);
    await expect(regress(kernels, y, { solver: spectrum({ rank: 3 }) })).rejects.toThrow(
      'regress: rank must be an integer in 0..2, got 3',
    );
    await expect(regress(operatorOf(randomKernel(5, 9, 1)), y, { solver: spectrum() })).rejects.toThrow(
      'regress: the rank must be given where the source is an operator',
    );
    expect(() => spectrum({ rank: -1 })).toThrow('spectrum: rank must be an integer of at least 0, got -1');
    await expect(regress(kernels, y, { solver: spectrum({ cutoff: 1 }) })).rejects.toThrow('cutoff must be');
    await expect(regress(kernels, y, { solver: spectrum({ side: 'parameters' }) })).rejects.toThrow(
      'side must be "matrix" for kernels with the collapse trace, got "parameters"',
    );
  });
});
