// Tests every file of its folder: all types and all kinds of metadata stand in one file that Python wrote.
// Also tests byte-reader.ts: numbers of every width stand in its metadata.
import { FileFormatError, MisuseError, sizeOf } from '@entk/core';
import { damaged, hostileTimeout, survives } from '@entk/testing/hostile-files';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Gguf, readGguf } from '../src/index.js';
import { goldBytes } from './gold.js';
import { byte, type GgufPart, gguf, key, tensor, text, uint32, uint64 } from './gguf/gguf-parts.js';

const expected = JSON.parse(readFileSync(new URL('./fixtures/expected-gguf.json', import.meta.url), 'utf8')) as {
  readonly shape: readonly number[];
  readonly types: readonly string[];
};
const numbers = new Float32Array(goldBytes('expected-gguf.bin').buffer);
const bits = (array: Float32Array) => new Uint32Array(array.slice().buffer);

describe('readGguf', () => {
  const { metadata, tensors, version } = readGguf(goldBytes('types.gguf'));

  it.each(expected.types.map((type, index) => [index, type] as const))(
    'dequantises type %i, %s, bit for bit as Python does',
    (index, type) => {
      const entries = sizeOf(expected.shape);
      const found = tensors.get(type);
      expect(found).toMatchObject({ dtype: type, shape: expected.shape });
      const { shape, data } = found!.read();
      expect(shape).toEqual(expected.shape);
      expect(bits(data)).toEqual(bits(numbers.subarray(index * entries, (index + 1) * entries)));
    },
  );

  it('reads some rows alone', () => {
    for (const [type, tensor] of tensors) {
      const whole = tensor.read().data;
      const part = tensor.rows(1, 3);
      expect([type, part.shape]).toEqual([type, [2, 512]]);
      expect(part.data).toEqual(whole.subarray(512));
      expect(tensor.rows(2, 2).shape).toEqual([0, 512]);
      expect(() => tensor.rows(0, 4)).toThrow(MisuseError);
    }
  });

  it('reads every kind of metadata', () => {
    expect(version).toBe(3);
    expect(Object.fromEntries(metadata)).toMatchObject({
      'general.architecture': 'llama',
      'a.uint8': 200,
      'a.int8': -100,
      'a.uint16': 60000,
      'a.int16': -30000,
      'a.uint32': 4000000000,
      'a.int32': -2000000000,
      'a.uint64': 2n ** 63n + 1n,
      'a.int64': -(2n ** 62n),
      'a.float32': Math.fround(0.1),
      'a.float64': 0.1,
      'a.bool': true,
      'a.string': '\u0120the – κόσμε 🌍',
      'a.texts': ['<s>', '', 'ab'],
      'a.integers': [1, -2, 3],
      'a.floats': [0.5, -1.25],
    });
  });

  it('lists a tensor of a type that is not decoded, and refuses it where it is read', () => {
    const file = gguf([], [tensor('W', [256], 11, 0), tensor('b', [2], 0, 128)], new Uint8Array(136));
    const { tensors: found } = readGguf(file);
    expect(found.get('W')?.dtype).toBe('Q3_K');
    expect(found.get('b')?.read().data).toEqual(new Float32Array(2));
    expect(() => found.get('W')?.read()).toThrow(
      'the type of tensor "W" must be one of F32, F16, BF16, Q4_0, Q4_1, Q5_0, Q5_1, Q8_0, Q4_K, Q5_K, Q6_K, got "Q3_K"',
    );
  });

  it('takes the alignment from the metadata', () => {
    const keys = [key('general.alignment', 4, uint32(64))];
    const file = gguf(keys, [tensor('b', [1], 0, 0)], new Uint8Array(new Float32Array([7]).buffer), 64);
    expect(readGguf(file).tensors.get('b')?.read().data).toEqual(Float32Array.of(7));
  });

  it.each<[string, Uint8Array, string]>([
    ['a big-endian file', Uint8Array.of(0x47, 0x47, 0x55, 0x46, 0, 0, 0, 3), 'must be little-endian'],
    ['an old version', Uint8Array.of(0x47, 0x47, 0x55, 0x46, 1, 0, 0, 0), 'the version must be 2 or 3, got 1'],
    ['a file cut short', goldBytes('types.gguf').subarray(0, 300), 'must have'],
    ['data cut short', goldBytes('types.gguf').subarray(0, 22000), 'tensor "Q6_K" must lie in the file'],
    ['another file', new TextEncoder().encode('<!DOCTYPE html><html>'), 'must be GGUF, and looks like an HTML page'],
    ['a name twice', gguf([], [tensor('b', [1], 0, 0), tensor('b', [1], 0, 32)], new Uint8Array(36)), 'must differ'],
    ['a key twice', gguf([key('a', 0, byte(1)), key('a', 0, byte(1))], [], new Uint8Array(0)), 'must differ'],
    [
      'tensors that overlap',
      gguf([], [tensor('a', [9], 0, 0), tensor('b', [1], 0, 32)], new Uint8Array(64)),
      'tensor "b" must begin after the one before it, got 32',
    ],
    [
      'rows that are no whole blocks',
      gguf([], [tensor('a', [33], 8, 0)], new Uint8Array(64)),
      'rows of tensor "a" must be whole blocks of 32',
    ],
    [
      'an extent that cannot be counted beside one of 0',
      gguf([], [tensor('a', [2 ** 56 + 2 ** 30, 0], 99, 0)], new Uint8Array(4)),
      'tensor "a" must have fewer entries',
    ],
    ['too many axes', gguf([], [tensor('a', [1, 1, 1, 1, 1], 0, 0)], new Uint8Array(4)), 'at most 4 axes, got 5'],
    ['an unknown kind of value', gguf([key('a', 13, byte(1))], [], new Uint8Array(0)), 'must be 0 to 12, got 13'],
    [
      'an alignment that is no power of two',
      gguf([key('general.alignment', 4, uint32(48))], [], new Uint8Array(0)),
      'general.alignment must be a power of two',
    ],
    ['arrays in arrays', gguf([key('a', 9, nested(5))], [], new Uint8Array(0)), 'at most 4 deep'],
    [
      'an array that the file has no room for',
      gguf([key('a', 9, [uint32(4), uint64(2n ** 40n)])], [], new Uint8Array(0)),
      'array elements in its bytes, got 1099511627776',
    ],
  ])('refuses %s', (_, bytes, message) => {
    expect(() => readGguf(bytes)).toThrow(FileFormatError);
    expect(() => readGguf(bytes)).toThrow(message);
  });

  it(
    'survives damaged files',
    () => {
      const small = gguf(
        [key('a.text', 8, text('abc')), key('a.list', 9, [uint32(8), uint64(2n), text('x'), text('yz')])],
        [tensor('w', [32, 2], 8, 0), tensor('b', [3], 0, 96)],
        new Uint8Array(108),
      );
      const { read, refused } = survives('readGguf', damaged([small, goldBytes('types.gguf')]), readGguf, requireWhole);
      expect(Math.min(read, refused)).toBeGreaterThan(0);
    },
    hostileTimeout,
  );
});

/** Every tensor that can be read has as many numbers as its shape says. */
function requireWhole({ tensors }: Gguf): void {
  for (const { shape, dtype, read } of tensors.values()) {
    const length = expected.types.includes(dtype) ? read().data.length : sizeOf(shape);
    expect(length).toBe(sizeOf(shape));
  }
}

function nested(depth: number): GgufPart {
  return depth === 0 ? [uint32(0), uint64(1n), byte(1)] : [uint32(9), uint64(1n), nested(depth - 1)];
}
