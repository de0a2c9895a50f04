import { FileFormatError, type NdArray, ndArray, type NumericArray } from '@entk/core';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readShardedSafetensors, readSafetensorsIndex } from '../../src/safetensors/read-sharded-safetensors.js';
import { writeSafetensors } from '../../src/safetensors/write-safetensors.js';
import { damaged, hostileTimeout, survives, survivesAsync } from '@entk/testing/hostile-files';

const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const shard = (tensors: Record<string, NdArray<NumericArray>>, metadata?: Record<string, string>) =>
  writeSafetensors(new Map(Object.entries(tensors)), metadata);

const one = shard({ a: ndArray([2], Float32Array.of(1, 2)), b: ndArray([1], Float64Array.of(3)) }, { epoch: '7' });
const two = shard({ c: ndArray([1, 2], Int32Array.of(4, 5)) }, { epoch: '8', by: 'x' });
const files: Record<string, Uint8Array> = { 'one.safetensors': one, 'two.safetensors': two };
const weightMap = { c: 'two.safetensors', a: 'one.safetensors', b: 'one.safetensors' };
const read = (name: string) => (Object.hasOwn(files, name) ? files[name] : undefined);

describe('readShardedSafetensors', () => {
  it('reads every tensor, in the order of the index, with its dtype and the metadata of the shards', async () => {
    const index = bytesOf({ metadata: { total_size: 24 }, weight_map: weightMap });
    const { tensors, dtypes, metadata } = await readShardedSafetensors(index, (name) => Promise.resolve(read(name)));
    expect([...tensors]).toEqual([
      ['c', { shape: [1, 2], data: Int32Array.of(4, 5) }],
      ['a', { shape: [2], data: Float32Array.of(1, 2) }],
      ['b', { shape: [1], data: Float64Array.of(3) }],
    ]);
    expect(Object.fromEntries(dtypes)).toEqual({ a: 'F32', b: 'F64', c: 'I32' });
    expect(Object.fromEntries(metadata)).toEqual({ epoch: '8', by: 'x' });
  });

  it.each<[string, unknown, string]>([
    [
      'a shard that is missing',
      { ...weightMap, d: 'three.safetensors' },
      'every shard must be there: no "three.safetensors"',
    ],
    [
      'a tensor that no shard holds',
      { ...weightMap, d: 'one.safetensors' },
      'shards must hold the tensors that the index names: no "d" ("one.safetensors")',
    ],
    [
      'a tensor that the index does not name',
      { a: 'one.safetensors' },
      'the index must name tensor "b" of "one.safetensors"',
    ],
    [
      'a tensor in another shard than the index says',
      { ...weightMap, a: 'two.safetensors' },
      'tensor "a" must stand in one shard, got "one.safetensors" (the index says "two.safetensors")',
    ],
    [
      'a way out of the folder',
      { a: '../one.safetensors' },
      'plain file names beside the file that names them, got "../one',
    ],
    ['a shard that is no name', { a: 3 }, 'weight_map["a"] must be a file name, got 3'],
    ['an invalid map', ['a'], 'weight_map must be an object, got "a list"'],
    ['no map', undefined, 'weight_map must be an object, got "nothing"'],
  ])('refuses %s', async (_, map, message) => {
    const index = bytesOf({ weight_map: map });
    await expect(readShardedSafetensors(index, read)).rejects.toThrow(FileFormatError);
    await expect(readShardedSafetensors(index, read)).rejects.toThrow(message);
  });

  it('refuses a tensor in two shards', async () => {
    const twice: Record<string, Uint8Array> = {
      ...files,
      'two.safetensors': shard({ a: ndArray([2]), c: ndArray([1]) }),
    };
    await expect(readShardedSafetensors(bytesOf({ weight_map: weightMap }), (name) => twice[name])).rejects.toThrow(
      'tensor "a" must stand in one shard, got "two.safetensors" (the index says "one.safetensors")',
    );
  });

  it('names the shard that is damaged', async () => {
    const cut = (name: string) => (name === 'two.safetensors' ? two.slice(0, -3) : read(name));
    await expect(readShardedSafetensors(bytesOf({ weight_map: weightMap }), cut)).rejects.toThrow(
      /^readShardedSafetensors, "two\.safetensors": the tensors must fill the 5 bytes/,
    );
  });

  it('refuses an index that is no object', async () => {
    await expect(readShardedSafetensors(bytesOf([]), read)).rejects.toThrow(
      'the index must be an object with weight_map',
    );
  });

  it(
    'survives damaged indices',
    () => {
      const index = bytesOf({ metadata: { total_size: 24 }, weight_map: weightMap });
      const { read: good } = survives(
        'readShardedSafetensors',
        damaged([index]),
        readSafetensorsIndex,
        (result, bytes) => {
          const { weight_map: map } = JSON.parse(new TextDecoder().decode(bytes)) as {
            weight_map: Record<string, string>;
          };
          expect(Object.fromEntries(result.weightMap)).toEqual(map);
          for (const name of result.shards) expect(name).not.toMatch(/[/\\]|^\.{1,2}$/);
        },
      );
      expect(good).toBeGreaterThan(0);
    },
    hostileTimeout,
  );

  it(
    'survives indices that are nearly right, over damaged shards',
    async () => {
      const names = fc.constantFrom('a', 'b', 'c', 'd', '__proto__', 'toString');
      const shards = fc.constantFrom('one.safetensors', 'two.safetensors', '../x', '__proto__', 'toString');
      const index = fc
        .dictionary(names, shards, { maxKeys: 4 })
        .map((map) => bytesOf({ weight_map: { ...weightMap, ...map } }));
      const { read: good } = await survivesAsync(
        'readShardedSafetensors',
        fc.tuple(fc.oneof(fc.constant(bytesOf({ weight_map: weightMap })), index), damaged([two], 1)),
        ([bytes, second]) =>
          readShardedSafetensors(bytes, (name) => (name === 'two.safetensors' ? second : read(name))),
        ({ dtypes }) => expect([...dtypes.keys()].toSorted()).toEqual(['a', 'b', 'c']),
      );
      expect(good).toBeGreaterThan(0);
    },
    hostileTimeout,
  );
});
