import { DenseMatrix, MemoryBudgetError } from '@entk/core';
import { describe, expect, it } from 'vitest';
import { eigh, eighMemory } from '../../src/index.js';

describe('eighMemory', () => {
  it('is what eigh refuses to exceed', () => {
    const matrix = new DenseMatrix(100, 100);
    const need = eighMemory(100);
    expect(() => eigh(matrix, { memoryBudget: need - 1 })).toThrow(MemoryBudgetError);
    expect(() => eigh(matrix, { memoryBudget: need - 1 })).toThrow('ask for values only');
    expect(eigh(matrix, { memoryBudget: need }).status.kind).toBe('converged');
    const forValues = eighMemory(100, { vectors: false });
    expect(() => eigh(matrix, { vectors: false, memoryBudget: forValues - 1 })).toThrow('eigh: the memory budget of');
    expect(eigh(matrix, { vectors: false, memoryBudget: forValues }).status.kind).toBe('converged');
  });

  it('grows like 32·n² bytes with vectors and 8·n² without', () => {
    expect(eighMemory(8000) / 8000 ** 2).toBeGreaterThan(32);
    expect(eighMemory(8000) / 8000 ** 2).toBeLessThan(34);
    expect(eighMemory(8000, { vectors: false }) / 8000 ** 2).toBeLessThan(9);
  });

  it('refuses sizes that are no sizes', () => {
    expect(() => eighMemory(0)).toThrow('eighMemory: n must be an integer of at least 1, got 0');
    expect(() => eighMemory(3, { count: 4 })).toThrow('eighMemory: count must be an integer in 1..3, got 4');
  });

  it('lets sizes through that differ from a multiple of the stride by one', () => {
    for (const n of [255, 256, 257, 511, 512]) {
      const matrix = DenseMatrix.generate(n, n, (i, j) => 1 / (1 + Math.abs(i - j)));
      expect(eigh(matrix, { memoryBudget: eighMemory(n) }).status.kind).toBe('converged');
    }
  });
});
