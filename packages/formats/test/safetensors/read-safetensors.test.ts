import { FileFormatError, MisuseError, ndArray, type NdArray } from '@entk/core';
import { modularAdditionReference, superpositionReference } from '@entk/testing';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSafetensors, type Safetensors, writeSafetensors } from '../../src/index.js';
import { asWritten, described, goldArrays, goldBytes } from '../gold.js';
import { damaged, hostileTimeout, joined, survives } from '@entk/testing/hostile-files';
import { half } from '../half.js';

/** A file with this text for a header, its true length before it, and this much data. */
function fileOf(header: string, dataBytes = 0): Uint8Array {
  const text = new TextEncoder().encode(header);
  const length = new Uint8Array(new BigUint64Array([BigInt(text.length)]).buffer);
  return joined(
    length,
    text,
    Uint8Array.from({ length: dataBytes }, (_, index) => index),
  );
}

function entry(dtype: string, shape: readonly number[], begin: number, end: number): string {
  return JSON.stringify({ dtype, shape, data_offsets: [begin, end] });
}

describe('readSafetensors', () => {
  it('reads every type that the Python package wrote, bit for bit', () => {
    const { tensors, metadata } = readSafetensors(goldBytes('all.safetensors'));
    const gold = goldArrays('all.safetensors');
    expect([...tensors.keys()].toSorted()).toEqual(Object.keys(gold).toSorted());
    for (const [name, tensor] of tensors) {
      expect({ name, ...described(tensor) }).toEqual({ name, ...asWritten(gold[name], /^[ui]\d|bool/.test(name)) });
    }
    expect(Object.fromEntries(metadata)).toEqual({ format: 'np', epoch: '500', ünï: '"cödé"\n' });
  });

  it('gives the array type that belongs to each dtype', () => {
    const { tensors } = readSafetensors(goldBytes('all.safetensors'));
    const types = Object.fromEntries([...tensors].map(([name, { data }]) => [name, data.constructor.name]));
    expect(types).toMatchObject({
      f64: 'Float64Array',
      f32: 'Float32Array',
      f16: 'Float32Array',
      i64: 'BigInt64Array',
      i32: 'Int32Array',
      i16: 'Int16Array',
      i8: 'Int8Array',
      u64: 'BigUint64Array',
      u32: 'Uint32Array',
      u16: 'Uint16Array',
      u8: 'Uint8Array',
      bool: 'Uint8Array',
    });
  });

  it('widens bfloat16 exactly', () => {
    const { tensors } = readSafetensors(goldBytes('bf16.safetensors'));
    expect(described(tensors.get('W') as NdArray)).toEqual(asWritten(goldArrays('bf16.safetensors').W, false));
  });

  it('reads the reference networks', () => {
    const { tensors, metadata } = readSafetensors(modularAdditionReference(500).bytes);
    expect([...tensors].map(([name, { shape }]) => [name, shape])).toEqual([
      ['net.0.weight', [512, 58]],
      ['net.3.weight', [29, 512]],
    ]);
    expect(metadata.get('epoch')).toBe('500');
    const inputs = readSafetensors(superpositionReference('m10-S0.9').bytes).tensors.get('inputs') as NdArray;
    expect(inputs.shape).toEqual([500, 50]);
    const lengths = Array.from({ length: 500 }, (_, row) =>
      inputs.data.subarray(row * 50, row * 50 + 50).reduce((sum, value) => sum + value * value, 0),
    );
    expect(lengths.every((length) => length === 0 || Math.abs(length - 1) < 1e-6)).toBe(true);
  });

  it('copies: what is done to the file or to a tensor stays there', () => {
    const bytes = writeSafetensors(new Map([['W', ndArray([2], new Float32Array([1, 2]))]]));
    const { tensors } = readSafetensors(bytes);
    bytes.fill(0);
    expect([...(tensors.get('W') as NdArray).data]).toEqual([1, 2]);
  });

  it('reads bytes that begin in the middle of a buffer', () => {
    const bytes = joined(new Uint8Array(3), goldBytes('single.safetensors')).subarray(3);
    expect([...(readSafetensors(bytes).tensors.get('W') as NdArray).data]).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('reads a file without tensors, and one with empty and scalar ones', () => {
    expect(readSafetensors(fileOf('{}')).tensors.size).toBe(0);
    const { tensors } = readSafetensors(
      fileOf(`{"e":${entry('F32', [0, 9007199254740991], 0, 0)},"s":${entry('I8', [], 0, 1)}}`, 1),
    );
    expect([tensors.get('e')?.shape, [...(tensors.get('s') as NdArray<Int8Array>).data]]).toEqual([
      [0, 9007199254740991],
      [0],
    ]);
  });

  it('lists tensors of other types, and reads the rest', () => {
    const { tensors, dtypes, unread, metadata } = readSafetensors(goldBytes('mixed.safetensors'));
    expect(described(tensors.get('W')!)).toEqual(asWritten(goldArrays('mixed.safetensors').W, false));
    expect([...tensors.keys()]).toEqual(['W']);
    expect([...metadata]).toEqual([]);
    expect([...dtypes]).toEqual([...unread].map(([name, { dtype }]) => [name, dtype]).concat([['W', 'F32']]));
    expect(Array.from(unread, ([name, tensor]) => [name, tensor.shape, tensor.unread])).toEqual([
      ['C64', [2], 'complex numbers'],
      ['F8_E4M3', [3], '8-bit floats'],
      ['F8_E5M2', [3], '8-bit floats'],
      ['F8_E8M0', [2], '8-bit floats'],
      ['F6_E2M3', [4], '6-bit floats'],
      ['F4', [4], '4-bit floats'],
    ]);
    const future = readSafetensors(fileOf(`{"a":${entry('X9\n', [3], 0, 5)}}`, 5)).unread.get('a');
    expect(future).toEqual({ shape: [3], dtype: 'X9\ufffd', unread: 'numbers of an unknown type' });
  });

  it('reads headers that the official reader takes: white space in front, metadata of null', () => {
    const header = ` \n\t{"__metadata__":null,"a":${entry('U8', [1], 0, 1)}} `;
    expect(readSafetensors(fileOf(header, 1)).tensors.get('a')?.shape).toEqual([1]);
  });

  it.each(['all', 'bf16', 'single'])('refuses %s.safetensors cut short at every byte, in one line', (name) => {
    const bytes = goldBytes(`${name}.safetensors`);
    for (let length = 0; length < bytes.length; length++) {
      expect(() => readSafetensors(bytes.subarray(0, length))).toThrow(FileFormatError);
      expect(() => readSafetensors(bytes.subarray(0, length))).toThrow(/^readSafetensors: [^\n]{1,400}$/);
    }
    expect(() => readSafetensors(joined(bytes, new Uint8Array(1)))).toThrow('(bytes left over)');
  });

  it('refuses a header that claims 10^18 bytes, before it allocates any', () => {
    const bytes = new Uint8Array(new BigUint64Array([10n ** 18n, 0n]).buffer);
    expect(() => readSafetensors(bytes)).toThrow(
      'readSafetensors: the header must have at most 8 bytes, got 1000000000000000000 (file of 16 bytes)',
    );
  });

  it.each<[string, string, number, string]>([
    ['no object', '[1]', 0, 'the header must begin with {, got "["'],
    ['no header at all', '', 0, 'the header must begin with {, got "nothing"'],
    ['no JSON', '{"a":}', 0, 'the header must be JSON (line 1, column 6: got "}" where a value must come)'],
    [
      'a name twice',
      `{"a":${entry('U8', [1], 0, 1)},"\\u0061":${entry('U8', [1], 1, 2)}}`,
      2,
      'names in the header must differ, got "a" (at least twice)',
    ],
    [
      'a field twice',
      '{"a":{"dtype":"U8","shape":[2],"shape":[1],"data_offsets":[0,1]}}',
      1,
      'names in the header must differ, got "shape"',
    ],
    ['an entry of another kind', '{"a":3}', 0, 'tensor "a" must have dtype, shape and data_offsets, got 3'],
    [
      'no dtype',
      '{"a":{"shape":[],"data_offsets":[0,0]}}',
      0,
      'the dtype of tensor "a" must be a string, got "nothing"',
    ],
    [
      'a negative extent',
      `{"a":${entry('U8', [-1], 0, 0)}}`,
      0,
      'shape of tensor "a" must hold non-negative integers below 2^53, got -1 (place 0)',
    ],
    ['a fraction', `{"a":${entry('U8', [1.5], 0, 1)}}`, 1, 'got 1.5 (place 0)'],
    [
      'an extent past 2^53',
      `{"a":{"dtype":"U8","shape":[9007199254740993],"data_offsets":[0,1]}}`,
      1,
      'got 9007199254740992 (place 0)',
    ],
    [
      'a shape that is no list',
      '{"a":{"dtype":"U8","shape":{"0":1},"data_offsets":[0,1]}}',
      1,
      'shape of tensor "a" must be a list, got "an object"',
    ],
    ['a shape that nests', '{"a":{"dtype":"U8","shape":[[1]],"data_offsets":[0,1]}}', 1, 'got "a list" (place 0)'],
    [
      'three offsets',
      '{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1,1]}}',
      1,
      'data_offsets of tensor "a" must be two, got 3',
    ],
    [
      'offsets for another shape of an unread type',
      `{"a":${entry('F4', [4], 0, 3)}}`,
      3,
      'data_offsets of tensor "a" must span 2 bytes, got 3 (shape [4] of F4)',
    ],
    [
      'an unread type backwards',
      `{"a":${entry('X9', [0], 4, 0)}}`,
      4,
      'data_offsets of tensor "a" must ascend, got -4',
    ],
    [
      'offsets for another shape',
      `{"a":${entry('F32', [2, 3], 0, 20)}}`,
      20,
      'data_offsets of tensor "a" must span 24 bytes, got 20 (shape [2, 3] of F32)',
    ],
    ['offsets backwards', `{"a":${entry('U8', [0], 4, 0)}}`, 4, 'must span 0 bytes, got -4'],
    [
      'a shape whose size overflows',
      `{"a":${entry('U8', [2 ** 52, 2 ** 52], 0, 0)}}`,
      0,
      'must span 2.028240960365167e+31 bytes, got 0',
    ],
    [
      'an overlap',
      `{"a":${entry('U8', [4], 0, 4)},"b":${entry('U8', [4], 2, 6)}}`,
      6,
      'tensor "b" must begin at byte 4, where the one before it ends, got 2 (overlap)',
    ],
    [
      'a gap',
      `{"a":${entry('U8', [1], 0, 1)},"b":${entry('U8', [1], 2, 3)}}`,
      3,
      'tensor "b" must begin at byte 1, where the one before it ends, got 2 (gap)',
    ],
    ['a gap at the front', `{"a":${entry('U8', [1], 1, 2)}}`, 2, 'tensor "a" must begin at byte 0'],
    [
      'offsets past the end',
      `{"a":${entry('U8', [8], 0, 8)}}`,
      7,
      'the tensors must fill the 7 bytes of data in the file, got 8 (cut short)',
    ],
    ['metadata that is a list', '{"__metadata__":["a"]}', 0, '__metadata__ must be an object of strings, got "a list"'],
    ['metadata that is no text', '{"__metadata__":{"a":1}}', 0, '__metadata__ "a" must be a string, got 1'],
  ])('refuses %s', (_, header, dataBytes, message) => {
    expect(() => readSafetensors(fileOf(header, dataBytes))).toThrow(FileFormatError);
    expect(() => readSafetensors(fileOf(header, dataBytes))).toThrow(`readSafetensors: `);
    expect(() => readSafetensors(fileOf(header, dataBytes))).toThrow(message);
  });

  it('takes names that are special to JavaScript for what they are', () => {
    const names = ['__proto__', 'constructor', 'toString', '', '\u0000', 'a\nb'];
    const header = names.map((name, index) => `${JSON.stringify(name)}:${entry('U8', [1], index, index + 1)}`);
    const { tensors, metadata } = readSafetensors(
      fileOf(`{"__metadata__":{"__proto__":"x"},${header.join(',')}}`, names.length),
    );
    expect([...tensors.keys()]).toEqual(names);
    expect([...(tensors.get('__proto__') as NdArray<Uint8Array>).data]).toEqual([0]);
    expect(metadata.get('__proto__')).toBe('x');
    expect(({} as Record<string, unknown>).dtype).toBeUndefined();
  });

  it('refuses headers that nest deeply or name things at length, still in one short line', () => {
    const deep = `{"a":{"dtype":${'['.repeat(200_000)}${']'.repeat(200_000)},"shape":[],"data_offsets":[0,0]}}`;
    expect(() => readSafetensors(fileOf(deep))).toThrow(/^readSafetensors: [^\n]{1,400}$/);
    const long = `{"${'n\\n'.repeat(100_000)}":3}`;
    expect(() => readSafetensors(fileOf(long))).toThrow(/^readSafetensors: tensor "(n\\n){30}…" must [^\n]{1,300}$/);
    expect(() => readSafetensors(fileOf('{"\ud800":1}'))).toThrow(FileFormatError);
  });

  it('refuses headers that are no UTF-8', () => {
    const bytes = joined(new Uint8Array(new BigUint64Array([2n]).buffer), Uint8Array.of(0x7b, 0xff));
    expect(() => readSafetensors(bytes)).toThrow('readSafetensors: the header must be UTF-8');
  });

  it('refuses what is no array of bytes', () => {
    // @ts-expect-error not bytes
    expect(() => readSafetensors('model.safetensors')).toThrow(MisuseError);
    // @ts-expect-error not bytes
    expect(() => readSafetensors(new ArrayBuffer(8))).toThrow(
      'readSafetensors: bytes must be a Uint8Array, got "ArrayBuffer"; pass the contents of the file',
    );
  });

  it(
    'survives damaged files, and never reads a number that is not stored there',
    () => {
      const files = ['all', 'bf16', 'single'].map((name) => goldBytes(`${name}.safetensors`));
      const { read, refused } = survives('readSafetensors', damaged(files), readSafetensors, expectAsStored);
      expect(read).toBeGreaterThan(0);
      expect(refused).toBeGreaterThan(0);
    },
    hostileTimeout,
  );

  it(
    'survives headers that are nearly right',
    () => {
      const name = fc.constantFrom('a', 'b', 'W', '__proto__', '__metadata__', '\u0000', 'ü');
      const small = fc.oneof(
        { weight: 8, arbitrary: fc.nat(4) },
        { weight: 1, arbitrary: fc.constantFrom(-1, 0.5, 1e18, 2 ** 53) },
      );
      const described = fc.record({
        dtype: fc.constantFrom('F32', 'F16', 'BF16', 'U8', 'I64', 'BOOL', 'F4', 'f32'),
        shape: fc.array(small, { maxLength: 3 }),
        data_offsets: fc.tuple(small, fc.oneof(small, fc.nat(32))),
      });
      const header = fc.dictionary(
        name,
        fc.oneof({ weight: 9, arbitrary: described }, { weight: 1, arbitrary: fc.jsonValue() }),
        {
          maxKeys: 3,
        },
      );
      const files = fc.tuple(header, fc.nat(16)).map(([object, bytes]) => fileOf(JSON.stringify(object), bytes));
      const { read } = survives('readSafetensors', files, readSafetensors, expectAsStored);
      expect(read).toBeGreaterThan(0);
    },
    hostileTimeout,
  );
});

/** Reads the file once more, number by number with DataView and arithmetic, and compares. */
function expectAsStored({ tensors, unread }: Safetensors, bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerBytes = Number(view.getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + headerBytes))) as Record<
    string,
    { dtype: string; shape: number[]; data_offsets: [number, number] }
  >;
  const getters: Record<string, [number, (at: number) => number | bigint]> = {
    F64: [8, (at) => view.getFloat64(at, true)],
    F32: [4, (at) => view.getFloat32(at, true)],
    F16: [2, (at) => half(view.getUint16(at, true))],
    BF16: [2, (at) => new DataView(Uint8Array.of(bytes[at + 1], bytes[at], 0, 0).buffer).getFloat32(0)],
    I64: [8, (at) => view.getBigInt64(at, true)],
    U64: [8, (at) => view.getBigUint64(at, true)],
    I32: [4, (at) => view.getInt32(at, true)],
    U32: [4, (at) => view.getUint32(at, true)],
    I16: [2, (at) => view.getInt16(at, true)],
    U16: [2, (at) => view.getUint16(at, true)],
    I8: [1, (at) => view.getInt8(at)],
    U8: [1, (at) => view.getUint8(at)],
    BOOL: [1, (at) => Math.min(1, view.getUint8(at))],
  };
  const names = Object.keys(header).filter((name) => name !== '__metadata__');
  expect([...tensors.keys()]).toEqual(names.filter((name) => header[name].dtype in getters));
  expect([...unread.keys()]).toEqual(names.filter((name) => !(header[name].dtype in getters)));
  let total = 0;
  for (const name of unread.keys()) total += header[name].data_offsets[1] - header[name].data_offsets[0];
  for (const [name, { shape, data }] of tensors) {
    const { dtype, data_offsets, shape: declared } = header[name];
    const [width, get] = getters[dtype];
    expect(shape).toEqual(declared);
    expect(data.length).toBe(declared.reduce((product, extent) => product * extent, 1));
    data.forEach((value: number | bigint, index: number) => {
      const stored = get(8 + headerBytes + data_offsets[0] + index * width);
      if (!Object.is(value, stored))
        throw new Error(`${name}[${index}] is ${stored} in the file, was read as ${value}`);
    });
    total += data.length * width;
  }
  expect(8 + headerBytes + total).toBe(bytes.length);
}
