// Tests no single file: results at every scale of float64.
import { createRandom, DenseMatrix, ndArray } from '@entk/core';
import { factoredJacobian } from '@entk/jacobians';
import { crossKernel, empiricalNtk, type Kernel } from '@entk/kernels';
import { initialiseBackend, normalParameters } from '@entk/models';
import { quadraticMlp } from '@entk/models/networks';
import { operatorOf } from '@entk/spectral';
import { checkScales, type ScaledInput } from '@entk/testing/scales';
import { beforeAll } from 'vitest';
import * as prediction from '../../src/index.js';

beforeAll(() => initialiseBackend());

const [N, D, C] = [6, 3, 2];
const times = (matrix: DenseMatrix, factor: number) => DenseMatrix.from(matrix).scaleInPlace(factor);
const matrixOf = (rows: number, seed: number) => new DenseMatrix(rows, C, createRandom(seed).normals(rows * C));
const network = quadraticMlp({ inputs: D, hiddenUnits: 8, outputs: C });
const jacobianOf = (seed: number) => {
  const values = Float32Array.from(createRandom(seed).normals(N * D));
  return factoredJacobian(network, normalParameters(network, createRandom(0)), ndArray([N, D], values));
};
const jacobians = () => ({ train: jacobianOf(1), test: jacobianOf(2) });
const kernels = (s: number) => {
  const { train, test } = jacobians();
  const scaled = (kernel: Kernel) => ({ ...kernel, matrix: times(kernel.matrix, s) });
  return {
    train: scaled(empiricalNtk(train, { kind: 'classMean' })),
    test: scaled(crossKernel(test, train, { kind: 'classMean' })),
  };
};
const operator = () => {
  const { train } = kernels(1);
  return { ...operatorOf(train.matrix), outputCount: C, collapse: train.collapse };
};
const [targets, outputs, atTest] = [matrixOf(N, 3), matrixOf(N, 4), matrixOf(N, 5)];
const start = (s: number) => ({ train: times(outputs, s), test: times(atTest, s) });
const evidence = (s: number) => ({
  outputs: { train: times(outputs, s), test: times(atTest, s) },
  targets: { train: times(targets, s), test: times(outputs, s) },
});
const solvers = {
  cholesky: () => prediction.cholesky(),
  spectrum: () => prediction.spectrum({ rank: 3 }),
  conjugateGradients: () => prediction.conjugateGradients({ tolerance: 1e-10 }),
  gradientFlow: () => prediction.gradientFlow({ time: 0.3 }),
};
/** Squares of the loss are in a curve; its figures and shares are free of scale. */
const losses = Object.fromEntries(
  ['train', 'test'].flatMap((part) => [
    [`parts.${part}.series.loss`, 2],
    [`parts.${part}.network.loss`, 2],
    [`full.${part}.loss`, 2],
  ]),
);

checkScales(
  prediction,
  {
    agreement: [
      {
        of: 'everything',
        args: (s) => [times(targets, s), times(outputs, s), times(atTest, s)],
        powers: { loss: 2 },
      },
    ],
    agreementCurve: [
      { of: 'targets and outputs', args: (s) => [jacobians(), evidence(s)], powers: losses },
      {
        of: 'targets and outputs, from the network',
        args: (s) => [kernels(1), evidence(s), { start: 'network' }],
        powers: losses,
      },
      { of: 'the kernel', args: (s) => [kernels(s), evidence(1)], powers: { values: 1, 'cliffs.floor': 1 } },
    ],
    kernelModes: [
      {
        of: 'the kernel',
        args: (s) => [kernels(s)],
        powers: { values: 1, images: 1, 'status.smallest': 1, 'status.tolerance': 1 },
        look: ({ images, coefficients, ...modes }: prediction.KernelModes) => ({
          ...modes,
          images: [images('train', 0, 2), images('test', 0, 2)],
          coefficients: coefficients(targets),
        }),
      },
    ],
    regress: [
      ...Object.entries(solvers).flatMap(([name, solver]): ScaledInput[] => [
        {
          of: `targets, by ${name}`,
          args: (s) => [kernels(1), times(targets, s), { solver: solver(), ridge: 0.5 }],
          powers: { predictions: 1 },
        },
        {
          of: `targets and the start, by ${name} of Jacobians`,
          args: (s) => [
            jacobians(),
            times(targets, s),
            { solver: solver(), start: start(s), ...(name === 'cholesky' && { collapse: { kind: 'trace' } }) },
          ],
          powers: { predictions: 1, change: 1 },
        },
      ]),
      ...Object.entries(solvers)
        .filter(([name]) => name !== 'gradientFlow')
        .map(
          ([name, solver]): ScaledInput => ({
            of: `the kernel and the ridge, by ${name}`,
            args: (s) => [kernels(s), targets, { solver: solver(), ridge: 0.5 * s }],
            powers: { ridge: 1 },
            // Products of directions with kernels of 2^−1000 have terms that underflow.
            exponents: [-940, -540, -404, -262, -90, 90, 262, 404, 540, 940],
          }),
        ),
      { of: 'targets, of an operator', args: (s) => [operator(), times(targets, s)], powers: { predictions: 1 } },
    ],
  },
  {
    cholesky: 'makes a solver: see regress',
    conjugateGradients: 'makes a solver: see regress',
    gradientFlow: 'makes a solver: see regress',
    spectrum: 'makes a solver: see regress',
  },
);
