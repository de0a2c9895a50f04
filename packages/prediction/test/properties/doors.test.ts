// Tests no single file: NaN and infinity at every door of the package, and what every call holds afterwards.
import { createRandom, DenseMatrix, ndArray } from '@entk/core';
import { factoredJacobian } from '@entk/jacobians';
import { empiricalNtk } from '@entk/kernels';
import { initialiseBackend, normalParameters } from '@entk/models';
import { quadraticMlp } from '@entk/models/networks';
import { tensorCount } from '@entk/models/tensor';
import { watchWasmMemories } from '@entk/testing/wasm-memories';
import { checkDoors } from '@entk/testing/doors';
import { beforeAll } from 'vitest';
import * as prediction from '../../src/index.js';

const wasmBytes = watchWasmMemories();
beforeAll(() => initialiseBackend());

const network = () => quadraticMlp({ inputs: 2, hiddenUnits: 3, outputs: 2 });
const parameters = () => normalParameters(network(), createRandom(0));
const inputs = () => ndArray([2, 2], Float32Array.of(1, 0.5, -1, 2));
const jacobian = () => factoredJacobian(network(), parameters(), inputs());
const mean = () => empiricalNtk(jacobian(), { kind: 'classMean' });
const targets = () =>
  DenseMatrix.fromRows([
    [1, 0],
    [0, 1],
  ]);
const memoryBudget = 2 ** 30;

checkDoors(
  prediction,
  {
    cholesky: { options: 0, args: () => [{ cutoff: 1e-10 }] },
    conjugateGradients: { options: 0, args: () => [{ tolerance: 1e-8, maxIterations: 50 }] },
    gradientFlow: { options: 0, args: () => [{ time: 1, rank: 1 }] },
    kernelModes: {
      options: 1,
      args: () => [
        { train: mean(), test: mean() },
        { count: 1, cutoff: 1e-10, memoryBudget },
      ],
      opaque: { '0': 'empiricalNtk' },
      lets: { '1.memoryBudget': 'infinity is no limit' },
    },
    regress: {
      takes: { '1': ['an array with a shape'] },
      options: 2,
      args: () => [{ train: jacobian(), test: jacobian() }, targets(), { ridge: 0.1 }],
      opaque: { '0': 'factoredJacobian' },
      aborted: (signal) => [{ train: jacobian() }, targets(), { signal }],
    },
    spectrum: { options: 0, args: () => [{ rank: 2 }] },
  },
  {
    held: () => ({ tensors: tensorCount(), wasm: wasmBytes() }),
    without: Object.fromEntries(
      ['agreement', 'agreementCurve'].map((name) => [
        name,
        'takes what other doors have looked at; refusals are in its own test file',
      ]),
    ),
  },
);
