import { FileFormatError, ndArray } from '@entk/core';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNpy, writeNpy } from '../../src/index.js';
import { asWritten, described, goldArray, goldBytes } from '../gold.js';
import { damaged, hostileTimeout, joined, survives } from '@entk/testing/hostile-files';
import { expectAsStored } from './stored-npy.js';

/** An .npy file of format 1 with this text for a header and this much data. */
function fileOf(header: string, dataBytes: number): Uint8Array {
  const text = new TextEncoder().encode(header);
  const data = Uint8Array.from({ length: dataBytes }, (_, index) => 3 * index);
  return joined(
    Uint8Array.of(0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, text.length & 255, text.length >> 8),
    text,
    data,
  );
}

function headerOf(descr: string, shape: string, fortran = 'False'): string {
  return `{'descr': '${descr}', 'fortran_order': ${fortran}, 'shape': ${shape}, }`;
}

describe('readNpy', () => {
  it.each(['version-1', 'version-2', 'version-3'])('reads the format of %s as NumPy wrote it', (name) => {
    expect(described(readNpy(goldBytes(`${name}.npy`)))).toEqual(asWritten(goldArray(`${name}.npy`), false));
  });

  it('turns Fortran order into rows: entry (i, j) of the file stands at i + 2j', () => {
    const { shape, data } = readNpy(fileOf(headerOf('|u1', '(2, 3)', 'True'), 6));
    expect([shape, [...data]]).toEqual([
      [2, 3],
      [0, 6, 12, 3, 9, 15],
    ]);
  });

  it('reads scalars and empty arrays', () => {
    expect(readNpy(fileOf(headerOf('|i1', '()'), 1)).shape).toEqual([]);
    const empty = readNpy(fileOf(headerOf('>f8', '(0, 5)', 'True'), 0));
    expect([empty.shape, empty.data]).toEqual([[0, 5], new Float64Array()]);
  });

  it('refuses a file cut short at every byte, or with a byte too many, in one line', () => {
    for (const name of ['version-1', 'version-2', 'version-3']) {
      const bytes = goldBytes(`${name}.npy`);
      for (let length = 0; length < bytes.length; length++) {
        expect(() => readNpy(bytes.subarray(0, length))).toThrow(FileFormatError);
        expect(() => readNpy(bytes.subarray(0, length))).toThrow(/^readNpy: [^\n]{1,400}$/);
      }
      expect(() => readNpy(joined(bytes, Uint8Array.of(0)))).toThrow('readNpy: the data must have');
    }
  });

  it.each([
    ['<c16', 16, 'complex numbers'],
    ['|O', 8, 'Python objects'],
    ['<U4', 16, 'text'],
    ['<f16', 16, 'extended floats'],
    ['<M8[ns]', 8, 'dates'],
    ['f4,i4', 8, 'records'],
    ['!f4', 4, 'elements of an unknown type'],
    ['', 0, 'elements of an unknown type'],
  ])('refuses elements of type %s', (descr, bytes, contents) => {
    expect(() => readNpy(fileOf(headerOf(descr, '(1,)'), bytes))).toThrow(
      `readNpy: the elements must be real numbers of at most 64 bits, got "${contents} (${descr})"`,
    );
  });

  it('refuses other files, versions and sizes', () => {
    expect(() => readNpy(new TextEncoder().encode('PK\u0003\u0004 something else'))).toThrow(
      'readNpy: the file must be an .npy array of NumPy, and looks like a ZIP archive (.npz, .pt or another); of an .npz save one array by itself',
    );
    expect(() => readNpy(Uint8Array.of(0x93, 0x4e, 0, 1))).toThrow(
      'readNpy: an .npy file must begin with \\x93NUMPY and a version, got "4 bytes that begin with 93 4e 00 01"',
    );
    const other = goldBytes('version-1.npy');
    other[6] = 9;
    expect(() => readNpy(other)).toThrow('readNpy: the version of an .npy file must be 1, 2 or 3, got 9');
    expect(() => readNpy(fileOf(headerOf('<f4', '(2, 3)'), 20))).toThrow(
      'readNpy: the data must have 24 bytes, got 20 (shape [2, 3] of <f4)',
    );
    const axes = fileOf(headerOf('|u1', `(${'1, '.repeat(65)})`, 'True'), 1);
    expect(() => readNpy(axes)).toThrow('readNpy: the shape must have at most 64 axes, got 65');
    const claim = `(${'9007199254740991, '.repeat(20)})`;
    expect(() => readNpy(fileOf(headerOf('<f4', claim), 8))).toThrow('got 8 (shape of 20 axes of <f4)');
    const long = Uint8Array.of(0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 2, 0, 0xff, 0xff, 0xff, 0xff, 0);
    expect(() => readNpy(long)).toThrow(
      'readNpy: the header must have at most 1 bytes, got 4294967295 (file of 13 bytes)',
    );
    // @ts-expect-error not bytes
    expect(() => readNpy('kernel.npy')).toThrow('readNpy: bytes must be a Uint8Array, got "string"');
  });

  it(
    'survives damaged files, and never reads a number that is not stored there',
    () => {
      const files = ['version-1', 'version-2', 'version-3'].map((name) => goldBytes(`${name}.npy`));
      const more = [writeNpy(ndArray([2, 3], new BigInt64Array(6))), fileOf(headerOf('>i2', '(2, 2)', 'True'), 8)];
      const { read, refused } = survives('readNpy', damaged([...files, ...more]), readNpy, expectAsStored);
      expect(Math.min(read, refused)).toBeGreaterThan(0);
    },
    hostileTimeout,
  );

  it(
    'survives headers that are nearly right',
    () => {
      const extent = fc.oneof(
        { weight: 9, arbitrary: fc.nat(3).map(String) },
        { weight: 1, arbitrary: fc.constantFrom('-1', '2L', '1e3', '99999999999999999999', ' ') },
      );
      const shape = fc
        .array(extent, { maxLength: 3 })
        .map((extents) => `(${extents.map((text) => `${text},`).join(' ')})`);
      const descr = fc
        .tuple(fc.constantFrom('<', '>', '|'), fc.constantFrom('f8', 'f4', 'f2', 'i8', 'u4', 'i2', 'b1', 'c8', 'x'))
        .map((parts) => parts.join(''));
      const header = fc
        .tuple(descr, shape, fc.constantFrom('True', 'False', 'Maybe'))
        .map(([type, tuple, order]) => headerOf(type, tuple, order));
      const files = fc
        .tuple(header, fc.constantFrom(0, 1, 2, 4, 6, 8, 12, 16, 24, 32))
        .map(([text, bytes]) => fileOf(text, bytes));
      const { read, refused } = survives('readNpy', files, readNpy, expectAsStored);
      expect(Math.min(read, refused)).toBeGreaterThan(0);
    },
    hostileTimeout,
  );
});
