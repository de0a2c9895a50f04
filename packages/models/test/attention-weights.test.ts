import { createRandom, MisuseError, ndArray } from '@entk/core';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, it } from 'vitest';
import {
  attention,
  attentionWeights,
  defineNetwork,
  dense,
  initialiseBackend,
  normalParameters,
  residual,
} from '../src/index.js';
import { tensorCount } from '../src/tensor/index.js';
import { eps32 } from './tolerances.js';

const [N, T, D, H, G] = [2, 5, 4, 4, 2];
const d = 2;
const network = defineNetwork({
  inputSize: D,
  positions: T,
  layers: [
    dense({ weight: 'A' }),
    residual([
      attention({
        heads: H,
        keyValueHeads: G,
        headSize: d,
        query: 'Q',
        key: 'K',
        value: 'V',
        output: 'O',
        causal: true,
      }),
    ]),
  ],
  parameters: { A: [D, D], Q: [H * d, D], K: [G * d, D], V: [G * d, D], O: [D, H * d] },
});
const parameters = normalParameters(network, createRandom(1));
const inputs = ndArray([N, T, D], Float32Array.from(createRandom(2).normals(N * T * D)));

beforeAll(() => initialiseBackend());

describe('attentionWeights', () => {
  it('are the softmax of scaled products of queries and keys, head by head, zero where a query does not see', () => {
    const before = tensorCount();
    const { shape, data } = attentionWeights(network, parameters, inputs, { layer: '1.layers.0' });
    expect(tensorCount()).toBe(before);
    expect(shape).toEqual([N, H, T, T]);
    const of = (name: string) => parameters.get(name)?.data as Float32Array;
    const times = (name: string, rows: number, x: readonly number[]) =>
      Array.from({ length: rows }, (_, i) => x.reduce((sum, value, j) => sum + of(name)[i * x.length + j] * value, 0));
    const expected: number[] = [];
    for (let n = 0; n < N; n++) {
      const xs = Array.from({ length: T }, (_, t) =>
        times('A', D, [...inputs.data.subarray((n * T + t) * D, (n * T + t + 1) * D)]),
      );
      for (let h = 0; h < H; h++) {
        const g = Math.floor((h * G) / H);
        for (let t = 0; t < T; t++) {
          const q = times('Q', H * d, xs[t]).slice(h * d, h * d + d);
          const scores = xs.map((x, u) => {
            const k = times('K', G * d, x).slice(g * d, g * d + d);
            return u > t ? 0 : Math.exp(q.reduce((sum, value, i) => sum + value * k[i], 0) / Math.sqrt(d));
          });
          const total = scores.reduce((sum, value) => sum + value, 0);
          expected.push(...scores.map((score) => score / total));
        }
      }
    }
    // scores of size up to 60 in float32: their rounding is the relative error of a weight
    expect(Array.from(data)).toBeCloseToArray(expected, { absolute: 200 * eps32 });
  });

  it('have one query where the last position alone asks', () => {
    const layers = [attention({ heads: 1, query: 'Q', key: 'K', value: 'V', queries: 'last' as const })];
    const last = defineNetwork({ inputSize: 1, positions: 3, layers, parameters: { Q: [1, 1], K: [1, 1], V: [1, 1] } });
    const zeros = new Map(['Q', 'K', 'V'].map((name) => [name, ndArray([1, 1])]));
    const { shape, data } = attentionWeights(last, zeros, ndArray([1, 3, 1]), { layer: '0' });
    expect(shape).toEqual([1, 1, 1, 3]);
    expect([...data]).toBeCloseToArray([1 / 3, 1 / 3, 1 / 3], { absolute: eps32 });
  });

  it('are of layers of attention alone', () => {
    const call = () => attentionWeights(network, parameters, inputs, { layer: '0' });
    expect(call).toThrow(MisuseError);
    expect(call).toThrow('attentionWeights: layer must be one of "1.layers.0" (attention), got "0"');
  });
});
