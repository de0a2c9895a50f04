import { createRandom, ndArray } from '@entk/core';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, it } from 'vitest';
import {
  attention,
  type AttentionOptions,
  defineNetwork,
  dense,
  embedding,
  headsApart,
  initialiseBackend,
  normalParameters,
  predict,
  residual,
} from '../src/index.js';
import { matchingShapes } from '../src/layers/index.js';
import { eps32 } from './tolerances.js';

beforeAll(() => initialiseBackend());

const shapes = { E: [7, 8], 'a.qkv.weight': [16, 8], 'a.qkv.bias': [16], 'a.o.weight': [8, 8], 'a.o.bias': [8] };
const fused: AttentionOptions = {
  heads: 4,
  keyValueHeads: 2,
  queryKeyValue: 'a.qkv.weight',
  queryKeyValueBias: 'a.qkv.bias',
  output: 'a.o.weight',
  outputBias: 'a.o.bias',
  causal: true,
  rotary: {},
};
const separate: AttentionOptions = { heads: 2, query: 'Q', key: 'K', value: 'V', output: 'U', causal: true };

function networkOf(options: AttentionOptions, parameters: Record<string, number[]>) {
  const layers = [embedding({ weight: 'E' }), residual([attention(options)]), dense({ weight: 'U' })];
  return defineNetwork({ vocabularySize: 7, positions: 3, layers, parameters });
}

describe('headsApart', () => {
  it('gives the same outputs from a parameter for each head, of fused weights and grouped heads too', () => {
    const network = networkOf(fused, { ...shapes, U: [5, 8] });
    const parameters = normalParameters(network, createRandom(0));
    const apart = headsApart(network, parameters);
    const tokens = ndArray([2, 3], Int32Array.of(1, 2, 3, 4, 5, 6));
    expect(predict(apart.network, apart.parameters, tokens).data).toBeCloseToArray(
      predict(network, parameters, tokens).data,
      { relativeToMax: 64 * eps32 },
    );
    expect(apart.network.parameterCount).toBe(network.parameterCount);
    expect(Object.fromEntries(matchingShapes('f', apart.network.parameterShapes, ['a.3.**']))).toEqual({
      'a.3.qkv.query.weight': [2, 8],
      'a.3.qkv.query.bias': [2],
      'a.3.o.weight': [8, 2],
    });
    expect(apart.network.parameterShapes.get('a.keyValue.1.qkv.value.weight')).toEqual([2, 8]);
    expect(apart.network.parameterShapes.get('a.o.bias')).toEqual([8]);
    expect(parameters.get('a.qkv.weight')?.shape).toEqual([16, 8]);
  });

  it('leaves weights whole that another layer reads too', () => {
    const network = networkOf(separate, { E: [7, 8], Q: [8, 8], K: [8, 8], V: [8, 8], U: [8, 8] });
    const apart = headsApart(network, normalParameters(network, createRandom(0)));
    expect([...apart.network.parameterShapes.keys()].toSorted()).toEqual([
      '0.K',
      '0.Q',
      '0.V',
      '1.K',
      '1.Q',
      '1.V',
      'E',
      'U',
    ]);
  });
});
