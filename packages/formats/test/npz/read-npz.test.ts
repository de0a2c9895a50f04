import { FileFormatError, MemoryBudgetError, ndArray, type NdArray, type NumericArray } from '@entk/core';
import * as fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readNpz, writeNpy, writeNpz } from '../../src/index.js';
import { asWritten, described, goldArrays, goldBytes } from '../gold.js';
import { damaged, hostileTimeout, survives } from '@entk/testing/hostile-files';
import { expectAsStored } from '../npy/stored-npy.js';

const integers = /[iu]\d$|b1$|fortran-3/;

describe('readNpz', () => {
  it.each(['stored', 'deflated'])('reads every type, byte order and axis order of %s.npz as NumPy wrote it', (name) => {
    const arrays = readNpz(goldBytes(`${name}.npz`));
    const gold = goldArrays('stored.npz');
    expect([...arrays.keys()].filter((key) => key !== 'noise').toSorted()).toEqual(Object.keys(gold).toSorted());
    for (const [key, expected] of Object.entries(gold)) {
      const array = arrays.get(key) as NdArray<NumericArray>;
      expect({ key, ...described(array) }).toEqual({ key, ...asWritten(expected, integers.test(key)) });
    }
  });

  it('inflates across the pieces that it works in', () => {
    const data = Float64Array.from({ length: 60_000 }, (_, index) => Math.sin(index) * (index % 7));
    const bytes = writeNpz(new Map([['sines', ndArray([60_000], data)]]), { compress: true });
    expect(bytes.length).toBeGreaterThan(5 * 16_384);
    expect(readNpz(bytes).get('sines')?.data).toEqual(data);
  });

  it('reads an archive without arrays', () => {
    expect(readNpz(zipSync({})).size).toBe(0);
  });

  it('refuses an archive cut short at every byte, in one line', () => {
    const bytes = writeNpz(
      new Map([
        ['a', ndArray([3])],
        ['b', ndArray([2, 2])],
      ]),
      { compress: true },
    );
    for (let length = 0; length < bytes.length; length++) {
      expect(() => readNpz(bytes.subarray(0, length))).toThrow(FileFormatError);
      expect(() => readNpz(bytes.subarray(0, length))).toThrow(/^readNpz: [^\n]{1,400}$/);
    }
  });

  it('refuses a bomb by what it declares, before it inflates a byte', () => {
    const bomb = zipSync({ 'a.npy': new Uint8Array(3_000_000), 'b.npy': new Uint8Array(3_000_000) }, { level: 9 });
    expect(bomb.length).toBeLessThan(10_000);
    expect(() => readNpz(bomb, { memoryBudget: 5e6 })).toThrow(MemoryBudgetError);
    expect(() => readNpz(bomb, { memoryBudget: 5e6 })).toThrow(
      'readNpz: the memory budget of 5.0 MB must hold the inflated archive (6.0 MB)',
    );
  });

  it('refuses a declared size that no deflated data can reach', () => {
    const bytes = withDeclaredSize(zipSync({ 'a.npy': new Uint8Array(500) }, { level: 9 }), 1e9);
    expect(() => readNpz(bytes)).toThrow(
      /^readNpz: "a\.npy" must be at most 1032 times its \d+ deflated bytes, got 1000000000$/,
    );
  });

  it('stops an entry that inflates to more, or less, than it declares', () => {
    const bomb = zipSync({ 'a.npy': new Uint8Array(30_000_000) }, { level: 9 });
    expect(() => readNpz(withDeclaredSize(bomb, 1000), { memoryBudget: 1e6 })).toThrow(
      'readNpz: "a.npy" must inflate to 1000 bytes, got "more"',
    );
    const small = zipSync({ 'a.npy': new Uint8Array(500) }, { level: 9 });
    expect(() => readNpz(withDeclaredSize(small, 501))).toThrow('readNpz: "a.npy" must inflate to 501 bytes, got 500');
  });

  it('refuses contents that do not agree with their checksum', () => {
    const bytes = writeNpz(new Map([['a', ndArray([3])]]));
    bytes[bytes.length - 22 - 51 - 1] ^= 1;
    expect(() => readNpz(bytes)).toThrow('readNpz: the checksum of "a.npy" must agree with its contents');
  });

  it('lists what is no array of real numbers, and reads the rest', () => {
    const arrays = readNpz(goldBytes('mixed.npz'));
    expect(described(arrays.get('W')!)).toEqual(asWritten(goldArrays('mixed.npz').W, false));
    expect([...arrays.keys()]).toEqual(['W']);
    expect(Array.from(arrays.unread, ([name, { shape, dtype, unread }]) => [name, shape, dtype, unread])).toEqual([
      ['text', [2], '<U5', 'text'],
      ['bytes', [2], '|S3', 'text'],
      ['object', [], '|O', 'Python objects'],
      ['complex', [2], '<c8', 'complex numbers'],
      ['extended', [1], '<f16', 'extended floats'],
      ['date', [1], '<M8[D]', 'dates'],
      ['span', [1], '<m8[s]', 'spans of time'],
      ['record', [2], "[('x', '<f4'), ('y', '<i4', (2,))]", 'records'],
      ['raw', [1], '|V3', 'raw bytes'],
      ['notes.txt', [5], 'bytes', 'a file that is no .npy array'],
      ['empty', [3], 'bytes', 'a file that is no .npy array'],
    ]);
  });

  it('keeps an array apart from an entry that has its name without .npy, as numpy.load does', () => {
    const arrays = readNpz(zipSync({ 'a.npy': writeNpy(ndArray([2])), a: new Uint8Array(3) }));
    expect([[...arrays.keys()], [...arrays.unread.keys()]]).toEqual([['a.npy'], ['a']]);
  });

  it('refuses archives of other files', () => {
    expect(() => readNpz(zipSync({ 'readme.txt': new Uint8Array(1) }))).toThrow(
      'readNpz: the file must be an .npz archive of NumPy, and looks like a ZIP archive of other files, "readme.txt" first',
    );
    expect(() => readNpz(goldBytes('state-dict.pt'))).toThrow('and looks like a file of torch.save');
    expect(() => readNpz(new TextEncoder().encode('a,b\n1,2\n'))).toThrow('and looks like a table of text (.csv)');
  });

  it('takes names that are special to JavaScript for what they are', () => {
    const arrays = new Map(
      ['__proto__', 'constructor', '', 'a/b', 'ü'].map((name, index) => [name, ndArray([1], Int8Array.of(index))]),
    );
    expect(readNpz(writeNpz(arrays))).toEqual(arrays);
  });

  it(
    'survives damaged archives',
    () => {
      // Small, so that a change is likely to be of consequence: of what NumPy wrote, and again in two forms.
      const few = new Map(Array.from(readNpz(goldBytes('stored.npz'))).slice(0, 3));
      const files: Uint8Array[] = [goldBytes('mixed.npz'), goldBytes('zip64.npz')];
      files.push(writeNpz(few), writeNpz(few, { compress: true }));
      const read = (bytes: Uint8Array) => readNpz(bytes, { memoryBudget: 1e6 });
      const counts = survives('readNpz', damaged(files, 2), read, (arrays, bytes) => {
        // Members that are no arrays are left as they are, damaged or not.
        const contents = unzipSync(endingIn64(bytes), { filter: ({ name }) => arrays.has(name.replace(/\.npy$/, '')) });
        for (const [name, array] of arrays) expectAsStored(array, contents[`${name}.npy`]);
      });
      expect(Math.min(counts.read, counts.refused)).toBeGreaterThan(0);
    },
    hostileTimeout,
  );

  it(
    'survives damaged arrays in archives that are whole',
    () => {
      const files = [writeNpy(ndArray([2, 2])), writeNpy(ndArray([3], new BigInt64Array(3)))];
      const archives = fc
        .tuple(damaged(files, 3), fc.boolean())
        .map(([file, deflated]) => zipSync({ 'a.npy': file }, { level: deflated ? 6 : 0 }));
      const counts = survives('readNpz', archives, readNpz, (arrays, bytes) => {
        expect([...arrays.keys(), ...arrays.unread.keys()]).toEqual(['a']);
        for (const array of arrays.values()) expectAsStored(array, unzipSync(bytes)['a.npy']);
      });
      expect(Math.min(counts.read, counts.refused)).toBeGreaterThan(0);
    },
    hostileTimeout,
  );
});

/**
 * The archive with its numbers left to the end record of ZIP64 where there is one, which Python's zipfile always
 * believes and fflate only then.
 */
function endingIn64(bytes: Uint8Array): Uint8Array {
  const end = bytes.length - 22;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (end < 20 || view.getUint32(end - 20, true) !== 0x07064b50) return bytes;
  return bytes.slice().fill(0xff, end + 8, end + 20);
}

/** The archive of one entry with another size in its directory. */
function withDeclaredSize(bytes: Uint8Array, size: number): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  view.setUint32(view.getUint32(bytes.length - 6, true) + 24, size, true);
  return bytes;
}
