import { FileFormatError } from '@entk/core';
import { describe, expect, it } from 'vitest';
import { fewNames, readShards, shardName } from '../src/shard-files.js';

describe('shardName', () => {
  it.each(['model-00001-of-00002.safetensors', 'group1-shard1of1.bin', 'a', '..a', 'ü.bin', '.hidden', '__proto__'])(
    'takes %s',
    (name) => expect(shardName('read', name)).toBe(name),
  );

  it('takes off the ./ that TensorFlow.js writes for downloads', () => {
    expect(shardName('read', './model.weights.bin')).toBe('model.weights.bin');
    expect(shardName('read', '././a')).toBe('a');
  });

  it.each([
    '../x',
    './../x',
    './',
    '..',
    '.',
    '',
    '/etc/passwd',
    'a/b',
    'a\\b',
    '..\\x',
    'C:x',
    'a\u0000b',
    'a\nb',
    'nul ',
    'x.',
    'a:stream',
    'a?b',
    'x'.repeat(256),
  ])('refuses %j', (name) => {
    expect(() => shardName('read', name)).toThrow(FileFormatError);
    expect(() => shardName('read', name)).toThrow('read: shards must be plain file names beside the file');
  });
});

describe('readShards', () => {
  it('reads every shard by its name', async () => {
    const shards = await readShards('read', ['a', 'b'], (name) => Promise.resolve(new TextEncoder().encode(name)));
    expect(Array.from(shards, ([name, bytes]) => [name, new TextDecoder().decode(bytes)])).toEqual([
      ['a', 'a'],
      ['b', 'b'],
    ]);
  });

  it('names all that are missing, and asks for none with an odd name', async () => {
    await expect(
      readShards('read', ['a', 'b', 'c'], (name) => (name === 'b' ? new Uint8Array() : undefined)),
    ).rejects.toThrow('read: every shard must be there: no "a", "c"');
    const asked: string[] = [];
    const read = (name: string) => void asked.push(name);
    await expect(readShards('read', ['../a'], read)).rejects.toThrow('plain file names');
    expect(asked).toEqual([]);
  });
});

describe('fewNames', () => {
  it('counts what it does not show', () => {
    expect(fewNames(['a', 'b'])).toBe('"a", "b"');
    expect(fewNames(['a', 'b', 'c', 'd', 'e', 'f'])).toBe('"a", "b", "c", "d" and 2 more');
  });
});
