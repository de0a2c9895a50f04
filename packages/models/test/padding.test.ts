import { createRandom, ndArray, type NdArray } from '@entk/core';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, it } from 'vitest';
import {
  attention,
  conv1d,
  defineNetwork,
  dense,
  embedding,
  initialiseBackend,
  type Layer,
  lastPosition,
  layerNorm,
  maskTokens,
  meanOverPositions,
  type Network,
  normalParameters,
  padTokens,
  positionEmbedding,
  predict,
  readingLast,
  residual,
} from '../src/index.js';
import { eps32 } from './tolerances.js';

beforeAll(() => initialiseBackend());

const [T, D, V] = [5, 4, 7];
const shapes = { E: [V, D], P: [T, D], A: [3 * D, D], O: [D, D] };

function networkOf(positions: number, ...ending: Layer[]): Network {
  const heads = attention({ heads: 2, queryKeyValue: 'A', output: 'O', rotary: {}, causal: ending.length === 0 });
  const layers = [embedding({ weight: 'E' }), positionEmbedding({ weight: 'P' }), residual([layerNorm(), heads])];
  return defineNetwork({
    vocabularySize: V,
    positions,
    layers: [...layers, ...ending, dense({ weight: 'E' })],
    parameters: shapes,
  });
}

const sequences = [[1, 2, 3, 4, 5], [6, 5], [3]];
const parameters = normalParameters(networkOf(T), createRandom(0));
const integers = (shape: number[], ...data: number[]): NdArray<Int32Array> => ndArray(shape, Int32Array.from(data));

describe('sequences of different length', () => {
  const endings: [string, (positions: number) => Network][] = [
    ['the mean of their positions', (positions) => networkOf(positions, meanOverPositions())],
    ['their last position', (positions) => networkOf(positions, lastPosition())],
    ['the query of their last position', (positions) => readingLast(networkOf(positions))],
  ];
  for (const [name, network] of endings) {
    it(`give by ${name} what each gives alone`, () => {
      const together = predict(network(T), parameters, padTokens(sequences));
      sequences.forEach((tokens, n) => {
        const alone = predict(network(tokens.length), parameters, integers([1, tokens.length], ...tokens));
        const own = together.data.subarray(n * V, (n + 1) * V);
        expect(own).toBeCloseToArray(alone.data, { relativeToMax: 64 * eps32 });
      });
    });
  }

  it('are refused where a layer or an output would read padding, and where they have holes', () => {
    const padded = padTokens(sequences);
    expect(() => predict(networkOf(T), parameters, padded)).toThrow('must be of one position each');
    const mixed = defineNetwork({
      vocabularySize: V,
      positions: T,
      layers: [embedding({ weight: 'E' }), conv1d({ weight: 'K', padding: 1 }), lastPosition()],
      parameters: { E: [V, D], K: [D, D, 3] },
    });
    const own = normalParameters(mixed, createRandom(0));
    expect(() => predict(mixed, own, padded)).toThrow('need layers that leave padding, -1, out');
    expect(() => predict(mixed, own, padded)).toThrow('got "conv1d"');
    const network = networkOf(T, lastPosition());
    const run =
      (...tokens: number[]) =>
      () =>
        predict(network, parameters, integers([1, T], ...tokens));
    expect(run(1, -1, 2, 3, 4)).toThrow('must not stand between tokens of a sequence');
    expect(run(-1, -1, -1, -1, -1)).toThrow('must have a token that is not padding');
    expect(run(1, 2, 3, 4, -2)).toThrow('tokens must be integers in 0..6, or -1 for padding, got -2');
  });
});

describe('maskTokens', () => {
  it('refuses a mask of another shape, or of other numbers', () => {
    const tokens = integers([2, 2], 1, 2, 3, 4);
    expect(maskTokens(tokens, integers([2, 2], 1, 0, 0, 1)).data).toEqual(Int32Array.of(1, -1, -1, 4));
    expect(tokens.data).toEqual(Int32Array.of(1, 2, 3, 4));
    expect(() => maskTokens(tokens, integers([2, 1], 1, 1))).toThrow('[N, T] of the tokens, [2, 2], got [2, 1]');
    expect(() => maskTokens(tokens, integers([2, 2], 1, 0, 2, 1))).toThrow('a mask must be of 0 and 1, got 2');
  });
});

describe('padTokens', () => {
  it('fills sequences up at their ends, to a length that is given', () => {
    expect(padTokens([[1], [2, 3]], 3)).toEqual(integers([2, 3], 1, -1, -1, 2, 3, -1));
    expect(() => padTokens([[1, 2, 3]], 2)).toThrow('sequences must be one or more, of 1 to 2 tokens, got 3');
    expect(() => padTokens([[1], []])).toThrow('sequence 1');
    expect(() => padTokens([])).toThrow('got "none"');
    expect(() => padTokens([[1.5]])).toThrow('token 0 of sequence 0');
  });
});
