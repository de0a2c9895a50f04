import { FileFormatError } from '@entk/core';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTfjsWeights } from '../../src/tfjs/read-tfjs-weights.js';
import { hostileTimeout, survivesAsync } from '@entk/testing/hostile-files';

const floats = new Uint8Array(Float32Array.of(1, -2, 0.5, 3).buffer);
const bytes = Uint8Array.of(0, 128, 255);
const halves = new Uint8Array(Uint16Array.of(0x3c00, 0xc000).buffer);
const integers = new Uint8Array(Int32Array.of(7, -1).buffer);
const joined = Uint8Array.from([...floats, ...bytes, ...halves, ...integers, 1]);
const affine = { dtype: 'uint8', scale: 0.25, min: -3, original_dtype: 'float32' };
const weights = [
  { name: 'dense/kernel', shape: [2, 2], dtype: 'float32' },
  { name: 'dense/bias', shape: [3], dtype: 'float32', quantization: affine },
  { name: 'half', shape: [2], dtype: 'float32', quantization: { dtype: 'float16', original_dtype: 'float32' } },
  { name: 'steps', shape: [2], dtype: 'int32' },
  { name: 'flag', shape: [], dtype: 'bool' },
];
/** In three shards, cut where no tensor ends. */
const shards: Record<string, Uint8Array> = { a: joined.slice(0, 5), b: joined.slice(5, 18), c: joined.slice(18) };
const manifest = [{ paths: ['a', 'b', 'c'], weights }];
const read = (name: string) => (Object.hasOwn(shards, name) ? shards[name] : undefined);

describe('readTfjsWeights', () => {
  it('reads tensors over the bounds of shards, quantised ones widened', async () => {
    const { tensors, dtypes } = await readTfjsWeights('read', manifest, read);
    expect(Object.fromEntries(tensors)).toEqual({
      'dense/kernel': { shape: [2, 2], data: Float32Array.of(1, -2, 0.5, 3) },
      'dense/bias': { shape: [3], data: Float32Array.of(-3, 29, 60.75) },
      half: { shape: [2], data: Float32Array.of(1, -2) },
      steps: { shape: [2], data: Int32Array.of(7, -1) },
      flag: { shape: [], data: Uint8Array.of(1) },
    });
    expect([...dtypes.values()]).toEqual(['float32', 'uint8 (quantised)', 'float16 (quantised)', 'int32', 'bool']);
  });

  it('lists text and complex numbers, and reads what stands after them', async () => {
    const texts = Uint8Array.of(2, 0, 0, 0, 0x68, 0x69, 0, 0, 0, 0);
    const group = {
      paths: ['./x.weights.bin'],
      weights: [
        { name: 'words', shape: [2], dtype: 'string' },
        { name: 'wave', shape: [1], dtype: 'complex64' },
        { name: 'W', shape: [1], dtype: 'float32' },
      ],
    };
    const shard = Uint8Array.from([...texts, ...new Uint8Array(8), ...new Uint8Array(Float32Array.of(5).buffer)]);
    const asked: string[] = [];
    const { tensors, unread } = await readTfjsWeights('read', [group], (name) => {
      asked.push(name);
      return shard;
    });
    expect(asked).toEqual(['x.weights.bin']);
    expect(Object.fromEntries(tensors)).toEqual({ W: { shape: [1], data: Float32Array.of(5) } });
    expect(Array.from(unread.values(), ({ shape, unread: holds }) => [shape, holds])).toEqual([
      [[2], 'text'],
      [[1], 'complex numbers'],
    ]);
  });

  const [first] = manifest;
  const withWeight = (changes: object) => [{ ...first, weights: [{ ...weights[0], ...changes }, ...weights.slice(1)] }];
  it.each<[string, unknown, string]>([
    ['no list', {}, 'weightsManifest must be a list, got "an object"'],
    ['a group without paths', [{ weights: [] }], 'weightsManifest[0] must have paths and weights'],
    ['a path that is no name', [{ paths: [3], weights: [] }], 'weightsManifest[0].paths[0] must be a file name, got 3'],
    ['a way out of the folder', [{ paths: ['../a'], weights: [] }], 'shards must be plain file names'],
    [
      'a shard twice',
      [first, { ...first, weights: [] }],
      'shards in weightsManifest must differ, got "a" (at least twice)',
    ],
    ['a missing shard', [{ ...first, paths: ['a', 'b', 'd'] }], 'every shard must be there: no "d"'],
    ['shards out of length', [{ ...first, paths: ['a', 'b'] }], 'shards "a", "b" must have 32 bytes, got 18'],
    [
      'a name twice',
      withWeight({ name: 'half' }),
      'weights in weightsManifest must differ, got "half" (at least twice)',
    ],
    [
      'an unknown dtype',
      withWeight({ dtype: 'int4' }),
      'the dtype of "dense/kernel" must be one of float32, int32, bool, got "int4"',
    ],
    ['text that leaves the shards', withWeight({ dtype: 'string' }), 'must have'],
    ['complex numbers past the shards', withWeight({ dtype: 'complex64' }), 'must have 48 bytes, got 32'],
    [
      'a negative extent',
      withWeight({ shape: [-2, -2] }),
      'weightsManifest[0].weights[0].shape must be a list of non-negative integers',
    ],
    ['an enormous shape', withWeight({ shape: [1e9, 1e9] }), '"dense/kernel" must have fewer than 2^53 bytes'],
    ['an invalid weight', [{ ...first, weights: [null] }], 'weightsManifest[0].weights[0] must be an object, got null'],
    ['a weight without a name', withWeight({ name: 3 }), 'weightsManifest[0].weights[0].name must be a string, got 3'],
    [
      'an unknown quantisation',
      withWeight({ quantization: { dtype: 'int4' } }),
      'must be one of float16, uint8, uint16, got "int4"',
    ],
    [
      'a quantisation without scale',
      withWeight({ quantization: { dtype: 'uint8' } }),
      'the quantization of "dense/kernel" must have finite scale and min',
    ],
    [
      'a quantised integer',
      withWeight({ dtype: 'int32', quantization: affine }),
      'the quantization of "dense/kernel" must be of float32, got "int32"',
    ],
  ])('refuses %s', async (_, hostile, message) => {
    await expect(readTfjsWeights('read', hostile, read)).rejects.toThrow(FileFormatError);
    await expect(readTfjsWeights('read', hostile, read)).rejects.toThrow(message);
  });

  it(
    'survives manifests that are nearly right',
    async () => {
      const extent = fc.oneof(
        { weight: 8, arbitrary: fc.nat(4) },
        { weight: 1, arbitrary: fc.constantFrom(-1, 0.5, 1e18) },
      );
      const weight = fc.record({
        name: fc.constantFrom('a', 'b', '__proto__'),
        shape: fc.array(extent, { maxLength: 2 }),
        dtype: fc.constantFrom('float32', 'int32', 'bool', 'string'),
        quantization: fc.option(fc.constantFrom(affine, { dtype: 'float16' }, {}, null), { nil: undefined }),
      });
      const path = fc.constantFrom('a', 'b', 'c', '..', '__proto__', 'toString');
      const group = fc.record({ paths: fc.array(path, { maxLength: 2 }), weights: fc.array(weight, { maxLength: 2 }) });
      const hostile = fc.array(fc.oneof({ weight: 9, arbitrary: group }, { weight: 1, arbitrary: fc.jsonValue() }), {
        maxLength: 2,
      });
      const { read: good } = await survivesAsync(
        'read',
        hostile,
        (value) => readTfjsWeights('read', value, read),
        ({ tensors }) => {
          for (const { shape, data } of tensors.values()) {
            expect(data.length).toBe(shape.reduce((product, size) => product * size, 1));
          }
        },
      );
      expect(good).toBeGreaterThan(0);
    },
    hostileTimeout,
  );
});
