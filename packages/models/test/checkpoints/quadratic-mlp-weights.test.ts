import { createRandom, type NdArray, ndArray, ShapeError } from '@entk/core';
import { modularAdditionReference } from '@entk/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeNpz } from '@entk/formats';
import {
  initialiseBackend,
  normalParameters,
  predict,
  quadraticMlp,
  quadraticMlpFromWeights,
  readWeights,
} from '../../src/index.js';

beforeAll(() => initialiseBackend());

const sizes = { inputs: 6, outputs: 3 };
const network = quadraticMlp({ ...sizes, hiddenUnits: 4 });
const weights = normalParameters(network, createRandom(0));
const inputs = ndArray([2, 6], Float32Array.from(createRandom(1).normals(12)));

describe('quadraticMlpFromWeights', () => {
  it('reads the hidden width from the weights, and gives a network that computes what the original does', () => {
    const found = quadraticMlpFromWeights(readWeights(writeNpz(weights)), sizes);
    expect(Array.from(found.network.parameterShapes)).toEqual([
      ['net.0.weight', [4, 6]],
      ['net.3.weight', [3, 4]],
    ]);
    expect(found.parameters).toEqual(weights);
    expect(predict(found.network, found.parameters, inputs)).toEqual(predict(network, weights, inputs));
  });

  it('takes the scaling that it is told', () => {
    const plain = quadraticMlpFromWeights(weights, { ...sizes, scaling: 'none' });
    const [scaled, unscaled] = [network, plain.network].map((one) => predict(one, weights, inputs).data);
    // f = (1/H) W2 ((1/√D) W1 x)² with H = 4, D = 6: a factor of 24 in all, to a few roundings of float32.
    for (const [index, value] of unscaled.entries()) expect(scaled[index] * 24).toBeCloseTo(value, 4);
  });

  it('leaves out what else the file holds, and puts the parameters in the order of θ', () => {
    const more = new Map([['train_loss', ndArray([1])], ...Array.from(weights).toReversed()]);
    expect(Array.from(quadraticMlpFromWeights(more, sizes).parameters.keys())).toEqual([
      'net.0.weight',
      'net.3.weight',
    ]);
  });

  it('reads a checkpoint from PyTorch', () => {
    const { bytes, p, hiddenUnits } = modularAdditionReference(500);
    const found = quadraticMlpFromWeights(readWeights(bytes), { inputs: 2 * p, outputs: p });
    expect(found.network).toMatchObject({ inputSize: 2 * p, outputSize: p, parameterCount: hiddenUnits * 3 * p });
  });
});

describe('what quadraticMlpFromWeights refuses', () => {
  const first = ndArray([4, 6]);
  const second = ndArray([3, 4]);
  const cases: [string, Map<string, NdArray>, string][] = [
    [
      'a file of other weights',
      new Map([['W', ndArray([2, 3])]]),
      '"net.0.weight" [H, 6] is missing; "net.3.weight" [3, H] is missing (the file holds "W" [2, 3])',
    ],
    [
      'a missing first layer, by the width of the second',
      new Map([['net.3.weight', second]]),
      '"net.0.weight" [4, 6] is missing (the file holds "net.3.weight" [3, 4])',
    ],
    [
      'a missing second layer, by the width of the first',
      new Map([['net.0.weight', first]]),
      '"net.3.weight" [3, 4] is missing (the file holds "net.0.weight" [4, 6])',
    ],
    [
      'both of another shape',
      new Map([
        ['net.0.weight', ndArray([4, 10])],
        ['net.3.weight', ndArray([5, 8])],
      ]),
      '"net.0.weight" must be [4, 6], got [4, 10]; "net.3.weight" must be [3, 4], got [5, 8] (the file holds',
    ],
    [
      'an array of one axis',
      new Map([
        ['net.0.weight', ndArray([4])],
        ['net.3.weight', second],
      ]),
      '"net.0.weight" must be [4, 6], got [4] (the file holds',
    ],
    [
      'biases, which it would have to leave out',
      new Map([
        ['net.0.weight', first],
        ['net.3.weight', second],
        ['net.0.bias', ndArray([4])],
      ]),
      '"net.0.bias" has no place: the network has no biases (the file holds',
    ],
  ];
  it.each(cases)('%s', (_, found, message) => {
    expect(() => quadraticMlpFromWeights(found, sizes)).toThrow(ShapeError);
    expect(() => quadraticMlpFromWeights(found, sizes)).toThrow(`quadraticMlpFromWeights: ${message}`);
  });
});
