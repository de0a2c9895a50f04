import { FileFormatError } from '@entk/core';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layerChain } from '../../../src/import/recognise/tfjs-chain.js';
import { hostileTimeout, survivesAsync } from '@entk/testing/hostile-files';

const layer = (name: string, ...sources: string[]) => ({
  class_name: 'Dense',
  name,
  config: { name },
  inbound_nodes: sources.length === 0 ? [] : [sources.map((source) => [source, 0, 0, {}])],
});
const functional = (...layers: unknown[]) => ({ class_name: 'Functional', config: { layers } });
const namesOf = (topology: unknown) => layerChain('read', topology).map(({ name }) => name);

describe('layerChain', () => {
  it('keeps the order of a sequential model, in either form of its configuration', () => {
    const layers = [layer('b'), layer('a')];
    expect(namesOf({ class_name: 'Sequential', config: { layers } })).toEqual(['b', 'a']);
    expect(namesOf({ class_name: 'Sequential', config: layers })).toEqual(['b', 'a']);
    expect(namesOf({ keras_version: '2.15', model_config: { class_name: 'Sequential', config: { layers } } })).toEqual([
      'b',
      'a',
    ]);
  });

  it('takes the layers of models in it, in their place, and tells where they stand', () => {
    const inner = (name: string, ...layers: unknown[]) => ({ class_name: 'Sequential', config: { name, layers } });
    const model = {
      class_name: 'Sequential',
      config: { layers: [layer('a'), inner('m', layer('b'), inner('n', layer('c'))), layer('d')] },
    };
    const chain = layerChain('read', model);
    expect(chain.map(({ name, scope }) => [name, scope])).toEqual([
      ['a', []],
      ['b', ['m']],
      ['c', ['m', 'n']],
      ['d', []],
    ]);
    expect(chain[2].place).toBe('layers[1] (Sequential "m"), layers[1] (Sequential "n"), layers[0] (Dense "c")');
    const within = { ...functional(layer('x'), layer('y', 'x')), name: 'm', inbound_nodes: [[['a', 0, 0, {}]]] };
    expect(
      namesOf(functional(layer('a'), { ...within, config: { ...within.config, name: 'm' } }, layer('z', 'm'))),
    ).toEqual(['a', 'x', 'y', 'z']);
    expect(() =>
      namesOf({ class_name: 'Sequential', config: { layers: [{ class_name: 'Model', config: { name: 'm' } }] } }),
    ).toThrow('layers[0] (Model "m") must have a list of layers, got "nothing"');
  });

  it('follows a functional model from its input, in whatever order it is stored', () => {
    expect(namesOf(functional(layer('c', 'b'), layer('a'), layer('b', 'a')))).toEqual(['a', 'b', 'c']);
  });

  it.each<[string, unknown, string]>([
    [
      'two inputs',
      functional(layer('a'), layer('b')),
      'the model must have one input, got "layers[1] (Dense \\"b\\")"',
    ],
    [
      'a sum',
      functional(layer('a'), layer('b', 'a', 'a')),
      'layers[1] (Dense "b") must have one input: only layers in a line',
    ],
    [
      'a fork',
      functional(layer('a'), layer('b', 'a'), layer('c', 'a')),
      '"a" must feed one layer: only layers in a line',
    ],
    [
      'a circle',
      functional(layer('a'), layer('b', 'c'), layer('c', 'b')),
      'every layer must be fed by the input, one after the other, got 1 (3 layers)',
    ],
    [
      'a layer used twice',
      functional({ ...layer('a'), inbound_nodes: [[], []] }),
      'layers[0] (Dense "a") must be used once, got 2',
    ],
    [
      'Keras 3 nodes',
      functional(layer('a'), { ...layer('b'), inbound_nodes: [{ args: [] }] }),
      'inbound_nodes of layers[1] (Dense "b") must be of Keras 2',
    ],
    [
      'another class',
      { class_name: 'Custom', config: { layers: [] } },
      'modelTopology must be Sequential or Functional, got "Custom"',
    ],
    ['no layers', { class_name: 'Sequential', config: {} }, 'modelTopology must have a list of layers, got "nothing"'],
    ['a layer without a class', functional({ config: {} }), 'layers[0] must have a class_name, got "an object"'],
    ['a layer without a config', functional({ class_name: 'Dense' }), 'layers[0] must have a config, got "nothing"'],
    [
      'a layer without a name',
      functional({ class_name: 'Dense', config: {} }),
      'layers[0] must have a name, got "nothing"',
    ],
    ['nothing', undefined, 'modelTopology must be an object, got "nothing"'],
  ])('refuses %s', (_, topology, message) => {
    expect(() => layerChain('read', topology)).toThrow(FileFormatError);
    expect(() => layerChain('read', topology)).toThrow(message);
  });

  it(
    'survives topologies that are nearly right',
    async () => {
      const name = fc.constantFrom('a', 'b', 'c', '__proto__');
      const node = fc.oneof(
        { weight: 6, arbitrary: fc.array(name, { maxLength: 2 }) },
        { weight: 1, arbitrary: fc.jsonValue() },
      );
      const one = fc
        .tuple(name, node)
        .map(([named, sources]) =>
          Array.isArray(sources) ? layer(named, ...(sources as string[])) : { ...layer(named), inbound_nodes: sources },
        );
      const layers = fc.array(fc.oneof({ weight: 9, arbitrary: one }, { weight: 1, arbitrary: fc.jsonValue() }), {
        maxLength: 4,
      });
      const { read } = await survivesAsync(
        'read',
        layers.map((list) => functional(...list)),
        async (topology) => layerChain('read', topology),
        (chain) => expect(chain.length).toBeGreaterThanOrEqual(0),
      );
      expect(read).toBeGreaterThan(0);
    },
    hostileTimeout,
  );
});
