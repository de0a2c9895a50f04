import {
  createRandom,
  FileFormatError,
  MisuseError,
  type NdArray,
  ndArray,
  NonFiniteError,
  ShapeError,
} from '@entk/core';
import { openWeights, writeNpz, writeSafetensors } from '@entk/formats';
import { superpositionReference } from '@entk/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { initialiseBackend, normalParameters, predict } from '../../../src/index.js';
import {
  networkFromWeights,
  superpositionWeights,
  type SuperpositionWeightsOptions,
} from '../../../src/import/index.js';
import { tiedAutoencoder, tiedAutoencoderInLayout } from '../../../src/networks/index.js';
import { found } from './found.js';

beforeAll(() => initialiseBackend());

const [m, n] = [2, 5];
const network = tiedAutoencoder({ features: n, hiddenUnits: m });
const parametersOf = (seed: number) => normalParameters(network, createRandom(seed));
const layouts = ['plain', 'arena', 'devinterp'] as const;
const networkOf = (arrays: Iterable<readonly [string, NdArray]>, options?: SuperpositionWeightsOptions) =>
  networkFromWeights(found(arrays), [superpositionWeights(options)]);
const array = (shape: number[], seed = 1): NdArray =>
  ndArray(shape, Float32Array.from(createRandom(seed).normals(shape.reduce((a, b) => a * b, 1))));

/** Axes [m, n] → [n, m]. */
function transposed({ shape: [rows, columns], data }: NdArray): NdArray {
  const values = Float32Array.from(data, (_, index) => data[(index % rows) * columns + Math.floor(index / rows)]);
  return ndArray([columns, rows], values);
}

describe('superpositionWeights', () => {
  it.each(layouts)('reads the layout %s, from either format, and gives back network and parameters', async (layout) => {
    const parameters = parametersOf(0);
    const stored = tiedAutoencoderInLayout(parameters, layout);
    for (const write of [writeSafetensors, writeNpz]) {
      const one = networkFromWeights(await openWeights(write(stored)), [superpositionWeights()]);
      expect(one.inputs).toBeUndefined();
      expect(one.parameters).toEqual(parameters);
      const inputs = array([3, n]);
      expect(predict(one.network, one.parameters, inputs)).toEqual(predict(network, parameters, inputs));
    }
  });

  it('takes the instance asked for out of an arena file, the first by default', () => {
    const all = [0, 1, 2].map((seed) => parametersOf(seed));
    const stacked = (name: string) => all.flatMap((one) => Array.from(one.get(name)?.data ?? []));
    const file = new Map([
      ['W', ndArray([3, m, n], Float32Array.from(stacked('W')))],
      ['b_final', ndArray([3, n], Float32Array.from(stacked('b')))],
    ]);
    for (const [instance, parameters] of all.entries()) {
      expect(networkOf(file, { instance }).parameters).toEqual(parameters);
    }
    expect(networkOf(file).parameters).toEqual(all[0]);
  });

  it('hands on the inputs of a file, and m and n of its weights', async () => {
    const { bytes, features, hiddenUnits, examples } = superpositionReference('m10-S0.9');
    const one = networkFromWeights(await openWeights(bytes), [superpositionWeights()]);
    expect(Array.from(one.network.parameterShapes)).toEqual([
      ['W', [hiddenUnits, features]],
      ['b', [features]],
    ]);
    expect(one.inputs?.().shape).toEqual([examples, features]);
    expect(Array.from(one.parameters.keys())).toEqual(['W', 'b']);
  });

  it('accepts a second weight that is the transpose of the first', () => {
    const stored = tiedAutoencoderInLayout(parametersOf(0), 'devinterp');
    stored.set('unembedding.weight', transposed(parametersOf(0).get('W') as NdArray));
    expect(networkOf(stored).parameters).toEqual(parametersOf(0));
  });
});

describe('what superpositionWeights refuses', () => {
  const devinterp = (decoder: NdArray) =>
    tiedAutoencoderInLayout(parametersOf(0), 'devinterp').set('unembedding.weight', decoder);
  const refusals: [string, Map<string, NdArray>, new (...args: never[]) => Error, string, number?][] = [
    [
      'a bias of another length',
      new Map([['W', array([m, n])] as const, ['b', array([m])]]),
      ShapeError,
      '"W" and "b" must have axes [m, n] and [n], got "[2, 5] and [2]"',
    ],
    [
      'a weight of three axes outside of an arena file',
      new Map([['W', array([1, m, n])] as const, ['b', array([n])]]),
      ShapeError,
      '"W" and "b" must have axes [m, n] and [n], got "[1, 2, 5] and [5]"',
    ],
    [
      'an arena file without its axis of instances',
      new Map([['W', array([m, n])] as const, ['b_final', array([n])]]),
      ShapeError,
      '"W" and "b_final" must have axes [instances, m, n] and [instances, n], got "[2, 5] and [5]"',
    ],
    [
      'as many biases as there are not instances',
      new Map([['W', array([2, m, n])] as const, ['b_final', array([3, n])]]),
      ShapeError,
      '"W" and "b_final" must have axes [instances, m, n] and [instances, n], got "[2, 2, 5] and [3, 5]"',
    ],
    [
      'an instance that an arena file does not have',
      new Map([['W', array([2, m, n])] as const, ['b_final', array([2, n])]]),
      MisuseError,
      'instance must be an integer in 0..1, got 2',
      2,
    ],
    [
      'a second instance of a file that has one',
      tiedAutoencoderInLayout(parametersOf(0), 'plain'),
      MisuseError,
      'instance must be an integer in 0..0, got 1',
      1,
    ],
    [
      'inputs of another width',
      tiedAutoencoderInLayout(parametersOf(0), 'plain').set('inputs', array([7, 4])),
      ShapeError,
      '"inputs" must have axes [N, n] = [any, 5], got "[7, 4]"',
    ],
    [
      'two weights that are not tied',
      devinterp(array([n, m], 9)),
      FileFormatError,
      '"unembedding.weight" must be the transpose of "embedding.weight": the network is tied (it is another matrix, [5, 2])',
    ],
    [
      'a second weight of another shape',
      devinterp(array([m, n])),
      FileFormatError,
      'the network is tied (it is another matrix, [2, 5])',
    ],
  ];
  it.each(refusals)('%s', (_, weights, kind, message, instance) => {
    const call = () => networkOf(weights, { instance });
    expect(call).toThrow(kind);
    expect(call).toThrow(message);
    expect(call).toThrow(/^superpositionWeights: /);
  });

  it('a file of none of the layouts, and says what each of them holds', () => {
    const call = () => networkOf([['W', array([m, n])]]);
    expect(call).toThrow(FileFormatError);
    expect(call).toThrow(
      'networkFromWeights: the file must hold "W" and "b", or "W" and "b_final", or "embedding.weight" and ' +
        '"unembedding.bias" (it holds "W")',
    );
  });

  it('inputs that are not finite, in float32', () => {
    const inputs = ndArray([1, n], Float32Array.of(1, 2, Number.NaN, 4, 5));
    const call = () => networkOf(tiedAutoencoderInLayout(parametersOf(0), 'plain').set('inputs', inputs));
    expect(call).toThrow(NonFiniteError);
    expect(call).toThrow(
      'superpositionWeights: tensor "inputs" must be finite in float32, got NaN (row 0, column 2 of [1, 5], counted from 0)',
    );
  });

  it('an instance that is no number of one', () => {
    expect(() => superpositionWeights({ instance: -1 })).toThrow(MisuseError);
  });
});
