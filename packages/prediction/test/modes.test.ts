import { DenseMatrix, identityMatrix } from '@entk/core';
import { multiply } from '@entk/linalg';
import { expect } from '@entk/testing/matchers';
import { describe, it } from 'vitest';
import { kernelModes, spectralRegression } from '../src/index.js';
import { smallSolve } from './tolerances.js';
import { kernelOf, normalMatrix, randomKernel, randomKernels } from './small.js';

describe('kernelModes', () => {
  it('are eigenpairs, with K(x, X) v as images, largest first', async () => {
    const kernels = randomKernels([7, 4], 20, 1, 1);
    const { values, coefficients, images, rank, complete, side, status } = await kernelModes(kernels);
    const vectors = coefficients(identityMatrix(7)).transpose();
    expect(vectors).toHaveOrthonormalColumns({ tolerance: 1e-13 });
    expect(multiply(kernels.training.matrix, vectors)).toBeCloseToArray(images('training', 0, 7), smallSolve);
    expect(multiply(kernels.heldOut.matrix, vectors)).toBeCloseToArray(images('heldOut', 0, 7), smallSolve);
    expect(Array.from(values)).toEqual(Array.from(values).sort((a, b) => b - a));
    expect({ rank, complete, side, status }).toEqual({
      rank: 7,
      complete: true,
      side: 'matrix',
      status: { kind: 'converged' },
    });
  });

  it('count the rank by the cutoff', async () => {
    const kernel = kernelOf(
      DenseMatrix.generate(4, 4, (i, j) => (i === j ? [1, 1e-3, 1e-9, 1e-12][i] : 0)),
      1,
    );
    expect((await kernelModes({ training: kernel })).rank).toBe(3);
    expect((await kernelModes({ training: kernel }, { cutoff: 1e-4 })).rank).toBe(2);
    expect((await kernelModes({ training: kernel }, { cutoff: 0 })).rank).toBe(4);
    expect(await kernelModes({ training: kernel }, { count: 2 })).toMatchObject({ rank: 2, complete: false });
  });

  it('do not depend on the order of the rows of a flattened kernel', async () => {
    const [N, C] = [3, 2];
    const matrix = randomKernel(N * C, 9, 2);
    const order = (row: number) => (row % N) * C + Math.floor(row / N);
    const byClass = DenseMatrix.generate(N * C, N * C, (i, j) => matrix.get(order(i), order(j)));
    const targets = normalMatrix(N, C, 3);
    const predicted = async (kernel: DenseMatrix, rowOrder: 'classMajor' | 'exampleMajor') => {
      const modes = await kernelModes({ training: kernelOf(kernel, C, { kind: 'flattened', rowOrder }) });
      expect(modes.collapse).toEqual({ kind: 'flattened', rowOrder: 'exampleMajor' });
      return spectralRegression(modes, targets, { rank: 3 }).predictions.training;
    };
    expect(await predicted(byClass, 'classMajor')).toBeCloseToArray(
      await predicted(matrix, 'exampleMajor'),
      smallSolve,
    );
  });

  it('refuse kernels that do not belong together', async () => {
    const { training, heldOut } = randomKernels([5, 3], 9, 1, 4);
    await expect(kernelModes({ training: heldOut })).rejects.toThrow(
      'kernelModes: the training kernel must be of a batch with itself, got [3, 5]',
    );
    await expect(kernelModes({ training, heldOut: { ...heldOut, collapse: { kind: 'classMean' } } })).rejects.toThrow(
      'kernelModes: both kernels must be collapsed alike',
    );
    const turned = { ...heldOut, matrix: heldOut.matrix.transpose() };
    await expect(kernelModes({ training, heldOut: turned })).rejects.toThrow(
      'axes [held out, training] = [3, 5], got [5, 3]',
    );
    await expect(kernelModes({ training }, { cutoff: 1 })).rejects.toThrow('cutoff must be a number in [0, 1)');
    await expect(kernelModes({ training }, { memoryBudget: 100 })).rejects.toThrow(
      'must fit the memory budget of 100 B',
    );
  });
});
