// Tests no single file: every kernel and spectrum takes the Jacobian of a function of one's own as it takes one of layers.
import { createRandom, type NdArray, ndArray } from '@entk/core';
import { type FactoredJacobian, factoredJacobian, fromFunction } from '@entk/jacobians';
import { initialiseBackend } from '@entk/models';
import { quadraticMlp } from '@entk/models/networks';
import { matMul, multiplyByScalar, square, type Tensor, transpose } from '@entk/models/tensor';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, it } from 'vitest';
import { crossKernel, kernelSpectrum, flattenedTrace, empiricalNtk, parameterGram } from '../src/index.js';
import { everyCollapse } from './definition.js';
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

describe('the Jacobian of a function of one’s own', () => {
  it('gives every kernel that the layers give', () => {
    for (const collapse of everyCollapse(outputs)) {
      const [found, expected] = [own, layers].map(([batch]) => empiricalNtk(batch, collapse));
      expect(found.matrix).toBeCloseToArray(expected.matrix, ownFunction);
      expect(found.parameters).toEqual(expected.parameters);
      const [across, known] = [own, layers].map(([batch, other]) => crossKernel(other, batch, collapse));
      expect(across.matrix).toBeCloseToArray(known.matrix, ownFunction);
    }
  });

  it('gives the spectrum on every side, the trace, and JᵀJ', async () => {
    for (const side of ['matrix', 'parameters', 'operator'] as const) {
      const [found, expected] = await Promise.all(
        [own, layers].map(([batch]) =>
          kernelSpectrum(batch, { kind: 'flattened', rowOrder: 'classMajor' }, { count: 6, side }),
        ),
      );
      expect(found.values).toBeCloseToArray(expected.values, ownFunction);
    }
    expect([flattenedTrace(own[0])]).toBeCloseToArray([flattenedTrace(layers[0])], ownFunction);
    expect(parameterGram(own[0])).toBeCloseToArray(parameterGram(layers[0]), ownFunction);
  });
});
