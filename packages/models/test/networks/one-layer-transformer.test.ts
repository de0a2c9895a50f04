// Also tests networks/transformer-frame.ts: it refuses the sizes, and is what stands around the block.
import { createRandom, MisuseError, ndArray } from '@entk/core';
import { openWeights } from '@entk/formats';
import { additionTransformerReference } from '@entk/testing';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, it } from 'vitest';
import { initialiseBackend, normalParameters, type ParameterSet, predict } from '../../src/index.js';
import { additionTransformerWeights, networkFromWeights } from '../../src/import/index.js';
import {
  oneLayerTransformer,
  oneLayerTransformerByHead,
  oneLayerTransformerParameterNames,
} from '../../src/networks/index.js';
import { eps32 } from '../tolerances.js';

beforeAll(() => initialiseBackend());

describe('oneLayerTransformer', () => {
  it('computes the formula, position by position and head by head', () => {
    const [V, T, D, H, M] = [5, 3, 4, 2, 6];
    const network = oneLayerTransformer({ vocabularySize: V, positions: T, width: D, heads: H, hiddenUnits: M });
    const parameters = normalParameters(network, createRandom(0), (shape) => 1 / Math.sqrt(shape.at(-1) as number));
    const tokens = [3, 0, 4];
    const expected = formula(parameters, tokens, { D, H, M, V });
    const logits = predict(network, parameters, ndArray([1, T], Int32Array.from(tokens)));
    // at most 6 terms in each of 5 products one after the other
    expect(Array.from(logits.data)).toBeCloseToArray(expected, { relativeToMax: 60 * eps32 });
  });

  it('names nine parameters as the paper does, in order', () => {
    const network = oneLayerTransformer({ vocabularySize: 30 });
    expect(Array.from(network.parameterShapes)).toEqual([
      ['embed.W_E', [30, 64]],
      ['pos_embed.W_pos', [3, 64]],
      ['transformer_block.attn.W_Q', [64, 64]],
      ['transformer_block.attn.W_K', [64, 64]],
      ['transformer_block.attn.W_V', [64, 64]],
      ['transformer_block.attn.W_O', [64, 64]],
      ['transformer_block.mlp.W_in', [64, 256]],
      ['transformer_block.mlp.W_out', [256, 64]],
      ['unembed.W_U', [64, 30]],
    ]);
    expect(network).toMatchObject({ tokens: true, outputPositions: 1, outputSize: 30, parameterCount: 53_184 });
  });

  it('gives the logits that PyTorch gives with the weights trained in NumPy', async () => {
    const { bytes, expected } = additionTransformerReference();
    const { network, parameters } = networkFromWeights(await openWeights(bytes), [additionTransformerWeights()]);
    const pairs = ndArray([3, 3], Int32Array.of(0, 0, 29, 0, 1, 29, 0, 2, 29));
    // sums of 256 terms at most, in float32
    expect(Array.from(predict(network, parameters, pairs).data)).toBeCloseToArray(expected.logits.flat(), {
      relativeToMax: 256 * eps32,
    });
  });

  it.each<[string, object, string]>([
    ['heads that do not divide', { heads: 3 }, 'heads must divide the width 64, got 3'],
    ['a width of 0', { width: 0 }, 'width must be an integer of at least 1, got 0'],
    ['half a unit', { hiddenUnits: 0.5 }, 'hiddenUnits must be an integer of at least 1, got 0.5'],
    ['another option', { layers: 2 }, 'layers'],
  ])('refuses %s', (_, options, message) => {
    const call = () => oneLayerTransformer({ vocabularySize: 30, ...options });
    expect(call).toThrow(MisuseError);
    expect(call).toThrow(message);
  });
});

describe('oneLayerTransformerByHead', () => {
  const network = oneLayerTransformer({ vocabularySize: 4, width: 6, heads: 3 });
  const parameters = normalParameters(network, createRandom(0));

  it('gives every head its own place, and changes nothing else', () => {
    const stored = oneLayerTransformerByHead(parameters, 3);
    const { query, key, value } = oneLayerTransformerParameterNames;
    for (const [name, { shape, data }] of parameters) {
      const own = [query, key, value].some((one) => one === name);
      expect(stored.get(name)).toEqual(ndArray(own ? [3, 2, 6] : shape, data));
    }
  });

  it('refuses heads that do not divide, and parameters without queries', () => {
    expect(() => oneLayerTransformerByHead(parameters, 4)).toThrow('with rows that 4 heads divide, got 6');
    expect(() => oneLayerTransformerByHead(new Map(), 2)).toThrow(MisuseError);
  });
});

/** In float64, entry by entry. */
function formula(
  parameters: ParameterSet,
  tokens: readonly number[],
  { D, H, M, V }: Readonly<Record<'D' | 'H' | 'M' | 'V', number>>,
): number[] {
  const names = oneLayerTransformerParameterNames;
  const of = (name: keyof typeof names) => parameters.get(names[name])?.data ?? new Float32Array();
  const range = (count: number) => Array.from({ length: count }, (_, index) => index);
  const times = (matrix: Float32Array, x: readonly number[], rows: number) =>
    range(rows).map((i) => x.reduce((sum, value, j) => sum + matrix[i * x.length + j] * value, 0));
  const transposedTimes = (matrix: Float32Array, x: readonly number[], columns: number) =>
    range(columns).map((j) => x.reduce((sum, value, i) => sum + matrix[i * columns + j] * value, 0));
  const x = tokens.map((token, t) => range(D).map((d) => of('embedding')[token * D + d] + of('positions')[t * D + d]));
  const last = x[x.length - 1];
  const d = D / H;
  const [q, k, v] = [
    times(of('query'), last, D),
    x.map((one) => times(of('key'), one, D)),
    x.map((one) => times(of('value'), one, D)),
  ] as const;
  const z = range(H).flatMap((h) => {
    const own = range(d).map((i) => h * d + i);
    const weights = k.map((key) => Math.exp(own.reduce((sum, i) => sum + q[i] * key[i], 0) / Math.sqrt(d)));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return own.map((i) => v.reduce((sum, value, u) => sum + (weights[u] / total) * value[i], 0));
  });
  const mixed = times(of('output'), z, D).map((value, i) => last[i] + value);
  const hidden = transposedTimes(of('mlpIn'), mixed, M).map((value) => Math.max(0, value));
  const residual = transposedTimes(of('mlpOut'), hidden, D).map((value, i) => mixed[i] + value);
  return transposedTimes(of('unembedding'), residual, V);
}
