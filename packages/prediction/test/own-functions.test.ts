// Tests no single file: predictions take the Jacobian of a function of one's own as they take one of layers.
import { createRandom, type NdArray, ndArray } from '@entk/core';
import { type FactoredJacobian, factoredJacobian, fromFunction } from '@entk/jacobians';
import { initialiseBackend, quadraticMlp } from '@entk/models';
import { matMul, multiplyByScalar, square, type Tensor, transpose } from '@entk/models/tensor';
import { expect } from '@entk/testing/matchers';
import { beforeAll, it } from 'vitest';
import { conjugateGradients, regress } from '../src/index.js';
import { ownFunction } from './tolerances.js';

const [inputs, hiddenUnits, outputs] = [4, 3, 2];
let own: FactoredJacobian[];
let layers: FactoredJacobian[];

/** f(x) = (1/n) W2 ((1/√d) W1 x)², as a function of tensors. */
function quadratic(x: Tensor, theta: Readonly<Record<string, Tensor>>): Tensor {
  const hidden = multiplyByScalar(matMul(x, transpose(theta['net.0.weight'])), 1 / Math.sqrt(inputs));
  return multiplyByScalar(matMul(square(hidden), transpose(theta['net.3.weight'])), 1 / hiddenUnits);
}

beforeAll(async () => {
  await initialiseBackend();
  const random = createRandom(1);
  const draw = (...shape: [number, number]): NdArray =>
    ndArray(shape, Float32Array.from(random.normals(shape[0] * shape[1])));
  const network = quadraticMlp({ inputs, hiddenUnits, outputs });
  const parameters = new Map([
    ['net.0.weight', draw(hiddenUnits, inputs)],
    ['net.3.weight', draw(outputs, hiddenUnits)],
  ]);
  const batches = [draw(7, inputs), draw(3, inputs)];
  layers = batches.map((batch) => factoredJacobian(network, parameters, batch));
  own = await Promise.all(batches.map((batch) => fromFunction(quadratic, parameters, batch)));
});

it('predicts as the layers do', async () => {
  const targets = ndArray([7, 2], Float32Array.from(createRandom(2).normals(14)));
  const [found, expected] = await Promise.all(
    [own, layers].map(([train, test]) =>
      regress({ train, test }, targets, { solver: conjugateGradients(), ridge: 0.1 }),
    ),
  );
  expect(found.predictions.test ?? []).toBeCloseToArray(expected.predictions.test ?? [], ownFunction);
});
