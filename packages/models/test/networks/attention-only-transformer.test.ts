import { createRandom, MisuseError, ndArray } from '@entk/core';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, it } from 'vitest';
import { initialiseBackend, normalParameters, type ParameterSet, predict } from '../../src/index.js';
import { attentionOnlyParameterNames, attentionOnlyTransformer } from '../../src/networks/index.js';
import { eps32 } from '../tolerances.js';

beforeAll(() => initialiseBackend());

describe('attentionOnlyTransformer', () => {
  it('computes the formula, position by position and head by head', () => {
    const [V, T, D, H, layers] = [5, 4, 4, 2, 2];
    const network = attentionOnlyTransformer({ vocabularySize: V, positions: T, width: D, heads: H, layers });
    const parameters = normalParameters(network, createRandom(0), 0.5);
    const tokens = [3, 0, 4, 3];
    const found = predict(network, parameters, ndArray([1, T], Int32Array.from(tokens)));
    expect(found.shape).toEqual([1, T, V]);
    // four products one after the other, of 4 terms each
    expect(Array.from(found.data)).toBeCloseToArray(formula(parameters, tokens, { V, D, H, layers }), {
      relativeToMax: 60 * eps32,
    });
  });

  it('has the parameters of every head by itself', () => {
    const { parameterShapes, parameterCount, outputPositions } = attentionOnlyTransformer({
      vocabularySize: 32,
      positions: 40,
    });
    expect(parameterShapes.size).toBe(3 + 2 * 4 * 4);
    expect([parameterCount, outputPositions]).toEqual([39_424, 40]);
    expect(parameterShapes.get('blocks.0.attn.2.W_V')).toEqual([16, 64]);
    expect(parameterShapes.get('blocks.1.attn.0.W_O')).toEqual([64, 16]);
    expect(parameterShapes.get('unembed.W_U')).toEqual([64, 32]);
    expect(attentionOnlyParameterNames.ofHead(1, '*', 'W_O')).toBe('blocks.1.attn.*.W_O');
  });

  it.each<[string, object, string]>([
    ['heads that do not divide', { heads: 3 }, 'heads must divide the width 64, got 3'],
    ['no layer', { layers: 0 }, 'layers must be an integer of at least 1, got 0'],
  ])('refuses %s', (_, options, message) => {
    const call = () => attentionOnlyTransformer({ vocabularySize: 5, positions: 3, ...options });
    expect(call).toThrow(MisuseError);
    expect(call).toThrow(`attentionOnlyTransformer: ${message}`);
  });
});

/** Logits of every position in float64. */
function formula(
  parameters: ParameterSet,
  tokens: readonly number[],
  { V, D, H, layers }: Record<'V' | 'D' | 'H' | 'layers', number>,
): number[] {
  const of = (name: string) => parameters.get(name)?.data as Float32Array;
  const dot = (x: readonly number[], y: readonly number[]) => x.reduce((sum, value, i) => sum + value * y[i], 0);
  const times = (name: string, x: readonly number[]) =>
    Array.from({ length: of(name).length / x.length }, (_, i) =>
      dot(x, [...of(name).subarray(i * x.length, (i + 1) * x.length)]),
    );
  const { embedding, positions, unembedding, ofHead } = attentionOnlyParameterNames;
  let xs = tokens.map((token, t) =>
    Array.from({ length: D }, (_, i) => of(embedding)[token * D + i] + of(positions)[t * D + i]),
  );
  for (let layer = 0; layer < layers; layer++) {
    const at = xs;
    const sums = at.map((x) => [...x]);
    for (let head = 0; head < H; head++) {
      const project = (weight: 'W_Q' | 'W_K' | 'W_V') => at.map((x) => times(ofHead(layer, head, weight), x));
      const [q, k, v] = [project('W_Q'), project('W_K'), project('W_V')];
      at.forEach((_, t) => {
        const scores = k.slice(0, t + 1).map((key) => Math.exp(dot(q[t], key) / Math.sqrt(D / H)));
        const total = scores.reduce((sum, one) => sum + one, 0);
        const z = q[t].map((__, i) => scores.reduce((sum, one, u) => sum + (one / total) * v[u][i], 0));
        times(ofHead(layer, head, 'W_O'), z).forEach((value, i) => {
          sums[t][i] += value;
        });
      });
    }
    xs = sums;
  }
  return xs.flatMap((x) =>
    Array.from({ length: V }, (_, j) => x.reduce((sum, value, i) => sum + value * of(unembedding)[i * V + j], 0)),
  );
}
