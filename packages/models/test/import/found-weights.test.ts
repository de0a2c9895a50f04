import { FileFormatError, MisuseError, ndArray } from '@entk/core';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { mergedWeights, openWeights } from '../../src/import/found-weights.js';
import { writeNpy, writeNpz, writeSafetensors } from '@entk/formats';
import { damaged, hostileTimeout, survivesAsync } from '@entk/testing/hostile-files';
import { fixture, fixtureIfAny } from './fixtures.js';

const arrays = new Map([
  ['W', ndArray([2, 1], Float32Array.of(1, 2))],
  ['b', ndArray([1], Float64Array.of(3) as never)],
]);
const index = new TextEncoder().encode('{"metadata":{},"weight_map":{"W":"a.safetensors","b":"a.safetensors"}}');
const beside = (name: string) => (name === 'a.safetensors' ? writeSafetensors(arrays) : fixtureIfAny(name));

describe('openWeights', () => {
  it.each([
    ['safetensors', () => writeSafetensors(arrays), ['F32', 'F64']],
    ['npz', () => writeNpz(arrays), ['<f4', '<f8']],
    ['sharded safetensors', () => index, ['F32', 'F64']],
  ])('tells %s by its content, and the dtype of every tensor', async (format, bytes, dtypes) => {
    const found = await openWeights(bytes(), beside);
    expect(found.format).toBe(format);
    expect(found.tensors.get('W')).toEqual({ shape: [2, 1], data: Float32Array.of(1, 2), dtype: dtypes[0] });
    expect(found.tensors.get('b')).toEqual({ shape: [1], data: Float64Array.of(3), dtype: dtypes[1] });
    expect(found.description).toBeUndefined();
  });

  it('reads a layers model with its network', async () => {
    const found = await openWeights(fixture('tfjs-tokens.json'), beside);
    expect(found.format).toBe('tfjs layers model');
    expect(found.description?.inputs).toEqual({ positions: 6, vocabulary: 11 });
    expect(found.tensors.get('dense_Dense1/kernel')).toMatchObject({ shape: [4, 5], dtype: 'float32' });
  });

  it('is not misled by a header whose length begins as a bracket or a pickle does', async () => {
    for (const length of [0x7b, 0x5b, 0x20, 0x0280]) {
      const header = '{}'.padEnd(length, ' ');
      const bytes = Uint8Array.from([length % 256, length >> 8, 0, 0, 0, 0, 0, 0, ...strToU8(header)]);
      expect((await openWeights(bytes)).format).toBe('safetensors');
    }
  });

  it.each<[string, () => Uint8Array, string]>([
    ['an .npy file', () => writeNpy(ndArray([2])), 'weights must have names, and an .npy file has none: save an .npz'],
    ['a pickle', () => Uint8Array.of(0x80, 2, 0x63), 'a pickle of PyTorch is a program and is not run'],
    [
      'a zipped pickle',
      () => zipSync({ 'archive/data.pkl': Uint8Array.of(0x80, 2), 'archive/version': strToU8('3') }),
      'a pickle of PyTorch is a program and is not run: save the state_dict as safetensors or npz',
    ],
    [
      'another JSON file',
      () => strToU8('{"a":1,"b":2}'),
      'JSON must be an index of safetensors (weight_map) or a TensorFlow.js layers model (modelTopology), got ["a", "b"]',
    ],
    ['an empty file', () => new Uint8Array(), 'a safetensors file must have at least 8 bytes, got 0'],
    ['a text', () => strToU8('these are no weights'), 'readSafetensors: the header must have at most'],
  ])('refuses %s', async (_, bytes, message) => {
    await expect(openWeights(bytes(), beside)).rejects.toThrow(FileFormatError);
    await expect(openWeights(bytes(), beside)).rejects.toThrow(message);
  });

  it(
    'survives damaged files of every kind',
    async () => {
      const files = [writeSafetensors(arrays), writeNpz(arrays), index, fixture('tfjs-positions.json')];
      const { read } = await survivesAsync(
        '',
        damaged(files),
        (bytes) => openWeights(bytes, beside),
        ({ tensors }) => {
          for (const { shape, data } of tensors.values())
            expect(data.length).toBe(shape.reduce((size, extent) => size * extent, 1));
        },
      );
      expect(read).toBeGreaterThan(0);
    },
    hostileTimeout,
  );
});

describe('mergedWeights', () => {
  it('joins files, and refuses a name twice or two networks', async () => {
    const one = await openWeights(writeSafetensors(new Map([['a', ndArray([1])]])));
    const two = await openWeights(writeSafetensors(new Map([['b', ndArray([2])]])));
    expect([...mergedWeights([one, two]).tensors.keys()]).toEqual(['a', 'b']);
    expect(mergedWeights([one])).toBe(one);
    expect(() => mergedWeights([one, one])).toThrow('mergedWeights: two files must not hold tensor "a"');
    const models = await Promise.all(
      ['tokens', 'positions'].map((name) => openWeights(fixture(`tfjs-${name}.json`), beside)),
    );
    expect(() => mergedWeights(models)).toThrow(MisuseError);
    expect(() => mergedWeights(models)).toThrow('one file at most must describe the network, got 2');
  });
});
