import { FileFormatError, MisuseError } from '@entk/core';
import { describe, expect, it } from 'vitest';
import { largestNpyHeader, mostAxes, readNpyHeader, writeNpyHeader } from '../../src/npy/npy-header.js';
import { goldArray, goldBytes } from '../gold.js';

describe('readNpyHeader', () => {
  it.each([1, 2, 3])('reads what NumPy wrote in format %i, and where the numbers begin', (version) => {
    const bytes = goldBytes(`version-${version}.npy`);
    const { shape, entries } = goldArray(`version-${version}.npy`);
    const header = readNpyHeader('read', bytes);
    expect(header.shape).toEqual(shape);
    expect(bytes.length - header.dataStart).toBe(entries.length * Number(header.descr.slice(2)));
    expect(readNpyHeader('read', bytes.subarray(0, header.dataStart))).toEqual(header);
  });

  it('undoes writeNpyHeader', () => {
    for (const shape of [[], [7], [0, 3], [2, 3, 4], [2 ** 40, 2 ** 40]]) {
      const bytes = writeNpyHeader('<f8', shape);
      expect(readNpyHeader('read', bytes)).toEqual({
        descr: '<f8',
        fortranOrder: false,
        shape,
        dataStart: bytes.length,
      });
    }
  });

  it('refuses what is cut short, longer than any header, or of more axes than NumPy has', () => {
    const whole = writeNpyHeader('<f8', [2, 3]);
    expect(() => readNpyHeader('read', whole.subarray(0, -1))).toThrow(FileFormatError);
    expect(() => readNpyHeader('read', whole.subarray(0, -1))).toThrow(
      'read: the header must have at most 117 bytes, got 118 (file of 127 bytes)',
    );
    const long = new Uint8Array(2 * largestNpyHeader).fill(0x20);
    long.set([...whole.subarray(0, 6), 2, 0, 0, 0, 1, 0]);
    expect(() => readNpyHeader('read', long)).toThrow('the header must have at most 65535 bytes, got 65536');
    const axes = Array.from({ length: mostAxes + 1 }, () => 1);
    expect(() => readNpyHeader('read', writeNpyHeader('<f8', axes))).toThrow('at most 64 axes, got 65');
    expect(() => readNpyHeader('read', 'matrix.npy' as never)).toThrow(MisuseError);
  });
});

describe('writeNpyHeader', () => {
  it('is padded by spaces and a line feed to a multiple of 64, as numpy.save does', () => {
    for (const shape of [[], [3], [3, 4], Array.from({ length: 40 }, () => 12345)]) {
      const bytes = writeNpyHeader('<f8', shape);
      expect(bytes.length % 64).toBe(0);
      expect(bytes.at(-1)).toBe(0x0a);
    }
    const text = new TextDecoder('latin1').decode(writeNpyHeader('<f8', [3, 4]).subarray(10));
    expect(text).toBe("{'descr': '<f8', 'fortran_order': False, 'shape': (3, 4), }".padEnd(117).concat('\n'));
  });
});
