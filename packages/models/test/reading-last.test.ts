import { createRandom, ndArray, type NdArray } from '@entk/core';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, it } from 'vitest';
import {
  attention,
  conv1d,
  defineNetwork,
  dense,
  embedding,
  gelu,
  initialiseBackend,
  type Layer,
  layerNorm,
  type Network,
  normalParameters,
  positionEmbedding,
  predict,
  product,
  readingLast,
  residual,
  rmsNorm,
  silu,
  sum,
} from '../src/index.js';
import {
  forwardPass,
  parameterGradients,
  outputAxis,
  vectorSeed,
  withParameterTensors,
  inputTensor,
} from '../src/layers/index.js';
import { fromTensor, scoped, toTensor } from '../src/tensor/index.js';
import { eps32 } from './tolerances.js';

beforeAll(() => initialiseBackend());

const [N, T, D, V] = [3, 4, 6, 5];
const heads = (block: number): Layer =>
  attention({ heads: 2, queryKeyValue: `A${block}`, output: `O${block}`, causal: true, rotary: { size: 2 } });
const mlp = [dense({ weight: 'W' }), gelu(), dense({ weight: 'W', transposed: true })];
const gated = [product([[dense({ weight: 'W' }), silu()], [dense({ weight: 'U' })]]), dense({ weight: 'D' })];
const shapes = {
  A0: [18, D],
  O0: [D, D],
  A1: [18, D],
  O1: [D, D],
  W: [8, D],
  U: [8, D],
  D: [D, 8],
  E: [V, D],
  P: [T, D],
};

const networks: [string, readonly Layer[]][] = [
  ['a decoder', [residual([layerNorm(), heads(0)]), residual(mlp), residual([rmsNorm(), heads(1)]), residual(gated)]],
  ['parallel blocks', [sum([[], [layerNorm(), heads(0)], mlp]), sum([[], [layerNorm(), heads(1)], mlp])]],
  ['attention that is alone', [heads(0)]],
  ['no attention at all', [residual(mlp)]],
  ['a convolution at the end', [residual([heads(0)]), conv1d({ weight: 'K', padding: 1 })]],
  ['a product of what attends', [product([[heads(0)], [dense({ weight: 'O1' })]])]],
];

function networkOf(layers: readonly Layer[]): Network {
  const all = [embedding({ weight: 'E' }), positionEmbedding({ weight: 'P' }), ...layers, dense({ weight: 'E' })];
  const used = new Set(all.flatMap(({ parameters }) => parameters));
  const parameters = Object.fromEntries(Object.entries({ ...shapes, K: [D, D, 3] }).filter(([name]) => used.has(name)));
  return defineNetwork({ vocabularySize: V, positions: T, layers: all, parameters });
}

/** Jᵀv of every parameter, v at the outputs [N, V] of the last position. */
function gradients(network: Network, tokens: NdArray<Int32Array>, v: NdArray): Map<string, Float32Array> {
  const parameters = normalParameters(network, createRandom(0));
  return withParameterTensors(parameters, (tensors) =>
    scoped(() => {
      const pass = forwardPass(network, tensors, inputTensor(network, tokens));
      const axis = outputAxis('f', network, { positions: 'last' });
      const found = parameterGradients(network, tensors, pass, vectorSeed(axis, toTensor(v)));
      return new Map(Array.from(found, ([name, tensor]) => [name, fromTensor(tensor).data]));
    }),
  );
}

describe('readingLast', () => {
  for (const [name, layers] of networks) {
    it(`gives the last position of ${name}, and the same gradients`, () => {
      const network = networkOf(layers);
      const last = readingLast(network);
      expect(last.outputPositions).toBe(1);
      expect(Array.from(last.parameterShapes)).toEqual(Array.from(network.parameterShapes));
      const parameters = normalParameters(network, createRandom(0));
      const tokens = ndArray(
        [N, T],
        Int32Array.from({ length: N * T }, (_, i) => (7 * i + 3) % V),
      );
      const whole = predict(network, parameters, tokens, { readout: { positions: 'last' } });
      const given = predict(last, parameters, tokens);
      expect(given.shape).toEqual([N, V]);
      expect(given.data).toBeCloseToArray(whole.data, { relativeToMax: 64 * eps32 });

      const v = ndArray([N, V], Float32Array.from(createRandom(3).normals(N * V)));
      const expected = gradients(network, tokens, v);
      for (const [parameter, gradient] of gradients(last, tokens, v)) {
        expect(gradient).toBeCloseToArray(expected.get(parameter) ?? [], { relativeToMax: 256 * eps32 });
      }
    });
  }

  it('leaves a network that ends in one position as it is', () => {
    const network = defineNetwork({ inputSize: 2, layers: [dense({ weight: 'W' })], parameters: { W: [1, 2] } });
    expect(readingLast(network)).toBe(network);
  });

  it('asks the last attention for one query, and for one position of what comes after', () => {
    const { layers } = readingLast(networkOf(networks[0][1]));
    expect(layers.map(({ kind }) => kind)).toEqual([
      'embedding',
      'positionEmbedding',
      'residual',
      'residual',
      'sum',
      'residual',
      'dense',
    ]);
    const [, attending] = Object.values(layers[4].inner ?? {});
    expect(attending.map(({ kind, options }) => [kind, options?.queries])).toEqual([
      ['rmsNorm', undefined],
      ['attention', 'last'],
    ]);
  });
});
