import { createRandom, FileFormatError, MisuseError, type NdArray, ndArray } from '@entk/core';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, it } from 'vitest';
import {
  attention,
  type AttentionOptions,
  defineNetwork,
  describeNetwork,
  initialiseBackend,
  type LayerDescription,
  networkFromDescription,
  normalParameters,
  predict,
  readNetworkDescription,
} from '../../src/index.js';
import { matchingShapes } from '../../src/layers/index.js';
import { eps32 } from '../tolerances.js';

beforeAll(() => initialiseBackend());

const four: AttentionOptions = { heads: 4, query: 'Q', key: 'K', value: 'V', output: 'O' };
const square = { Q: [8, 8], K: [8, 8], V: [8, 8], O: [8, 8] };

function outputs(options: AttentionOptions, parameters: ReadonlyMap<string, NdArray>): Float32Array {
  const network = defineNetwork({
    inputSize: 8,
    positions: 3,
    layers: [attention(options)],
    parameters: Object.fromEntries(Array.from(parameters, ([name, { shape }]) => [name, shape])),
  });
  const inputs = ndArray([2, 3, 8], Float32Array.from(createRandom(1).normals(48)));
  return predict(network, parameters, inputs).data;
}

describe('attention', () => {
  it('is the same of one weight for all heads, of one for queries, keys and values, and of one for each head', () => {
    const network = defineNetwork({ inputSize: 8, positions: 3, layers: [attention(four)], parameters: square });
    const parameters = normalParameters(network, createRandom(0));
    const data = (name: string) => (parameters.get(name) as NdArray).data;
    const rows = (name: string, h: number) => ndArray([2, 8], data(name).slice(16 * h, 16 * (h + 1)));
    const expected = outputs(four, parameters);

    const all = ndArray([24, 8], Float32Array.of(...data('Q'), ...data('K'), ...data('V')));
    const joint = new Map([
      ['A', all],
      ['O', parameters.get('O') as NdArray],
    ]);
    expect(outputs({ heads: 4, queryKeyValue: 'A', output: 'O' }, joint)).toEqual(expected);

    const apart = new Map<string, NdArray>();
    const namesOf = (name: string) => [0, 1, 2, 3].map((h) => `attn.${h}.${name}`);
    for (const name of ['Q', 'K', 'V']) namesOf(name).forEach((own, h) => apart.set(own, rows(name, h)));
    namesOf('O').forEach((own, h) => {
      const columns = ndArray([8, 2]);
      for (let i = 0; i < 16; i++) columns.data[i] = data('O')[8 * (i >> 1) + 2 * h + (i % 2)];
      apart.set(own, columns);
    });
    const [query, key, value, output] = ['Q', 'K', 'V', 'O'].map(namesOf);
    expect(outputs({ heads: 4, query, key, value, output }, apart)).toEqual(expected);
  });

  it('has a head selected by a pattern, where each head has parameters of its own', () => {
    const layers: LayerDescription[] = [
      {
        kind: 'attention',
        heads: 2,
        query: ['blocks.0.attn.0.W_Q', 'blocks.0.attn.1.W_Q'],
        key: ['blocks.0.attn.0.W_K', 'blocks.0.attn.1.W_K'],
        value: 'blocks.0.attn.W_V',
        output: ['blocks.0.attn.0.W_O', 'blocks.0.attn.1.W_O'],
      },
    ];
    const { parameterShapes } = networkFromDescription({ inputs: { size: 6, positions: 2 }, layers });
    expect(Object.fromEntries(matchingShapes('f', parameterShapes, ['blocks.0.attn.1.*']))).toEqual({
      'blocks.0.attn.1.W_Q': [3, 6],
      'blocks.0.attn.1.W_K': [3, 6],
      'blocks.0.attn.1.W_O': [6, 3],
    });
  });

  it('gives the last position of all when it asks for the last query alone', () => {
    const options: AttentionOptions = { ...four, causal: true, window: 2, rotary: { base: 4 }, queryNorm: {} };
    const network = defineNetwork({ inputSize: 8, positions: 3, layers: [attention(options)], parameters: square });
    const parameters = normalParameters(network, createRandom(0));
    const all = outputs(options, parameters);
    const last = outputs({ ...options, queries: 'last' }, parameters);
    expect(Array.from(last)).toBeCloseToArray([...all.subarray(16, 24), ...all.subarray(40, 48)], {
      relativeToMax: 24 * eps32,
    });
  });

  it('has the shapes of its parameters from what it takes, and is described', () => {
    const layer: LayerDescription = {
      kind: 'attention',
      heads: 4,
      keyValueHeads: 2,
      query: 'Q',
      queryBias: 'q',
      key: 'K',
      value: 'V',
      output: 'O',
      outputBias: 'o',
      keyNorm: { gain: 'g', offset: 1 },
      rotary: { base: 100, size: 2, pairs: 'adjacent' },
      causal: true,
    };
    const network = networkFromDescription({ inputs: { size: 12, positions: 2 }, layers: [layer] });
    const { layers, parameters } = describeNetwork(network);
    expect(layers).toEqual([layer]);
    expect(parameters).toEqual({
      Q: [12, 12],
      q: [12],
      K: [6, 12],
      g: [3],
      V: [6, 12],
      O: [12, 12],
      o: [12],
    });
  });

  it('takes the size of its heads and of its output from the weights', () => {
    const shapes = new Map([
      ['K', [10, 4]],
      ['O', [3, 10]],
    ]);
    const layers: LayerDescription[] = [{ kind: 'attention', heads: 2, query: 'Q', key: 'K', value: 'V', output: 'O' }];
    const network = networkFromDescription({ inputs: { size: 4, positions: 2 }, layers }, shapes);
    expect(Object.fromEntries(network.parameterShapes)).toEqual({ Q: [10, 4], K: [10, 4], V: [10, 4], O: [3, 10] });
    expect(network.outputSize).toBe(3);
  });
});

describe('options that do not go together', () => {
  it.each<[string, Partial<AttentionOptions>, string]>([
    ['heads of keys', { keyValueHeads: 3 }, 'attention: keyValueHeads must divide the number of heads, 4, got 3'],
    ['two weights for one', { queryKeyValue: 'A' }, 'attention: query must not stand beside queryKeyValue, got "Q"'],
    [
      'no weight',
      { key: undefined },
      'attention: key must be given, or queryKeyValue in place of query, key and value',
    ],
    ['a name too few', { query: ['a', 'b'] }, 'attention: query must be one name or 4, one for each head'],
    ['a bias of nothing', { output: undefined, outputBias: 'o' }, 'attention: outputBias must stand beside output'],
    ['a bias of all', { queryKeyValueBias: 'a' }, 'attention: queryKeyValueBias must stand beside queryKeyValue'],
    [
      'an odd rotation',
      { headSize: 4, rotary: { size: 3 } },
      'attention: rotary must turn an even number of the 4 numbers of a head, not 3',
    ],
    [
      'two rotations',
      { rotary: { base: 3, frequencies: [1] } },
      'attention: rotary.frequencies must stand without base and size',
    ],
  ])('names %s', (_, options, message) => {
    expect(() => attention({ ...four, ...options })).toThrow(MisuseError);
    expect(() => attention({ ...four, ...options })).toThrow(message);
  });

  it('names them with their place in a description', () => {
    const read = (options: object) => {
      const layers = [{ kind: 'attention', heads: 4, query: 'Q', key: 'K', value: 'V', ...options }];
      return readNetworkDescription(new TextEncoder().encode(JSON.stringify({ inputs: { size: 8 }, layers })));
    };
    expect(() => read({ keyValueHeads: 3 })).toThrow(FileFormatError);
    expect(() => read({ keyValueHeads: 3 })).toThrow(
      'layers[0].keyValueHeads must divide the number of heads, 4, got 3',
    );
    expect(() => read({ output: ['a'] })).toThrow(
      'layers[0].output must be one name or 4, one for each head, got a list',
    );
    expect(() => read({ queries: 'first' })).toThrow('layers[0].queries must be "all" or "last", got "first"');
    expect(() => read({ rotary: { theta: 3 } })).toThrow('layers[0].rotary.theta is not known');
  });

  it.each<[string, Partial<AttentionOptions>, Record<string, number[]>, string]>([
    ['a width', { heads: 3 }, {}, 'the width 8 must be a multiple of the 3 heads, or headSize be given'],
    ['rows', {}, { Q: [6, 8] }, 'the 6 rows of "Q" must be a multiple of its 4 heads'],
    ['axes', {}, { ...square, V: [4, 8] }, '"V" must have axes [8, 8], got [4, 8]'],
    ['outputs', { outputs: 5 }, square, '"O" must have 5 rows, got 8'],
    ['rotations', { rotary: { size: 4 } }, square, 'rotary must turn an even number of the 2 numbers of a head, not 4'],
  ])('reports %s that do not fit', (_, options, shapes, fault) => {
    const faults: string[] = [];
    attention({ ...four, ...options }).outputShape(
      { positions: 2, width: 8 },
      new Map(Object.entries(shapes)),
      (text) => faults.push(text),
    );
    expect(faults).toContain(fault);
  });
});
