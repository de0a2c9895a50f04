import { createRandom, MisuseError, ndArray } from '@entk/core';
import { describe, expect, it } from 'vitest';
import { normalParameters } from '../../src/index.js';
import { tiedAutoencoder, tiedAutoencoderInLayout, type TiedAutoencoderLayout } from '../../src/networks/index.js';

const [m, n] = [2, 5];
const parameters = normalParameters(tiedAutoencoder({ features: n, hiddenUnits: m }), createRandom(0));

describe('tiedAutoencoderInLayout', () => {
  it.each<[TiedAutoencoderLayout, [string, number[]][]]>([
    [
      'plain',
      [
        ['W', [m, n]],
        ['b', [n]],
      ],
    ],
    [
      'arena',
      [
        ['W', [1, m, n]],
        ['b_final', [1, n]],
      ],
    ],
    [
      'devinterp',
      [
        ['embedding.weight', [m, n]],
        ['unembedding.bias', [n]],
      ],
    ],
  ])('gives the names and shapes of %s', (layout, expected) => {
    const stored = tiedAutoencoderInLayout(parameters, layout);
    expect(Array.from(stored, ([name, { shape }]) => [name, shape])).toEqual(expected);
    expect(Array.from(stored.values(), ({ data }) => data)).toEqual(
      Array.from(parameters.values(), ({ data }) => data),
    );
  });

  it('refuses parameters of another network, and a layout of another name', () => {
    const call = () => tiedAutoencoderInLayout(new Map([['W', ndArray([m, n])]]), 'plain');
    expect(call).toThrow(MisuseError);
    expect(call).toThrow('tiedAutoencoderInLayout: parameters must hold "W" and "b", got ["W"]');
    expect(() => tiedAutoencoderInLayout(parameters, 'keras' as 'plain')).toThrow(
      'tiedAutoencoderInLayout: layout must be one of plain, arena, devinterp, got "keras"',
    );
  });
});
