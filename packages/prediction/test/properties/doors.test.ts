// Tests no single file: NaN and infinity at every door of the package, and what every call holds afterwards.
import { createRandom, DenseMatrix, ndArray } from '@entk/core';
import { factoredJacobian } from '@entk/jacobians';
import { empiricalNtk } from '@entk/kernels';
import { initialiseBackend, normalParameters, quadraticMlp } from '@entk/models';
import { tensorCount } from '@entk/models/tensor';
import { operatorOf } from '@entk/spectral';
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
const definite = () =>
  DenseMatrix.fromRows([
    [2, 1],
    [1, 3],
  ]);
const made = 'factoredJacobian';

checkDoors(
  prediction,
  {
    kernelOperatorRegression: {
      args: () => [operatorOf(definite()), targets(), { ridge: 0.1, tolerance: 1e-8, maxIterations: 10 }],
    },
    kernelRegression: {
      args: () => [{ training: mean(), heldOut: mean() }, targets(), { ridge: 0.1, cutoff: 1e-10 }],
      opaque: { '0': 'empiricalNtk' },
    },
    operatorRegression: {
      args: () => [
        { training: jacobian(), heldOut: jacobian() },
        targets(),
        { ridge: 0.1, tolerance: 1e-8, maxIterations: 50 },
      ],
      opaque: { '0': made },
    },
  },
  {
    held: () => ({ tensors: tensorCount(), wasm: wasmBytes() }),
    without: Object.fromEntries(
      ['agreement', 'agreementCurve', 'jacobianModes', 'kernelModes', 'linearisedTraining', 'spectralRegression'].map(
        (name) => [name, 'takes what other doors have looked at; refusals are in its own test file'],
      ),
    ),
  },
);
