// Also tests import/drafted-layers.ts, import/module-tensors.ts: what is guessed from names and shapes.
import { ndArray } from '@entk/core';
import type { FoundTensor } from '@entk/formats';
import { describe, expect, it } from 'vitest';
import { readNetworkDescription } from '../../src/index.js';
import { draftDescription, placeWeights } from '../../src/import/index.js';

const tensorsOf = (shapes: Record<string, number[]>) =>
  new Map(
    Object.entries(shapes).map(([name, shape]): [string, FoundTensor] => [name, { ...ndArray(shape), dtype: 'F32' }]),
  );
const draftOf = (shapes: Record<string, number[]>) => draftDescription(tensorsOf(shapes));
const kindsOf = (shapes: Record<string, number[]>) => draftOf(shapes).description.layers.map(({ kind }) => kind);

const convolutional = {
  '0.bias': [3],
  '0.weight': [3, 2, 3, 3],
  '1.bias': [3],
  '1.num_batches_tracked': [],
  '1.running_mean': [3],
  '1.running_var': [3],
  '1.weight': [3],
  '10.bias': [2],
  '10.weight': [2, 48],
  '4.weight': [3, 1, 3, 3],
};

describe('the draft of a description', () => {
  it('takes numbers that are missing for activations', () => {
    const { description, guesses, unknown } = draftOf({
      'net.0.weight': [8, 4],
      'net.0.bias': [8],
      'net.2.weight': [6, 8],
      'net.4.weight': [3, 6],
    });
    expect(description).toEqual({
      inputs: { size: 4 },
      layers: [
        { kind: 'dense', weight: 'net.0.weight', bias: 'net.0.bias' },
        { kind: 'relu' },
        { kind: 'dense', weight: 'net.2.weight' },
        { kind: 'relu' },
        { kind: 'dense', weight: 'net.4.weight' },
      ],
    });
    expect(guesses).toEqual([
      'layers[1] (place 1): relu, after a layer with parameters',
      'layers[3] (place 3): relu, after a layer with parameters',
    ]);
    expect(unknown).toEqual([]);
  });

  it('follows numbers where the file sorts names, and knows convolutions, groups and batch norm', () => {
    const { description, guesses, unknown } = draftOf(convolutional);
    expect(description.inputs).toEqual({ channels: 2, height: null, width: null });
    expect(description.layers).toEqual([
      { kind: 'conv2d', weight: '0.weight', bias: '0.bias', stride: 1, padding: 0 },
      { kind: 'batchNorm', gain: '1.weight', bias: '1.bias', mean: '1.running_mean', variance: '1.running_var' },
      { kind: 'relu' },
      { kind: 'identity' },
      { kind: 'conv2d', weight: '4.weight', stride: 1, padding: 0, groups: 3 },
      { kind: 'relu' },
      { kind: 'identity' },
      { kind: 'identity' },
      { kind: 'identity' },
      { kind: 'flatten' },
      { kind: 'dense', weight: '10.weight', bias: '10.bias' },
    ]);
    expect(guesses).toContain('layers[4] ("4"): 3 groups, by the 3 channels before it');
    expect(guesses).toContain('layers[9] (place 9): flatten, between convolutions and a dense layer');
    expect(unknown).toContain('layers[0] ("0"): stride and padding; PyTorch\'s defaults 1 and 0 stand there');
    expect(unknown).toContain('layers[3] (place 3): an activation, pooling or dropout; identity stands there');
    expect(unknown.at(-1)).toBe('inputs.height and inputs.width: how large the images are');
  });

  it('is refused until what is not known is written, and then places every tensor', () => {
    const { description } = draftOf(convolutional);
    const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
    expect(() => readNetworkDescription(bytes(description))).toThrow(
      'inputs.height must be a positive integer, got null',
    );
    // 8 × 8 and two convolutions of 3 × 3 without padding: 4 × 4 × 3 = 48
    const edited = { ...description, inputs: { channels: 2, height: 8, width: 8 } };
    const report = placeWeights(readNetworkDescription(bytes(edited)), tensorsOf(convolutional));
    expect(report.faults).toEqual([]);
    expect(report.complete).toBe(true);
    expect(report.tensors.find(({ tensor }) => tensor === '1.num_batches_tracked')).toMatchObject({
      status: 'ignored',
      note: 'counts batches of training',
    });
  });

  it.each<[string, Record<string, number[]>, string[]]>([
    [
      'names without numbers',
      { 'conv1.weight': [4, 1, 3], 'fc1.weight': [5, 40], 'fc2.weight': [3, 5] },
      ['conv1d', 'relu', 'flatten', 'dense', 'relu', 'dense'],
    ],
    [
      'global average pooling',
      { 'conv.weight': [4, 1, 3, 3], 'head.weight': [3, 4] },
      ['conv2d', 'relu', 'meanOverPositions', 'flatten', 'dense'],
    ],
    [
      'norms',
      { '0.weight': [4, 3], '1.weight': [4], '1.bias': [4], '3.weight': [2, 4], '4.weight': [2] },
      ['dense', 'layerNorm', 'relu', 'dense', 'rmsNorm'],
    ],
    ['tokens', { 'embed.weight': [9, 4], 'head.weight': [9, 4] }, ['embedding', 'dense']],
    ['linear layers next to each other', { '0.weight': [4, 3], '1.weight': [2, 4] }, ['dense', 'dense']],
    ['matrices without a dot', { W1: [4, 3], W2: [2, 4] }, ['dense', 'relu', 'dense']],
  ])('%s', (_, shapes, kinds) => expect(kindsOf(shapes)).toEqual(kinds));

  it('names what it does not understand, and leaves it out', () => {
    const { description, unknown } = draftOf({ 'a.weight': [2, 2, 2, 2, 2], 'b.weight': [3, 4], 'c.scales': [4] });
    expect(description.layers).toEqual([{ kind: 'dense', weight: 'b.weight' }]);
    expect(unknown).toEqual(['which layer has "a.weight" [2, 2, 2, 2, 2]', 'which layer has "c.scales" [4]']);
    expect(draftOf({}).description).toEqual({ inputs: { size: null }, layers: [] });
  });
});
