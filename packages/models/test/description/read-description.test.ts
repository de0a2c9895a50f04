import { FileFormatError } from '@entk/core';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NetworkDescription } from '../../src/description/network-description.js';
import { layerKinds } from '../../src/description/layer-kinds.js';
import { checkedDescription, readNetworkDescription } from '../../src/description/read-description.js';
import { damaged, hostileTimeout, survives } from '@entk/testing/hostile-files';
import { nearLayers } from './near-descriptions.js';

const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const images = { channels: 2, height: 5, width: 4 };
const network = (...layers: unknown[]) => ({ inputs: { size: 3 }, layers });
const good = {
  $schema: 'https://example.org/model.schema.json',
  name: 'all',
  inputs: { positions: 4, vocabulary: 11 },
  layers: [
    { kind: 'embedding', weight: 'E', outputs: 6 },
    { kind: 'positionEmbedding', weight: 'P' },
    {
      kind: 'residual',
      layers: [
        { kind: 'layerNorm', gain: 'g', bias: 'b', epsilon: 1e-6 },
        { kind: 'dense', weight: 'W', bias: 'c', outputs: 8 },
        { kind: 'gelu', approximate: 'tanh' },
        { kind: 'dense', weight: 'V', transposed: true },
      ],
    },
    { kind: 'scale', factor: -0.5 },
    { kind: 'flatten' },
  ],
  parameters: { V: [6, 8] },
};

describe('readNetworkDescription', () => {
  it('gives back what the file says', () => {
    expect(readNetworkDescription(bytesOf(good))).toEqual(good);
  });

  it.each<[string, unknown, string]>([
    ['an unknown layer', network({ kind: 'dens', weight: 'W' }), 'got "dens"; did you mean "dense"?'],
    ['an unknown layer', network({ kind: 'dens', weight: 'W' }), 'got "dens"; did you mean "dense"?'],
    ['a layer whose name is near two', network({ kind: 'conv3d' }), 'did you mean "conv1d" or "conv2d"?'],
    ['a part of a name', network({ kind: 'BatchNorm' }), 'did you mean "batchNorm"?'],
    [
      'a kind near to many',
      network({ kind: 'posit' }),
      `layers[0].kind must be one of ${layerKinds.size} kinds, got "posit"; did you mean "lastPosition" or`,
    ],
    ['a name of every object', network({ kind: 'toString' }), 'layers[0].kind must be one of attention, batchNorm, '],
    [
      'an unknown option',
      network({ kind: 'layerNorm', epsilo: 1e-5 }),
      'layers[0].epsilo is not known; did you mean "epsilon"?',
    ],
    [
      'an option of another layer',
      network({ kind: 'relu', weight: 'W' }),
      'layers[0].weight is not known; relu takes no options',
    ],
    [
      'an option that two names of a layer say',
      network({ kind: 'layerNorm', gain: 'g', weight: 'W' }),
      'layers[0].weight is not known; layerNorm takes gain, bias, epsilon',
    ],
    [
      'a bad option deep inside',
      network({ kind: 'relu' }, { kind: 'residual', layers: [{ kind: 'layerNorm', epsilon: 0 }] }),
      'layers[1].layers[0].epsilon must be a number above 0, got 0',
    ],
    ['a missing option', network({ kind: 'dense' }), 'layers[0].weight must be the name of a parameter, got nothing'],
    [
      'an empty name',
      network({ kind: 'dense', weight: '' }),
      'layers[0].weight must be the name of a parameter, got ""',
    ],
    ['a name __proto__', network({ kind: 'dense', weight: '__proto__' }), 'layers[0].weight must be another name'],
    [
      'a name of two lines',
      network({ kind: 'dense', weight: 'a\nb' }),
      'layers[0].weight must have no control characters, got "a\\nb"',
    ],
    [
      'a name without end',
      network({ kind: 'dense', weight: 'x'.repeat(201) }),
      'layers[0].weight must have at most 200 characters, got "xxx',
    ],
    [
      'an option of another type',
      network({ kind: 'dense', weight: 'W', transposed: 1 }),
      'layers[0].transposed must be true or false, got 1',
    ],
    [
      'another approximation',
      network({ kind: 'gelu', approximate: 'erf' }),
      'layers[0].approximate must be "none" or "tanh", got "erf"',
    ],
    [
      'a factor that is infinite',
      JSON.parse('{"inputs":{"size":3},"layers":[{"kind":"scale","factor":1e999}]}'),
      'layers[0].factor must be a finite number',
    ],
    ['an invalid layer', network('relu'), 'layers[0] must be an object, got "relu"'],
    ['no layers', network(), 'layers must have at least one layer, got []'],
    [
      'a residual without layers',
      network({ kind: 'residual' }),
      'layers[0].layers must be a list of layers, got nothing',
    ],
    ['no inputs', { layers: [{ kind: 'relu' }] }, 'inputs must be an object with size, '],
    [
      'two kinds of inputs',
      { ...good, inputs: { size: 3, vocabulary: 4 } },
      'inputs must be { size }, { positions, size }, { positions, vocabulary }, ',
    ],
    ['tokens without positions', { ...good, inputs: { vocabulary: 4 } }, 'got { "vocabulary" }'],
    ['a size of 0', { ...good, inputs: { size: 0 } }, 'inputs.size must be a positive integer, got 0'],
    ['a size of 2.5', { ...good, inputs: { size: 2.5 } }, 'inputs.size must be a positive integer, got 2.5'],
    ['an unknown field', { ...good, layer: [] }, 'layer is not known; did you mean "layers"?'],
    ['an unknown input', { ...good, inputs: { sise: 3 } }, 'inputs.sise is not known; did you mean "size"?'],
    [
      'a negative extent',
      { ...good, parameters: { W: [3, -1] } },
      'parameters.W[1] must be a non-negative integer, got -1',
    ],
    ['another document', [1, 2], 'the document must be an object with inputs and layers, got a list'],
  ])('refuses %s', (_, document, message) => {
    expect(() => readNetworkDescription(textOf(document))).toThrow(FileFormatError);
    expect(() => readNetworkDescription(textOf(document))).toThrow(message);
  });

  it('names everything that is wrong at once', () => {
    const document = network({ kind: 'relu', slope: 1 }, { kind: 'dense', wieght: 'W' });
    expect(() => readNetworkDescription(bytesOf(document))).toThrow(
      'readNetworkDescription: layers[0].slope is not known; relu takes no options; layers[1].weight must be the name of a parameter, got ' +
        'nothing; layers[1].wieght is not known; did you mean "weight"?',
    );
  });

  it('refuses blocks in blocks without end, and a description that holds itself', () => {
    let layer: object = { kind: 'relu' };
    for (let depth = 0; depth < 30; depth++) layer = { kind: 'residual', layers: [layer] };
    expect(() => readNetworkDescription(bytesOf(network(layer)))).toThrow('nest at most');
    const circle: { kind: string; layers: unknown[] } = { kind: 'residual', layers: [] };
    circle.layers.push(circle);
    expect(() => checkedDescription('check', network(circle))).toThrow(
      'check: layers must nest at most 24 levels deep',
    );
  });

  it(
    'survives damaged descriptions',
    () => {
      const { read } = survives(
        'readNetworkDescription',
        damaged([bytesOf(good)]),
        readNetworkDescription,
        expectAsWritten,
      );
      expect(read).toBeGreaterThan(0);
    },
    hostileTimeout,
  );

  it(
    'survives descriptions that are nearly right',
    () => {
      const inputs = fc.oneof(
        { weight: 9, arbitrary: fc.constantFrom({ size: 3 }, { positions: 4, vocabulary: 11 }, images) },
        { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
      );
      const shapes = fc.dictionary(fc.constantFrom('W', 'b', '__proto__'), fc.array(fc.nat(9)));
      const given = fc.oneof({ weight: 9, arbitrary: shapes }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) });
      const files = fc
        .record({ inputs, layers: nearLayers(['W', 'b', 'toString']) }, { requiredKeys: ['inputs', 'layers'] })
        .chain((document) => fc.option(given, { nil: undefined }).map((parameters) => ({ ...document, parameters })))
        .map(bytesOf);
      const { read } = survives('readNetworkDescription', files, readNetworkDescription, expectAsWritten);
      expect(read).toBeGreaterThan(0);
    },
    hostileTimeout,
  );
});

/**
 * What is read says what is written, but for names that PyTorch has for the same (one letter off ours is `LayerNorm`),
 * and is read as it stands.
 */
function expectAsWritten(found: NetworkDescription, bytes: Uint8Array): void {
  expect(valuesIn(found)).toEqual(valuesIn(JSON.parse(new TextDecoder().decode(bytes))));
  expect(checkedDescription('read', found)).toEqual(found);
}

/** All texts and numbers of a document but the kinds of its layers, in order of their text. */
function valuesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [JSON.stringify(value)];
  return Object.entries(value)
    .flatMap(([name, inner]) => (name === 'kind' ? [] : valuesIn(inner)))
    .toSorted();
}

/** JSON has no infinity: it is written as a number that overflows. */
function textOf(document: unknown): Uint8Array {
  const text = JSON.stringify(document, (_, value: unknown) => (value === Infinity ? 'INFINITY' : value));
  return new TextEncoder().encode(text.replace('"INFINITY"', '1e999'));
}

it('says where in the file what is wrong stands, as editors count', () => {
  const text = `{
  "inputs": { "size": 2 },
  "layers": [
    { "kind": "dense", "weight": "W" },
    { "kind": "relu",
      "slope": 0.1 },
    { "kind": "LayerNorm", "weight": 3, "bias": "b" }
  ]
}`;
  expect(() => readNetworkDescription(new TextEncoder().encode(text))).toThrow(
    /\(line 6, column 7; line 7, column 5\)$/,
  );
});
