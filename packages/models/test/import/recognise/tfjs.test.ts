// Also tests import/recognise/tfjs-layers.ts: what it makes of layers is held against what TensorFlow.js predicts with them.
import { FileFormatError, type NdArray, ndArray } from '@entk/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { openWeights } from '@entk/formats';
import { initialiseBackend, type Network, predict } from '../../../src/index.js';
import { networkFromWeights, recogniseNetwork } from '../../../src/import/index.js';
import { damaged, hostileTimeout, survivesAsync } from '@entk/testing/hostile-files';
import { expectedOf, fixture, fixtureIfAny as read } from './fixtures.js';
import { tfjsPrediction } from '../../tolerances.js';

beforeAll(() => initialiseBackend());

interface Topology {
  config: { layers: { class_name: string; config: Record<string, unknown>; inbound_nodes?: unknown }[] };
}

/** A model of the fixtures with changes made to its document. */
function changed(name: string, change: (document: { format: string; modelTopology: Topology }) => void): Uint8Array {
  const document = JSON.parse(new TextDecoder().decode(fixture(`tfjs-${name}.json`)));
  change(document);
  return new TextEncoder().encode(JSON.stringify(document));
}

function inputsOf({ tokens }: Network, shape: readonly number[], values: readonly number[]): NdArray<never> {
  return ndArray(shape, tokens ? Int32Array.from(values) : Float32Array.from(values)) as unknown as NdArray<never>;
}

const describedIn = async (bytes: Uint8Array) => recogniseNetwork(await openWeights(bytes, read))?.description;

describe('tfjsWeights', () => {
  it.each([
    ['sequential', ['dense', 'tanh', 'layerNorm', 'dense', 'relu', 'dense', 'softmax']],
    ['tokens', ['embedding', 'dense', 'gelu', 'flatten', 'dense']],
    ['positions', ['dense', 'sigmoid', 'meanOverPositions', 'dense', 'relu', 'dense', 'softmax']],
    // Models in models, layers of noise, the layers a, b, b/a and c/b/a, and a shard by the name "./…".
    ['nested', ['dense', 'tanh', 'dense', 'dense', 'relu', 'dense']],
    ['normed', ['dense', 'silu', 'batchNorm', 'leakyRelu', 'batchNorm', 'dense', 'leakyRelu', 'dense']],
  ])('%s: predicts what TensorFlow.js predicts', async (name, kinds) => {
    const found = networkFromWeights(await openWeights(fixture(`tfjs-${name}.json`), read));
    expect(found.source).toBe('tfjs layers model');
    expect(found.description.layers.map(({ kind }) => kind)).toEqual(kinds);
    const { network, parameters } = found;
    const expected = expectedOf(name);
    const outputs = predict(network, parameters, inputsOf(network, expected.shape, expected.inputs));
    expect(outputs.data).toHaveLength(expected.outputs.length);
    outputs.data.forEach((value, index) =>
      expect(Math.abs(value - expected.outputs[index])).toBeLessThan(tfjsPrediction),
    );
  });

  const layer = (index: number, change: (config: Record<string, unknown>) => void, name = 'sequential') =>
    changed(name, ({ modelTopology }) => change(modelTopology.config.layers[index].config));
  it.each<[string, () => Uint8Array, string]>([
    [
      'a layer that is not there',
      () => changed('sequential', ({ modelTopology }) => void (modelTopology.config.layers[3].class_name = 'LSTM')),
      'layers[3] (LSTM "dropout_Dropout1") must be one of InputLayer, Identity, Dropout, GaussianNoise, GaussianDropout',
    ],
    [
      'an activation that is not there',
      () => layer(0, (config) => void (config.activation = 'elu')),
      'activation of layers[0] (Dense "dense_Dense2") must be one of linear, relu, tanh, sigmoid, softmax, gelu, gelu_new, swish, silu, got "elu"',
    ],
    [
      'a norm over another axis',
      () => layer(1, (config) => void (config.axis = [2])),
      'must be the last, -1 or 1, got 2',
    ],
    [
      'a batch norm over another axis',
      () => layer(1, (config) => void (config.axis = 0), 'normed'),
      'axis of layers[1] (BatchNormalization "batch_normalization_BatchNormalization1") must be the last, -1 or 1, got 0',
    ],
    [
      'an invalid slope',
      () => layer(2, (config) => void (config.alpha = 'steep'), 'normed'),
      'the slope of layers[2] (LeakyReLU "leaky_re_lu_LeakyReLU1") must be a number, got "steep"',
    ],
    [
      'a ReLU with a slope',
      () => layer(3, (config) => void (config.negative_slope = 0.1), 'positions'),
      'negative_slope of layers[3] (ReLU "re_lu_ReLU1") must be left as it is, got 0.1',
    ],
    [
      'an embedding that masks zeros',
      () => layer(1, (config) => void (config.mask_zero = true), 'tokens'),
      'layers[1] (Embedding "embedding_Embedding1") must not mask zeros',
    ],
    [
      'no input shape',
      () => layer(0, (config) => void delete config.batch_input_shape),
      'layers[0] (Dense "dense_Dense2") must have an input shape [null, D] or [null, T, D]',
    ],
    [
      'a weight of another name',
      () => layer(0, (config) => void (config.name = 'other')),
      'weightsManifest must hold "other/bias" of layers[0] (Dense "other"), got "nothing of the name"',
    ],
  ])('refuses %s', async (_, document, message) => {
    await expect(describedIn(document())).rejects.toThrow(FileFormatError);
    await expect(describedIn(document())).rejects.toThrow(message);
  });

  it('passes over every layer that does something in training alone', async () => {
    const names = ['GaussianNoise', 'GaussianDropout', 'AlphaDropout', 'SpatialDropout1D', 'ActivityRegularization'];
    for (const name of [...names, 'SpatialDropout2D', 'SpatialDropout3D', 'Identity']) {
      const other = changed('sequential', ({ modelTopology }) => {
        modelTopology.config.layers[3].class_name = name;
      });
      expect(await describedIn(other)).toEqual(await describedIn(fixture('tfjs-sequential.json')));
    }
  });

  it('reads scopes before the names of weights, and Keras 3 shapes', async () => {
    const scoped = changed('sequential', (document) => {
      const { weightsManifest, modelTopology } = document as unknown as {
        weightsManifest: { weights: { name: string }[] }[];
        modelTopology: Topology;
      };
      for (const weight of weightsManifest[0].weights) weight.name = `model/${weight.name}:0`;
      const { config } = modelTopology.config.layers[0];
      config.batch_shape = config.batch_input_shape;
      delete config.batch_input_shape;
    });
    expect((await describedIn(scoped))?.layers[0]).toMatchObject({
      kind: 'dense',
      weight: 'model/dense_Dense2/kernel:0',
      transposed: true,
    });
  });

  it(
    'survives damaged models',
    async () => {
      const files = ['tokens', 'positions', 'sequential', 'nested', 'normed'].map((name) => {
        const document: unknown = JSON.parse(new TextDecoder().decode(fixture(`tfjs-${name}.json`)));
        return new TextEncoder().encode(JSON.stringify(document));
      });
      const { read: good } = await survivesAsync('', damaged(files, 3), describedIn, (description) =>
        expect(description?.layers).not.toEqual([]),
      );
      expect(good).toBeGreaterThan(0);
    },
    hostileTimeout,
  );
});
