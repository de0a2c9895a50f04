import { DenseMatrix, identityMatrix } from '@entk/core';
import { crossKernel, empiricalNtk } from '@entk/kernels';
import { multiply } from '@entk/linalg';
import { initialiseBackend } from '@entk/models';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, it } from 'vitest';
import { kernelModes, regress, spectrum } from '../../src/index.js';
import { smallSolve } from '../tolerances.js';
import {
  kernelOf,
  leastSquaresPrediction,
  normalMatrix,
  randomKernel,
  randomKernels,
  smallEvidence,
} from '../small.js';

beforeAll(() => initialiseBackend());

describe('kernelModes', () => {
  it('are eigenpairs, with K(x, X) v as images, largest first', async () => {
    const kernels = randomKernels([7, 4], 20, 1, 1);
    const { values, coefficients, images, rank, complete, side, status } = await kernelModes(kernels);
    const vectors = coefficients(identityMatrix(7)).transpose();
    expect(vectors).toHaveOrthonormalColumns({ tolerance: 1e-13 });
    expect(multiply(kernels.train.matrix, vectors)).toBeCloseToArray(images('train', 0, 7), smallSolve);
    expect(multiply(kernels.test.matrix, vectors)).toBeCloseToArray(images('test', 0, 7), smallSolve);
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
    expect((await kernelModes({ train: kernel })).rank).toBe(3);
    expect((await kernelModes({ train: kernel }, { cutoff: 1e-4 })).rank).toBe(2);
    expect((await kernelModes({ train: kernel }, { cutoff: 0 })).rank).toBe(4);
    expect(await kernelModes({ train: kernel }, { count: 2 })).toMatchObject({ rank: 2, complete: false });
  });

  it('do not depend on the order of the rows of a flattened kernel', async () => {
    const [N, C] = [3, 2];
    const matrix = randomKernel(N * C, 9, 2);
    const order = (row: number) => (row % N) * C + Math.floor(row / N);
    const byClass = DenseMatrix.generate(N * C, N * C, (i, j) => matrix.get(order(i), order(j)));
    const targets = normalMatrix(N, C, 3);
    const predicted = async (kernel: DenseMatrix, rowOrder: 'classMajor' | 'exampleMajor') => {
      const modes = await kernelModes({ train: kernelOf(kernel, C, { kind: 'flattened', rowOrder }) });
      expect(modes.collapse).toEqual({ kind: 'flattened', rowOrder });
      return (await regress(modes, targets, { solver: spectrum({ rank: 3 }) })).predictions.train;
    };
    expect(await predicted(byClass, 'classMajor')).toBeCloseToArray(
      await predicted(matrix, 'exampleMajor'),
      smallSolve,
    );
  });

  it('refuse kernels that do not belong together', async () => {
    const { train, test } = randomKernels([5, 3], 9, 1, 4);
    await expect(kernelModes({ train: test })).rejects.toThrow(
      'kernelModes: the kernel of the training examples must be of a batch with itself, got [3, 5]',
    );
    await expect(kernelModes({ train, test: { ...test, collapse: { kind: 'classMean' } } })).rejects.toThrow(
      'kernelModes: both kernels must be collapsed alike',
    );
    const turned = { ...test, matrix: test.matrix.transpose() };
    await expect(kernelModes({ train, test: turned })).rejects.toThrow('axes [test, train] = [3, 5], got [5, 3]');
    await expect(kernelModes({ train }, { cutoff: 1 })).rejects.toThrow('cutoff must be a number in [0, 1)');
    await expect(kernelModes({ train }, { memoryBudget: 100 })).rejects.toThrow('the memory budget of 100 B must hold');
  });
});

const collapse = { kind: 'flattened', rowOrder: 'exampleMajor' } as const;

describe('kernelModes of Jacobians', () => {
  for (const side of ['matrix', 'parameters', 'operator'] as const) {
    it(`of a flattened kernel on side ${side} predict as ml-matrix's pseudo-inverse of J`, async () => {
      for (const hiddenUnits of [1, 3]) {
        const evidence = smallEvidence(5, [1, 1], hiddenUnits);
        const modes = await kernelModes(evidence.jacobians, { collapse, side });
        const { predictions } = await regress(modes, evidence.targets.train);
        expect(modes.side).toBe(side);
        expect(predictions.test ?? []).toBeCloseToArray(leastSquaresPrediction(evidence, [1, 1]), smallSolve);
      }
    });
  }

  it('of an [N, N] kernel are those of its matrices', async () => {
    const { jacobians, targets } = smallEvidence(7);
    const { train, test } = jacobians;
    const modes = await kernelModes(jacobians, { collapse: { kind: 'classMean' } });
    const kernels = {
      train: empiricalNtk(train, { kind: 'classMean' }),
      test: crossKernel(test ?? train, train, { kind: 'classMean' }),
    };
    const [found, expected] = await Promise.all(
      [modes, await kernelModes(kernels)].map((each) => regress(each, targets.train)),
    );
    expect(found.predictions.test ?? []).toBeCloseToArray(expected.predictions.test ?? [], smallSolve);
  });

  it('refuse a side that the collapse does not have, and what does not fit', async () => {
    const { jacobians } = smallEvidence(8);
    await expect(kernelModes(jacobians, { collapse: { kind: 'trace' }, side: 'parameters' })).rejects.toThrow(
      'kernelModes: side must be "matrix" for Jacobians with the collapse trace, got "parameters"',
    );
    await expect(kernelModes(jacobians, { collapse, side: 'parameters', memoryBudget: 1000 })).rejects.toThrow(
      'must hold side "parameters" (121 kB)',
    );
  });
});
