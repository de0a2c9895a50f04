import { DenseMatrix, NonFiniteError } from '@entk/core';
import { describe, expect, it } from 'vitest';
import { putFinite, takeInRange } from '../src/finite.js';
import { arenaBytes, withArena } from '../src/wasm/arena.js';

function put(entries: readonly number[]) {
  const matrix = DenseMatrix.fromRows([entries]);
  return withArena('f', arenaBytes(entries.length), undefined, (arena) =>
    Array.from(arena.take(putFinite('f', 'a', matrix, arena).at, entries.length)),
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
      expect(() => put(entries)).toThrow(
        `f: a must be finite, got ${bad} (row 0, column ${place} of [1, 11], counted from 0)`,
      );
    }
  });
});

describe('the largest magnitude', () => {
  it('is found at every place', () => {
    for (let length = 1; length <= 11; length++) {
      for (let place = 0; place < length; place++) {
        const matrix = DenseMatrix.generate(1, length, (_, i) => (i === place ? -3 : i / 10));
        const largest = withArena('f', arenaBytes(length), undefined, (arena) => {
          return putFinite('f', 'a', matrix, arena).largest;
        });
        expect(largest).toBe(3);
      }
    }
  });
});

describe('takeInRange', () => {
  const take = (bound: number) =>
    withArena('f', arenaBytes(2), undefined, (arena) => {
      const at = arena.put(Float64Array.of(1, Infinity));
      return takeInRange('f', 'products', { arena, bound }, at, [1, 2]);
    });

  it('refuses what overflowed, and looks only where something can have', () => {
    expect(() => take(2 ** 1000)).toThrow(
      'f: products must be within the range of float64, got Infinity (row 0, column 1 of [1, 2], counted from 0)',
    );
    expect(() => take(Number.NaN)).toThrow(NonFiniteError);
    expect(take(2 ** 999)).toEqual(new DenseMatrix(1, 2, Float64Array.of(1, Infinity)));
  });
});
