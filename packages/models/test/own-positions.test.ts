import { createRandom, ndArray } from '@entk/core';
import { beforeAll, describe, expect, it } from 'vitest';
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
  normalParameters,
  ownPositions,
  positionEmbedding,
  predict,
  product,
  residual,
  sum,
} from '../src/index.js';

beforeAll(() => initialiseBackend());

const heads = attention({ heads: 2, queryKeyValue: 'A', output: 'O', causal: true });
const mlp = [dense({ weight: 'W' }), gelu(), dense({ weight: 'W', transposed: true })];

function networkOf(layers: readonly Layer[]) {
  const all = [embedding({ weight: 'E' }), positionEmbedding({ weight: 'P' }), ...layers];
  const shapes = { E: [5, 6], P: [4, 6], A: [18, 6], O: [6, 6], W: [8, 6], K: [6, 6, 3] };
  const used = new Set(all.flatMap(({ parameters }) => parameters));
  const parameters = Object.fromEntries(Object.entries(shapes).filter(([name]) => used.has(name)));
  return defineNetwork({ vocabularySize: 5, positions: 4, layers: all, parameters });
}

describe('ownPositions', () => {
  it('gives what the network gives, with every attention marked, inside branches too', () => {
    const network = networkOf([
      residual([layerNorm(), heads]),
      sum([[], [heads], mlp]),
      product([[heads], [layerNorm()]]),
    ]);
    const own = ownPositions(network);
    const attentions = own.layers.flatMap(({ inner = {} }) =>
      Object.values(inner)
        .flat()
        .filter(({ kind }) => kind === 'attention'),
    );
    expect(attentions.map(({ options }) => options?.context)).toEqual(['constant', 'constant', 'constant']);
    const parameters = normalParameters(network, createRandom(0));
    const tokens = ndArray([1, 4], Int32Array.of(0, 3, 4, 1));
    expect(predict(own, parameters, tokens).data).toEqual(predict(network, parameters, tokens).data);
  });

  it.each([
    ['a convolution', conv1d({ weight: 'K', padding: 1 }), 'conv1d'],
    ['one query', attention({ heads: 1, queryKeyValue: 'A', queries: 'last' }), 'attention'],
  ])('refuses %s', (_, layer, kind) => {
    expect(() => ownPositions(networkOf([layer]))).toThrow(
      `ownPositions: layers must act at every position apart, or be attention with a query at each, got "${kind}"`,
    );
  });
});
