// Tests no single file: predictions take the Jacobian of a user-defined function as they take one of layers.
import { ndArray } from '@entk/core';
import { factoredJacobian, fromFunction } from '@entk/jacobians';
import { defineNetwork, dense, initialiseBackend } from '@entk/models';
import { matMul, type Tensor, transpose } from '@entk/models/tensor';
import { expect } from '@entk/testing/matchers';
import { beforeAll, it } from 'vitest';
import { conjugateGradients, regress } from '../src/index.js';
import { normalMatrix } from './small.js';
import { ownFunction } from './tolerances.js';

beforeAll(() => initialiseBackend());

it('predicts with x ↦ B A x, of tensors and of layers, alike', async () => {
  const array = (rows: number, columns: number, seed: number) =>
    ndArray([rows, columns], Float32Array.from(normalMatrix(rows, columns, seed).data));
  const parameters = new Map([
    ['A', array(3, 4, 1)],
    ['B', array(2, 3, 2)],
  ]);
  const linear = (x: Tensor, { A, B }: Readonly<Record<string, Tensor>>) =>
    matMul(matMul(x, transpose(A)), transpose(B));
  const network = defineNetwork({
    inputSize: 4,
    layers: [dense({ weight: 'A' }), dense({ weight: 'B' })],
    parameters: { A: [3, 4], B: [2, 3] },
  });
  const [X, x] = [array(7, 4, 3), array(3, 4, 4)];
  const own = { train: await fromFunction(linear, parameters, X), test: await fromFunction(linear, parameters, x) };
  const layers = {
    train: factoredJacobian(network, parameters, X),
    test: factoredJacobian(network, parameters, x),
  };
  const options = { solver: conjugateGradients(), ridge: 0.1 };
  const [found, expected] = await Promise.all(
    [own, layers].map((jacobians) => regress(jacobians, array(7, 2, 5), options)),
  );
  expect(found.predictions.test ?? []).toBeCloseToArray(expected.predictions.test ?? [], ownFunction);
});
