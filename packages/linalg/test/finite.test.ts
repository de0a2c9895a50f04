import { DenseMatrix, NonFiniteError } from '@entk/core';
import { describe, expect, it } from 'vitest';
import { putFinite } from '../src/finite.js';
import { arenaBytes, withArena } from '../src/wasm/arena.js';

function put(entries: readonly number[]) {
  const matrix = DenseMatrix.fromRows([entries]);
  return withArena('f', arenaBytes(entries.length), undefined, (arena) => {
    const { at, maxAbs } = putFinite('f', 'a', matrix, arena);
    return { maxAbs, copy: Array.from(arena.take(at, entries.length)) };
  });
}

describe('putFinite', () => {
  it('copies the entries and finds the largest magnitude, at every length that SIMD leaves a rest of', () => {
    for (let length = 1; length <= 9; length++) {
      const entries = Array.from({ length }, (_, i) => (i === length - 1 ? -7 : i / 10));
      expect(put(entries)).toEqual({ maxAbs: 7, copy: entries });
    }
    expect(put([0, -0])).toEqual({ maxAbs: 0, copy: [0, -0] });
  });

  it.each([Number.NaN, Infinity, -Infinity])('refuses %s at every place, by name', (bad) => {
    for (let place = 0; place < 7; place++) {
      const entries = Array.from({ length: 7 }, (_, i) => (i === place ? bad : 1e300));
      expect(() => put(entries)).toThrow(NonFiniteError);
      expect(() => put(entries)).toThrow(`f: a must be finite, got ${bad} (entry ${place} of 7)`);
    }
  });
});
