import { initialiseBackend } from '@entk/models';
import { tensorCount } from '@entk/models/tensor';
import { expect } from '@entk/testing/matchers';
import * as layers from '@tensorflow/tfjs-layers';
import type * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, it } from 'vitest';
import { denseJacobian, fromFunction, fromModel } from '../../src/index.js';
import { functionJacobian } from '../tolerances.js';
import { normals, softmaxOfTanh, tanhParameters } from './functions.js';

beforeAll(() => initialiseBackend());

function denseModel(): layers.Sequential {
  return layers.sequential({
    layers: [
      layers.layers.dense({ inputShape: [3], units: 4, activation: 'tanh', name: 'hidden' }),
      layers.layers.dropout({ rate: 0.5 }),
      layers.layers.dense({ units: 2, activation: 'softmax', useBias: false, name: 'output' }),
    ],
  });
}

describe('fromModel', () => {
  it('of a tfjs-layers model is fromFunction of the same function, and leaves its weights as they were', async () => {
    const model = denseModel();
    const inputs = normals(1, 4, 3);
    const before = tensorCount();
    const weights = () => model.trainableWeights.map((weight) => Array.from(weight.read().dataSync()));
    const bits = weights();
    const jacobian = await fromModel(model, inputs, { checkGradients: 2 });
    expect(weights()).toEqual(bits);
    expect(tensorCount()).toBe(before);
    const parameters = new Map(
      model.trainableWeights.map((weight) => [
        weight.name,
        { shape: weight.read().shape, data: weight.read().dataSync<'float32'>().slice() },
      ]),
    );
    const names = Array.from(parameters.keys());
    expect(Array.from(jacobian.parameterShapes.keys())).toEqual(names);
    const { matMul, add, tanh, softmax } = await import('@tensorflow/tfjs-core');
    const same = await fromFunction(
      (x: tf.Tensor, theta: Readonly<Record<string, tf.Tensor>>) =>
        softmax(matMul(tanh(add(matMul(x, theta[names[0]]), theta[names[1]])), theta[names[2]])),
      parameters,
      inputs,
    );
    const expected = denseJacobian(same);
    for (const [name, { data }] of denseJacobian(jacobian)) {
      expect(data).toBeCloseToArray(expected.get(name)?.data ?? [], functionJacobian);
    }
    model.dispose();
  });

  it('of a convolution with batch normalisation takes every example by itself', async () => {
    const model = layers.sequential({
      layers: [
        layers.layers.reshape({ inputShape: [16], targetShape: [4, 4, 1] }),
        layers.layers.averagePooling2d({ poolSize: 2 }),
        layers.layers.batchNormalization(),
        layers.layers.flatten(),
        layers.layers.dense({ units: 2 }),
      ],
    });
    const jacobian = await fromModel(model, normals(2, 3, 16));
    expect(jacobian).toMatchObject({ exampleCount: 3, outputCount: 2, parameterCount: 2 + 4 * 2 + 2 });
    model.dispose();
  });

  it('takes variables of one’s own', async () => {
    const { tensor, transpose, variable } = await import('@tensorflow/tfjs-core');
    const variables = Array.from(tanhParameters, ([name, { shape, data }]) =>
      variable(tensor(data, [...shape]), true, name),
    );
    const [W, b, V] = variables;
    const own = {
      trainableWeights: variables.map((each) => ({
        name: each.name,
        read: () => each,
        write: (value: tf.Tensor) => each.assign(value),
      })),
      apply: (x: tf.Tensor) => softmaxOfTanh(x, { W, b, V }),
    };
    expect(transpose(W).shape).toEqual([3, 4]);
    const inputs = normals(3, 2, 3);
    const [found, expected] = [await fromModel(own, inputs), await fromFunction(softmaxOfTanh, tanhParameters, inputs)];
    const [left, right] = [found, expected].map((jacobian) => denseJacobian(jacobian).get('W')?.data ?? []);
    expect(left).toBeCloseToArray(right, functionJacobian);
  });
});
