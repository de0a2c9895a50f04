import { createRandom, type NdArray, ndArray, ShapeError } from '@entk/core';
import { modularAdditionTokens } from '@entk/datasets';
import { openWeights } from '@entk/formats';
import { additionTransformerReference } from '@entk/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { accuracyOf, initialiseBackend, normalParameters, predict } from '../../../src/index.js';
import { additionTransformerWeights, networkFromWeights } from '../../../src/import/index.js';
import { oneLayerTransformer, oneLayerTransformerByHead } from '../../../src/networks/index.js';
import { found } from './found.js';

beforeAll(() => initialiseBackend());

const weightsOf = (p: number) => {
  const network = oneLayerTransformer({ vocabularySize: p + 1, width: 8, heads: 2, hiddenUnits: 6 });
  return { network, parameters: normalParameters(network, createRandom(0)) };
};
const stored = (p: number) => oneLayerTransformerByHead(weightsOf(p).parameters, 2);
const recognised = (arrays: Iterable<readonly [string, NdArray]>) => {
  const { tensors, metadata } = found(arrays);
  return additionTransformerWeights().recognise(tensors, metadata);
};
const recogniser = [additionTransformerWeights()];

describe('additionTransformerWeights', () => {
  it('reads every size from the shapes, and gives the network that the weights were of', () => {
    const { network, parameters } = weightsOf(5);
    const one = networkFromWeights(found(stored(5)), recogniser);
    expect(Array.from(one.network.parameterShapes)).toEqual(Array.from(network.parameterShapes));
    expect(one.parameters).toEqual(parameters);
    const { inputs } = modularAdditionTokens({ p: 5 });
    expect(predict(one.network, one.parameters, inputs)).toEqual(predict(network, parameters, inputs));
  });

  it('knows the pairs and the families of its task, no families for an even p', () => {
    const one = recognised(stored(5));
    expect(one?.inputs?.()).toEqual(modularAdditionTokens({ p: 5 }).inputs);
    expect(one?.features?.().map(({ name, features }) => [name, features.rows, features.columns])).toEqual(
      ['sum', 'difference', 'axisSum', 'axisDifference'].map((name) => [name, 25, 4]),
    );
    expect(recognised(stored(4))?.features).toBeUndefined();
  });

  it('reads weights trained in NumPy, which solve the task', async () => {
    const { bytes, p, expected } = additionTransformerReference();
    const one = networkFromWeights(await openWeights(bytes), recogniser);
    const { inputs, targets } = modularAdditionTokens({ p });
    const readout = { outputs: Array.from({ length: p }, (_, residue) => residue) };
    expect(accuracyOf(predict(one.network, one.parameters, inputs, { readout }), targets)).toBe(expected.accuracy);
  });

  it('leaves out what else the file holds, but not what would be of the transformer', () => {
    const more = [...stored(5), ['train_loss', ndArray([1])] as const];
    expect(networkFromWeights(found(more), recogniser).parameters.size).toBe(9);
    const bias = [...stored(5), ['transformer_block.mlp.b_in', ndArray([6])] as const];
    expect(() => networkFromWeights(found(bias), recogniser)).toThrow(
      'tensor "transformer_block.mlp.b_in" [6] is left over: the network has no biases and no norms',
    );
  });

  it('does not know files without all nine weights', () => {
    expect(recognised([])).toBeUndefined();
    expect(recognised([...stored(5)].slice(1))).toBeUndefined();
    expect(() => networkFromWeights(found([]), recogniser)).toThrow('"embed.W_E" [p + 1, D]');
  });

  it.each<[string, string, number[], string]>([
    [
      'queries of one matrix',
      'transformer_block.attn.W_Q',
      [8, 8],
      '"transformer_block.attn.W_Q" must be [8, 1, 8], got [8, 8]',
    ],
    [
      'heads of another size',
      'transformer_block.attn.W_K',
      [4, 2, 8],
      '"transformer_block.attn.W_K" must be [2, 4, 8], got [4, 2, 8]',
    ],
    ['an unembedding of other tokens', 'unembed.W_U', [8, 7], '"unembed.W_U" must be [8, 6], got [8, 7]'],
    ['four positions', 'pos_embed.W_pos', [4, 8], '"pos_embed.W_pos" must be [3, 8], got [4, 8]'],
    ['a token alone', 'embed.W_E', [8], '"embed.W_E" must be [8, n]'],
  ])('refuses %s', (_, name, shape, message) => {
    const call = () => recognised([...stored(5).set(name, ndArray(shape))]);
    expect(call).toThrow(ShapeError);
    expect(call).toThrow(message);
  });

  it('refuses heads that are narrower than a position together, that do not divide it, and a modulus below 3', () => {
    const withQueries = (shape: number[]) =>
      recognised([...stored(5).set('transformer_block.attn.W_Q', ndArray(shape))]);
    expect(() => withQueries([2, 3, 8])).toThrow('"transformer_block.attn.W_Q" must be [2, 4, 8], got [2, 3, 8]');
    expect(() => withQueries([3, 4, 8])).toThrow('its first axis, must divide the width 8');
    expect(() => recognised(stored(2))).toThrow('p must be an integer of at least 3, got 2');
  });
});
