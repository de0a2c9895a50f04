// Also tests import/recognise/require-shapes.ts: it names the weights of other shapes.
import { createRandom, MisuseError, type NdArray, ndArray, ShapeError } from '@entk/core';
import { modularAddition } from '@entk/datasets';
import { openWeights, writeNpz } from '@entk/formats';
import { modularAdditionReference } from '@entk/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { initialiseBackend, normalParameters, predict } from '../../../src/index.js';
import { modularAdditionWeights, networkFromWeights } from '../../../src/import/index.js';
import { quadraticMlp } from '../../../src/networks/index.js';
import { found } from './found.js';

beforeAll(() => initialiseBackend());

const network = quadraticMlp({ inputs: 6, hiddenUnits: 4, outputs: 3 });
const weights = normalParameters(network, createRandom(0));
const inputs = ndArray([2, 6], Float32Array.from(createRandom(1).normals(12)));
const recognised = (arrays: Iterable<readonly [string, NdArray]>) => {
  const { tensors, metadata } = found(arrays);
  return modularAdditionWeights().recognise(tensors, metadata);
};

describe('modularAdditionWeights', () => {
  it('reads p and the hidden width from the weights, and gives a network that computes what the original does', async () => {
    for (const options of [{}, { p: 3 }]) {
      const one = networkFromWeights(await openWeights(writeNpz(weights)), [modularAdditionWeights(options)]);
      expect(Array.from(one.network.parameterShapes)).toEqual([
        ['net.0.weight', [4, 6]],
        ['net.3.weight', [3, 4]],
      ]);
      expect(one.parameters).toEqual(weights);
      expect(predict(one.network, one.parameters, inputs)).toEqual(predict(network, weights, inputs));
      expect(one.assumptions).toEqual(['activation x², mean-field scaling']);
    }
  });

  it('takes the scaling that it is given', () => {
    const plain = networkFromWeights(found(weights), [modularAdditionWeights({ scaling: 'none' })]);
    const [scaled, unscaled] = [network, plain.network].map((one) => predict(one, weights, inputs).data);
    // f = (1/H) W2 ((1/√D) W1 x)² with H = 4, D = 6: a factor of 24 in all, to a few roundings of float32.
    for (const [index, value] of unscaled.entries()) expect(scaled[index] * 24).toBeCloseTo(value, 4);
    expect(plain.assumptions).toEqual(['activation x², unscaled']);
  });

  it('leaves out what else the file holds, and puts the parameters in the order of θ', () => {
    const more = [['train_loss', ndArray([1])] as const, ...Array.from(weights).toReversed()];
    const one = networkFromWeights(found(more), [modularAdditionWeights()]);
    expect(Array.from(one.parameters.keys())).toEqual(['net.0.weight', 'net.3.weight']);
  });

  it('knows the inputs and the features of its task, no features for an even p', () => {
    const one = recognised(weights);
    expect(one?.inputs?.()).toEqual(modularAddition({ p: 3 }).inputs);
    expect(one?.features?.().map(({ name, features }) => [name, features.rows, features.columns])).toEqual(
      ['a', 'b', 'sum', 'difference', '2a', '2b'].map((name) => [name, 9, 2]),
    );
    const even = recognised(normalParameters(quadraticMlp({ inputs: 8, hiddenUnits: 2, outputs: 4 }), createRandom(0)));
    expect(even?.inputs?.().shape).toEqual([16, 8]);
    expect(even?.features).toBeUndefined();
  });

  it('reads a checkpoint from PyTorch', async () => {
    const { bytes, p, hiddenUnits } = modularAdditionReference(500);
    const one = networkFromWeights(await openWeights(bytes), [modularAdditionWeights({ p })]);
    expect(one.network).toMatchObject({ inputSize: 2 * p, outputSize: p, parameterCount: hiddenUnits * 3 * p });
  });

  it('does not know files without both weights', () => {
    expect(recognised([])).toBeUndefined();
    expect(recognised([['net.0.weight', ndArray([4, 6])]])).toBeUndefined();
    expect(() =>
      networkFromWeights(found([['net.3.weight', ndArray([3, 4])]]), [modularAdditionWeights({ p: 3 })]),
    ).toThrow(
      'networkFromWeights: the file must hold "net.0.weight" [H, 6] and "net.3.weight" [3, H] (it holds "net.3.weight")',
    );
  });
});

describe('what modularAdditionWeights refuses', () => {
  const first = ndArray([4, 6]);
  const second = ndArray([3, 4]);
  it.each<[string, NdArray, NdArray, string]>([
    [
      'both of another modulus',
      ndArray([4, 10]),
      ndArray([5, 8]),
      '"net.0.weight" must be [4, 6], got [4, 10]; "net.3.weight" must be [3, 4], got [5, 8]',
    ],
    ['an array of one axis', ndArray([4]), second, '"net.0.weight" must be [4, 6], got [4]'],
    ['an array of no axis', ndArray([]), second, '"net.0.weight" must be [n, 6], got []'],
    ['a second layer of another width', first, ndArray([3, 5]), '"net.3.weight" must be [3, 4], got [3, 5]'],
  ])('%s', (_, layer1, layer2, message) => {
    const { tensors, metadata } = found([
      ['net.0.weight', layer1],
      ['net.3.weight', layer2],
    ]);
    const call = () => modularAdditionWeights({ p: 3 }).recognise(tensors, metadata);
    expect(call).toThrow(ShapeError);
    expect(call).toThrow(`modularAdditionWeights: ${message}`);
  });

  it('weights of no modulus, or of one below 3', () => {
    const of = (H: number, D: number, C: number) => [
      ['net.0.weight', ndArray([H, D])] as const,
      ['net.3.weight', ndArray([C, H])] as const,
    ];
    expect(() => recognised(of(4, 10, 3))).toThrow('"net.0.weight" must be [4, 6], got [4, 10]');
    expect(() => recognised(of(4, 4, 2))).toThrow('p must be an integer of at least 3, got 2');
  });

  it('biases, which it would have to leave out', () => {
    const more = [...weights, ['net.0.bias', ndArray([4])] as const];
    expect(() => networkFromWeights(found(more), [modularAdditionWeights()])).toThrow(
      'tensor "net.0.bias" [4] is left over: the network has no biases',
    );
  });

  it('settings of no network', () => {
    expect(() => modularAdditionWeights({ p: 2.5 })).toThrow(MisuseError);
    expect(() => modularAdditionWeights({ scaling: 'standard' as 'none' })).toThrow(
      'modularAdditionWeights: scaling must be one of meanField, none, got "standard"',
    );
  });
});
