import { createRandom, type NdArray, ndArray } from '@entk/core';
import { inductionReads, repeatedSequences } from '@entk/datasets';
import { openWeights, writeSafetensors } from '@entk/formats';
import { beforeAll, describe, expect, it } from 'vitest';
import { initialiseBackend, normalParameters, predict } from '../../../src/index.js';
import { inductionWeights, networkFromWeights } from '../../../src/import/index.js';
import { attentionOnlyTransformer } from '../../../src/networks/index.js';

beforeAll(() => initialiseBackend());

const network = attentionOnlyTransformer({ vocabularySize: 22, positions: 25, width: 6, heads: 3, layers: 2 });
const parameters = normalParameters(network, createRandom(0), 0.4);
const recognised = async (weights: ReadonlyMap<string, NdArray>) =>
  networkFromWeights(await openWeights(writeSafetensors(weights)), [inductionWeights()]);

describe('inductionWeights', () => {
  it('reads sizes off names and shapes, and leaves tensors of other names out', async () => {
    const found = await recognised(new Map([...parameters, ['optimiser', ndArray([3])]]));
    expect([...found.network.parameterShapes]).toEqual([...network.parameterShapes]);
    const tokens = ndArray(
      [1, 25],
      Int32Array.from({ length: 25 }, (_, t) => t % 7),
    );
    expect(predict(found.network, found.parameters, tokens)).toEqual(predict(network, parameters, tokens));
  });

  it('brings the sequences of seed 0 and what their reads may be told by', async () => {
    const found = await recognised(parameters);
    const sequences = repeatedSequences({ examples: 640, vocabularySize: 22, length: 26 });
    expect(found.inputs?.()).toEqual(sequences.inputs);
    const families = found.features?.() ?? [];
    expect(families.map(({ name }) => name)).toEqual(['answer', 'current', 'previous', 'lag', 'position']);
    expect(families[0].features).toEqual(inductionReads(sequences).families.answer.features);
  });

  it.each<[string, ReadonlyMap<string, NdArray>, string]>([
    [
      'weights that do not fit each other',
      new Map(parameters).set('blocks.1.attn.2.W_V', ndArray([3, 6])),
      '"blocks.1.attn.2.W_V" must be [2, 6], got [3, 6]',
    ],
    [
      'a weight that is missing',
      new Map(Array.from(parameters).filter(([name]) => name !== 'blocks.1.attn.2.W_O')),
      '"blocks.1.attn.2.W_O" must be [6, 2], got []',
    ],
    [
      'too few positions',
      new Map(parameters).set('pos_embed.W_pos', ndArray([23, 6])),
      'inductionWeights: positions must be at least 24, got 23',
    ],
    [
      'too few tokens',
      new Map(parameters).set('embed.W_E', ndArray([19, 6])),
      'inductionWeights: tokens must be at least 20, got 19',
    ],
    [
      'heads that do not divide the width',
      new Map(parameters).set('embed.W_E', ndArray([22, 7])),
      'inductionWeights: heads must divide the width 7, got 3',
    ],
  ])('refuses %s', async (_, weights, message) => {
    await expect(recognised(weights)).rejects.toThrow(message);
  });

  it('does not know other networks', async () => {
    await expect(recognised(new Map([['W', ndArray([2, 2])]]))).rejects.toThrow('"embed.W_E" [V, D]');
  });
});
