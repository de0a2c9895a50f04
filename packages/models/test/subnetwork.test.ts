import { createRandom, MisuseError, ndArray } from '@entk/core';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, it } from 'vitest';
import {
  attention,
  batchNorm,
  defineNetwork,
  dense,
  embedding,
  initialiseBackend,
  normalParameters,
  predict,
  relu,
  residual,
  subnetwork,
} from '../src/index.js';

beforeAll(() => initialiseBackend());

const network = defineNetwork({
  vocabularySize: 7,
  positions: 3,
  layers: [
    embedding({ weight: 'E' }),
    residual([attention({ heads: 1, query: 'Q', key: 'K', value: 'V', causal: true })]),
    residual([dense({ weight: 'A' }), relu(), dense({ weight: 'A', transposed: true })]),
    dense({ weight: 'U' }),
  ],
  parameters: { E: [7, 4], Q: [4, 4], K: [4, 4], V: [4, 4], A: [6, 4], U: [7, 4] },
});

describe('subnetwork', () => {
  it('gives after its lower part what the whole gives', () => {
    const parameters = normalParameters(network, createRandom(0));
    const tokens = ndArray([2, 3], Int32Array.of(1, 2, 3, 6, 5, 0));
    const expected = predict(network, parameters, tokens);
    for (let cut = 1; cut < network.layers.length; cut++) {
      const [lower, upper] = [subnetwork(network, { to: cut }), subnetwork(network, { from: cut })];
      const own = (part: typeof lower) =>
        new Map(Array.from(parameters).filter(([name]) => part.parameterShapes.has(name)));
      const between = predict(lower, own(lower), tokens);
      expect(predict(upper, own(upper), ndArray([2, 3, 4], between.data)).data).toEqual(expected.data);
    }
  });

  it('has the parameters and buffers that its layers read, and the shape that its first takes', () => {
    const part = subnetwork(network, { from: 1, to: 3 });
    expect([part.inputSize, part.positions, part.tokens, part.outputSize]).toEqual([4, 3, false, 4]);
    expect(Array.from(part.parameterShapes.keys())).toEqual(['Q', 'K', 'V', 'A']);
    const normed = defineNetwork({
      inputSize: 3,
      layers: [dense({ weight: 'W' }), batchNorm({ mean: 'm', variance: 'v' })],
      parameters: { W: [2, 3], m: [2], v: [2] },
    });
    expect(Array.from(subnetwork(normed, { from: 1 }).bufferShapes.keys())).toEqual(['m', 'v']);
    expect(subnetwork(network).parameterCount).toBe(network.parameterCount);
  });

  it('refuses a range without a layer', () => {
    expect(() => subnetwork(network, { from: 4 })).toThrow(MisuseError);
    expect(() => subnetwork(network, { from: 2, to: 2 })).toThrow('subnetwork: to must be an integer in 3..4, got 2');
  });
});
