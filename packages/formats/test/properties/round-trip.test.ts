// Tests no single file: what holds of every file written.
import { type NdArray, ndArray, type NumericArray } from '@entk/core';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNpy, readNpz, readSafetensors, writeNpy, writeNpz, writeSafetensors } from '../../src/index.js';

const shapes = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 4 });
const anyBytes = (count: number, size: number) =>
  fc.uint8Array({ minLength: count * size, maxLength: count * size }).map((bytes) => bytes.slice().buffer);
const types: Record<string, (buffer: ArrayBuffer) => NumericArray> = {
  float32: (buffer) => new Float32Array(buffer),
  float64: (buffer) => new Float64Array(buffer),
  int8: (buffer) => new Int8Array(buffer),
  uint8: (buffer) => new Uint8Array(buffer),
  int16: (buffer) => new Int16Array(buffer),
  uint16: (buffer) => new Uint16Array(buffer),
  int32: (buffer) => new Int32Array(buffer),
  uint32: (buffer) => new Uint32Array(buffer),
  int64: (buffer) => new BigInt64Array(buffer),
  uint64: (buffer) => new BigUint64Array(buffer),
};

/** Any shape, any type, any bits, NaN of every kind among them. */
const arrays: fc.Arbitrary<NdArray<NumericArray>> = fc
  .tuple(shapes, fc.constantFrom(...Object.keys(types)))
  .chain(([shape, type]) => {
    const count = shape.reduce((product, extent) => product * extent, 1);
    return anyBytes(count, 8).map((buffer) => {
      const size = types[type](new ArrayBuffer(0)).BYTES_PER_ELEMENT;
      return ndArray(shape, types[type](buffer.slice(0, count * size)));
    });
  });
const names = fc
  .string({ minLength: 1, maxLength: 12 })
  .filter((name) => /^[^/\\\0]+$/.test(name) && !/^\.+$/.test(name));
const files = fc
  .uniqueArray(fc.tuple(names, arrays), { selector: ([name]) => name, maxLength: 4 })
  .map((list) => new Map(list));

const bitsOf = ({ data }: NdArray<NumericArray>) => new Uint8Array(data.buffer, data.byteOffset, data.byteLength);

function expectSameArray(found: NdArray<NumericArray> | undefined, expected: NdArray<NumericArray>): void {
  expect(found?.shape).toEqual(expected.shape);
  expect(found?.data.constructor).toBe(expected.data.constructor);
  expect(bitsOf(found!)).toEqual(bitsOf(expected));
}

describe('what is written is what is read, bit by bit', () => {
  it('npy', () => {
    fc.assert(
      fc.property(arrays, (array) => expectSameArray(readNpy(writeNpy(array)), array)),
      { numRuns: 300 },
    );
  });

  it('npz, stored and compressed', () => {
    fc.assert(
      fc.property(files, fc.boolean(), (file, compress) => {
        const found = readNpz(writeNpz(file, { compress }));
        expect(Array.from(found.keys())).toEqual(Array.from(file.keys()));
        for (const [name, array] of file) expectSameArray(found.get(name), array);
      }),
      { numRuns: 200 },
    );
  });

  it('safetensors, with metadata', () => {
    const metadata = fc.dictionary(
      fc.string({ maxLength: 8 }).filter((key) => key !== '__proto__'),
      fc.string({ maxLength: 8 }),
      { maxKeys: 3 },
    );
    fc.assert(
      fc.property(files, metadata, (file, notes) => {
        const found = readSafetensors(writeSafetensors(file, notes));
        expect(Array.from(found.tensors.keys()).toSorted()).toEqual(Array.from(file.keys()).toSorted());
        for (const [name, array] of file) expectSameArray(found.tensors.get(name), array);
        expect(Object.fromEntries(found.metadata)).toEqual({ ...notes });
      }),
      { numRuns: 200 },
    );
  });
});
