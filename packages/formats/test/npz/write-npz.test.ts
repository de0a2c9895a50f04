import { ndArray } from '@entk/core';
import { unzipSync } from 'fflate';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readNpz, writeNpy, writeNpz } from '../../src/index.js';

describe('writeNpz', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  const arrays = new Map([
    ['spectrum', ndArray([160])],
    ['kernel', ndArray([2, 2], new Float32Array([1, 2, 3, 4]))],
  ]);

  it.each([false, true])('packs .npy files that any ZIP reader finds, compressed: %s', (compress) => {
    const bytes = writeNpz(arrays, { compress });
    const files = unzipSync(bytes);
    expect(Object.keys(files)).toEqual(['spectrum.npy', 'kernel.npy']);
    expect(files['kernel.npy']).toEqual(writeNpy(ndArray([2, 2], new Float32Array([1, 2, 3, 4]))));
    expect(readNpz(bytes)).toEqual(arrays);
    expect(bytes.length < 700).toBe(compress);
  });

  it('gives the same bytes at another time', () => {
    vi.useFakeTimers({ now: new Date(2020, 1, 1) });
    const before = writeNpz(arrays);
    vi.setSystemTime(new Date(2031, 6, 15, 12, 30));
    expect(writeNpz(arrays)).toEqual(before);
  });

  it('refuses names that ZIP or NumPy cannot hold, and arrays that do not fill their shape', () => {
    const one = ndArray([1]);
    expect(() => writeNpz(new Map([['\ud800', one]]))).toThrow(
      'writeNpz: names must be well-formed Unicode of at most 65531 bytes without NUL',
    );
    expect(() => writeNpz(new Map([['a\0b', one]]))).toThrow('without NUL');
    expect(() => writeNpz(new Map([['ü'.repeat(40_000), one]]))).toThrow('at most 65531 bytes');
    expect(() => writeNpz(new Map([['a', { shape: [2], data: new Float32Array(1) }]]))).toThrow(
      'writeNpz: array "a" must have 2 entries for shape [2], got 1',
    );
    const many = new Map(Array.from({ length: 65_535 }, (_, index) => [String(index), one]));
    expect(() => writeNpz(many)).toThrow('writeNpz: arrays must be at most 65534, got 65535');
  });
});
