import { DenseMatrix, NonFiniteError } from '@entk/core';
import { describe, expect, it } from 'vitest';
import { putFinite } from '../src/finite.js';
import { arenaBytes, withArena } from '../src/wasm/arena.js';

function put(entries: readonly number[]) {
  const matrix = DenseMatrix.fromRows([entries]);
  return withArena('f', arenaBytes(entries.length), undefined, (arena) =>
    Array.from(arena.take(putFinite('f', 'a', matrix, arena), entries.length)),
  );
}

describe('putFinite', () => {
  it('copies the entries, at every length that SIMD leaves a rest of', () => {
    for (let length = 1; length <= 17; length++) {
      const entries = Array.from({ length }, (_, i) => (i === length - 1 ? -7 : i / 10));
      expect(put(entries)).toEqual(entries);
    }
    expect(put([0, -0, Number.MAX_VALUE, -Number.MIN_VALUE])).toEqual([0, -0, Number.MAX_VALUE, -Number.MIN_VALUE]);
  });

  it.each([Number.NaN, Infinity, -Infinity])('refuses %s at every place, by name', (bad) => {
    for (let place = 0; place < 11; place++) {
      const entries = Array.from({ length: 11 }, (_, i) => (i === place ? bad : 1e300));
      expect(() => put(entries)).toThrow(NonFiniteError);
      expect(() => put(entries)).toThrow(`f: a must be finite, got ${bad} (entry ${place} of 11)`);
    }
  });
});
