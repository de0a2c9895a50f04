import { DenseMatrix } from '@entk/core';
import { describe, expect, it } from 'vitest';
import { withArena } from '../../src/wasm/arena.js';
import { paddedStride, putPadded } from '../../src/wasm/layout.js';

describe('paddedStride', () => {
  it('holds a row and one more number, in whole cache lines of 64 bytes, rows never a multiple of 2 kB apart', () => {
    for (let n = 1; n <= 2100; n++) {
      const stride = paddedStride(n);
      expect(stride % 8).toBe(0);
      expect(stride).toBeGreaterThan(n);
      expect(stride - n).toBeLessThanOrEqual(16);
      expect((8 * stride) % 2048).not.toBe(0);
    }
  });
});

describe('putPadded', () => {
  it('puts rows a stride apart with zeros after and below, whatever was there before', () => {
    const matrix = DenseMatrix.fromRows([
      [1, 2],
      [3, 4],
    ]);
    const stride = paddedStride(2);
    const found = withArena('f', 8 * 4 * stride, undefined, (arena) => {
      const before = arena.doubles(0);
      arena.view(before, 3 * stride).fill(99);
      return Array.from(arena.take(putPadded(matrix, stride, arena, 1), 3 * stride));
    });
    const zeros = Array.from({ length: stride - 2 }, () => 0);
    expect(found).toEqual([1, 2, ...zeros, 3, 4, ...zeros, 0, 0, ...zeros]);
  });
});
