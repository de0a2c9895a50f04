import { ndArray, type NdArray, type NumericArray } from '@entk/core';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSafetensors, writeSafetensors } from '../../src/index.js';
import { described, goldBytes } from '../gold.js';

const header = (bytes: Uint8Array) =>
  new TextDecoder().decode(bytes.subarray(8, 8 + Number(new DataView(bytes.buffer).getBigUint64(0, true))));

describe('writeSafetensors', () => {
  it('writes the very bytes that the Python package writes', () => {
    const tensor = ndArray([2, 3], new Float32Array([0, 1, 2, 3, 4, 5]));
    expect(writeSafetensors(new Map([['W', tensor]]))).toEqual(goldBytes('single.safetensors'));
  });

  it('puts wide elements first, pads the header to 8 bytes, and so aligns every tensor', () => {
    const bytes = writeSafetensors(
      new Map<string, NdArray<NumericArray>>([
        ['small', ndArray([3], new Uint8Array([1, 2, 3]))],
        ['wide', ndArray([1], new Float64Array([0.5]))],
        ['middle', ndArray([1], new Float32Array([1]))],
      ]),
      { epoch: '3' },
    );
    const text = header(bytes);
    expect((text.length + 8) % 8).toBe(0);
    expect(JSON.parse(text)).toEqual({
      __metadata__: { epoch: '3' },
      wide: { dtype: 'F64', shape: [1], data_offsets: [0, 8] },
      middle: { dtype: 'F32', shape: [1], data_offsets: [8, 12] },
      small: { dtype: 'U8', shape: [3], data_offsets: [12, 15] },
    });
  });

  it('is undone by the reader, for any tensors, names and metadata', () => {
    const text = fc.string({ unit: 'binary', maxLength: 8 });
    const data = fc.oneof<fc.Arbitrary<NumericArray>[]>(
      fc.float64Array({ maxLength: 4 }),
      fc.float32Array({ maxLength: 4 }),
      fc.bigInt64Array({ maxLength: 4 }),
      fc.bigUint64Array({ maxLength: 4 }),
      fc.int32Array({ maxLength: 4 }),
      fc.uint32Array({ maxLength: 4 }),
      fc.int16Array({ maxLength: 4 }),
      fc.uint16Array({ maxLength: 4 }),
      fc.int8Array({ maxLength: 4 }),
      fc.uint8Array({ maxLength: 4 }),
    );
    const tensors = fc.array(
      fc.tuple(
        text.filter((name) => name !== '__metadata__'),
        data,
      ),
      { maxLength: 4 },
    );
    const metadata = fc.array(fc.tuple(text, text), { maxLength: 3 });
    fc.assert(
      fc.property(tensors, metadata, (entries, texts) => {
        const written = new Map(entries.map(([name, values]) => [name, ndArray([values.length, 1], values)]));
        const read = readSafetensors(writeSafetensors(written, new Map(texts)));
        expect([...read.tensors.keys()].toSorted()).toEqual([...written.keys()].toSorted());
        for (const [name, tensor] of written) {
          const back = read.tensors.get(name) as NdArray<NumericArray>;
          expect(back.data.constructor).toBe(tensor.data.constructor);
          expect(described(back)).toEqual(described(tensor));
        }
        expect(new Map(read.metadata)).toEqual(new Map(texts));
      }),
      { seed: 2, numRuns: 200 },
    );
  });

  it('leaves the tensors alone and writes a view of a larger array as itself', () => {
    const data = new Float32Array([9, 1, 2, 9]).subarray(1, 3);
    const bytes = writeSafetensors(new Map([['W', ndArray([2], data)]]));
    expect([...(readSafetensors(bytes).tensors.get('W') as NdArray).data]).toEqual([1, 2]);
    bytes.fill(0);
    expect([...data]).toEqual([1, 2]);
  });

  it('refuses reserved and broken names, other data, and data that do not fill their shape', () => {
    const one = ndArray([1]);
    expect(() => writeSafetensors(new Map([['__metadata__', one]]))).toThrow(
      'writeSafetensors: a tensor must not be called __metadata__',
    );
    expect(() => writeSafetensors(new Map([['\ud800', one]]))).toThrow('names must be well-formed Unicode');
    expect(() => writeSafetensors(new Map([['W', one]]), { a: '\udfff' })).toThrow(
      'metadata must be well-formed Unicode',
    );
    // @ts-expect-error a number is no text
    expect(() => writeSafetensors(new Map(), { epoch: 3 })).toThrow('metadata "epoch" must be a string, got 3');
    // @ts-expect-error an array of numbers is not typed
    expect(() => writeSafetensors(new Map([['W', { shape: [1], data: [1] }]]))).toThrow(
      'tensor "W" must hold a typed array of numbers, got "[object Array]"',
    );
    expect(() => writeSafetensors(new Map([['W', { shape: [2], data: new Float32Array(1) }]]))).toThrow(
      'tensor "W" must have 2 entries for shape [2], got 1',
    );
    expect(() => writeSafetensors(new Map([['W', { shape: [-1, -1], data: new Float32Array(1) }]]))).toThrow(
      'axis 0 of tensor "W" must be an integer of at least 0, got -1',
    );
  });
});
