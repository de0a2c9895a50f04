// Also tests source.ts, products.ts, kernels.ts, modes/pairs.ts, modes/fit.ts, solvers/solver.ts: what every source and solver goes through.
import { DenseMatrix } from '@entk/core';
import { initialiseBackend } from '@entk/models';
import { operatorOf } from '@entk/spectral';
import { expect } from '@entk/testing/matchers';
import { inverse } from 'ml-matrix';
import { beforeAll, describe, it } from 'vitest';
import {
  cholesky,
  conjugateGradients,
  gradientFlow,
  kernelModes,
  regress,
  type Solver,
  type Source,
  spectrum,
} from '../src/index.js';
import { defaultIteration, searchedPairs, smallSolve } from './tolerances.js';
import { kernelOf, normalMatrix, randomKernel, randomKernels, smallEvidence } from './small.js';

beforeAll(() => initialiseBackend());

describe('every solver from every source that it accepts', () => {
  it('is K(x, X) (K + ρ)⁻¹ (y − f₀(X)) + f₀(x) by ml-matrix', async () => {
    const all = randomKernel(9, 40, 1);
    const kernels = randomKernels([6, 3], 40, 2, 1);
    const y = normalMatrix(6, 2, 2);
    const start = { train: normalMatrix(6, 2, 3), test: normalMatrix(3, 2, 4) };
    const ridge = 5;
    const regular = DenseMatrix.generate(6, 6, (i, j) => all.get(i, j) + (i === j ? ridge : 0));
    const rest = DenseMatrix.generate(6, 2, (n, c) => y.get(n, c) - start.train.get(n, c));
    const change = kernels.test.matrix.mmul(inverse(regular)).mmul(rest);
    const expected = DenseMatrix.generate(3, 2, (n, c) => change.get(n, c) + start.test.get(n, c));

    const forever = 1e6;
    const cases: [Source, Solver, object][] = [
      [kernels, cholesky(), smallSolve],
      [kernels, spectrum(), smallSolve],
      [kernels, conjugateGradients(), defaultIteration],
      [kernels, gradientFlow({ time: forever }), smallSolve],
      [operatorOf(all), spectrum({ rank: 6 }), searchedPairs],
      [operatorOf(all), conjugateGradients(), defaultIteration],
      [operatorOf(all), gradientFlow({ time: forever, rank: 6 }), searchedPairs],
      [await kernelModes(kernels), spectrum(), smallSolve],
      [await kernelModes(kernels), gradientFlow({ time: forever }), smallSolve],
    ];
    for (const [source, solver, tolerance] of cases) {
      const found = await regress(source, y, { solver, ridge, start });
      expect(found.predictions.test ?? []).toBeCloseToArray(expected, tolerance);
      expect(found).toMatchObject({ solver: solver.name, ridge, status: { kind: 'solved' } });
    }
  });

  it('is the same flattened regression from Jacobians', async () => {
    const { jacobians, targets } = smallEvidence(1, [1, 0.5]);
    const ridge = 0.5;
    const predicted = await Promise.all(
      [cholesky(), spectrum(), conjugateGradients(), gradientFlow({ time: 1e6 })].map(
        async (solver: Solver) => (await regress(jacobians, targets.train, { solver, ridge })).predictions.test ?? [],
      ),
    );
    for (const other of predicted.slice(1)) expect(other).toBeCloseToArray(predicted[0], defaultIteration);
  });
});

describe('the usual solver', () => {
  it('is Cholesky for matrices, the spectrum for flattened Jacobians and modes, conjugate gradients for an operator', async () => {
    const { jacobians, targets } = smallEvidence(2);
    const kernels = randomKernels([6, 4], 20, 2, 3);
    const foundBy = async (source: Source, collapse?: { readonly kind: 'trace' }) =>
      (await regress(source, targets.train, { collapse, ridge: 1 })).solver;
    expect(await foundBy(kernels)).toBe('cholesky');
    expect(await foundBy(jacobians, { kind: 'trace' })).toBe('cholesky');
    expect(await foundBy(jacobians)).toBe('spectrum');
    expect(await foundBy(await kernelModes(kernels))).toBe('spectrum');
    expect(await foundBy(operatorOf(randomKernel(6, 9, 4)))).toBe('conjugateGradients');
  });
});

describe('regress refuses', () => {
  const y = normalMatrix(5, 1, 1);

  it('a solver that cannot start from the source, naming those that can', async () => {
    const kernels = randomKernels([5, 3], 9, 1, 11);
    await expect(regress(operatorOf(randomKernel(5, 9, 1)), y, { solver: cholesky() })).rejects.toThrow(
      'regress: the source of cholesky must be one of kernels, Jacobians, got "operator"; solve by spectrum() or conjugateGradients() or gradientFlow()',
    );
    await expect(regress(await kernelModes(kernels), y, { solver: conjugateGradients() })).rejects.toThrow(
      'the source of conjugateGradients must be one of kernels, Jacobians, an operator, got "modes"; solve by spectrum() or gradientFlow()',
    );
    await expect(regress(kernels, y, { solver: 'cholesky' as unknown as Solver })).rejects.toThrow(
      'solver must be one of cholesky(), spectrum(), conjugateGradients(), gradientFlow(), got "cholesky"',
    );
  });

  it('what is no source, and a collapse of what has one', async () => {
    const kernels = randomKernels([5, 3], 9, 1, 12);
    await expect(regress({ training: kernels.train } as unknown as Source, y)).rejects.toThrow(
      'regress: the source must be one of kernels { train, test }, Jacobians { train, test }, an operator or modes',
    );
    await expect(regress(kernels, y, { collapse: { kind: 'trace' } })).rejects.toThrow(
      'collapse must be left out where the source is kernels, which has one already, got "trace"',
    );
  });

  it('kernels, Jacobians, targets, starts and ridges that do not fit', async () => {
    const kernels = randomKernels([5, 3], 9, 1, 13);
    await expect(regress({ train: kernels.test }, y)).rejects.toThrow(
      'regress: the kernel of the training examples must be of a batch with itself',
    );
    await expect(regress(kernels, normalMatrix(5, 2, 1))).rejects.toThrow(
      'regress: targets must have axes [N, C] = [5, 1], got [5, 2]',
    );
    await expect(regress(kernels, y, { start: 'network' as 'zero' })).rejects.toThrow(
      'start must be \'zero\' or { train, test }, outputs [N, C], got "network"',
    );
    await expect(regress(kernels, y, { ridge: -1 })).rejects.toThrow('ridge must be a number in [0, ∞), got -1');
    const [one, other] = [smallEvidence(4), smallEvidence(4, [1, 1], 2)].map(({ jacobians }) => jacobians.train);
    await expect(regress({ train: one, test: other }, normalMatrix(6, 2, 1))).rejects.toThrow(
      'regress: parameters P of train and test',
    );
    await expect(
      regress(
        { ...operatorOf(randomKernel(7, 9, 1)), collapse: { kind: 'flattened', rowOrder: 'exampleMajor' } },
        normalMatrix(3, 2, 1),
      ),
    ).rejects.toThrow('rows N·C of the operator');
  });

  it('to go on when the signal is given', async () => {
    const train = kernelOf(randomKernel(5, 9, 14), 1);
    await expect(regress({ train }, y, { signal: AbortSignal.abort() })).rejects.toThrow('aborted');
  });
});
