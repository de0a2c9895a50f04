import { FileFormatError } from '@entk/core';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWeightMapping, sourceOf } from '../../src/import/weight-mapping.js';
import { damaged, hostileTimeout, survives } from '@entk/testing/hostile-files';

const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const good = {
  $schema: 'x',
  parameters: {
    W: { tensor: 'net.0.weight', transpose: true },
    V: { tensor: 'all', slice: { axis: 0, index: 3 }, reshape: [2, 6] },
    b: 'net.0.bias',
  },
  ignore: ['optimizer.*'],
};

describe('readWeightMapping', () => {
  it('reads sources of either form', () => {
    const mapping = readWeightMapping(bytesOf(good));
    expect(sourceOf('W', mapping)).toEqual(good.parameters.W);
    expect(sourceOf('V', mapping)).toEqual(good.parameters.V);
    expect(sourceOf('b', mapping)).toEqual({ tensor: 'net.0.bias' });
    expect(mapping.ignore).toEqual(['optimizer.*']);
  });

  it('leaves parameters that it does not name to the tensor of their name, names of every object included', () => {
    expect(sourceOf('c', readWeightMapping(bytesOf({})))).toEqual({ tensor: 'c' });
    expect(sourceOf('toString', readWeightMapping(bytesOf(good)))).toEqual({ tensor: 'toString' });
    expect(sourceOf('b', { parameters: { b: 'short' } })).toEqual({ tensor: 'short' });
  });

  it.each<[string, unknown, string]>([
    ['an unknown field', { parameter: {} }, 'parameter is not known; did you mean "parameters"?'],
    [
      'an unknown step',
      { parameters: { W: { tensor: 'x', transposed: true } } },
      'parameters.W.transposed is not known; did you mean "transpose"?',
    ],
    [
      'a source that is a number',
      { parameters: { W: 3 } },
      'parameters.W must be the name of a tensor, or an object with tensor',
    ],
    ['a source without a tensor', { parameters: { W: {} } }, 'parameters.W.tensor must be a name, got nothing'],
    [
      'a negative place',
      { parameters: { W: { tensor: 'x', slice: { axis: 0, index: -1 } } } },
      'parameters.W.slice.index must be a non-negative integer, got -1',
    ],
    [
      'a slice without its axis',
      { parameters: { W: { tensor: 'x', slice: { index: 1 } } } },
      'parameters.W.slice.axis must be a non-negative integer, got nothing',
    ],
    [
      'a shape with a fraction',
      { parameters: { W: { tensor: 'x', reshape: [0.5] } } },
      'parameters.W.reshape[0] must be a non-negative integer, got 0.5',
    ],
    ['invalid names to ignore', { ignore: [3] }, 'ignore[0] must be a name, got 3'],
    ['a list', [], 'the document must be an object with parameters and ignore'],
  ])('refuses %s', (_, document, message) => {
    expect(() => readWeightMapping(bytesOf(document))).toThrow(FileFormatError);
    expect(() => readWeightMapping(bytesOf(document))).toThrow(message);
  });

  it(
    'survives damaged mappings',
    () => {
      const { read } = survives('readWeightMapping', damaged([bytesOf(good)]), readWeightMapping, (mapping, bytes) => {
        const document = JSON.parse(new TextDecoder().decode(bytes)) as { parameters?: Record<string, unknown> };
        expect(Object.keys(mapping.parameters ?? {})).toEqual(Object.keys(document.parameters ?? {}));
      });
      expect(read).toBeGreaterThan(0);
    },
    hostileTimeout,
  );

  it(
    'survives mappings that are nearly right',
    () => {
      const entry = fc.dictionary(
        fc.constantFrom('tensor', 'slice', 'reshape', 'transpose', '__proto__'),
        fc.jsonValue({ maxDepth: 2 }),
        { maxKeys: 4 },
      );
      const files = fc
        .dictionary(
          fc.constantFrom('W', '__proto__', 'toString'),
          fc.oneof(entry, fc.constant('x'), fc.constant({ tensor: 'y' })),
          { maxKeys: 2 },
        )
        .map((parameters) => bytesOf({ parameters }));
      const { read } = survives('readWeightMapping', files, readWeightMapping, (mapping) => {
        for (const name of Object.keys(mapping.parameters ?? {}))
          expect(sourceOf(name, mapping).tensor).toBeTypeOf('string');
      });
      expect(read).toBeGreaterThan(0);
    },
    hostileTimeout,
  );
});
