import { DenseMatrix, MemoryBudgetError } from '@entk/core';
import { expect } from '@entk/testing/matchers';
import { describe, it } from 'vitest';
import { planOperator, termSizes } from '../../src/operators/plan.js';

const sizes = (vectors: number) => ({ ofExample: 100 * vectors, gradients: 5000 * vectors, kept: 1000 });
const plan = (memoryBudget: number, options = {}) =>
  planOperator('here', 5000, 'factors', sizes, { memoryBudget, ...options });

describe('planOperator', () => {
  it('fills half the budget with a block, the rest with factors that stay, and never more', () => {
    for (const budget of [110e3, 200e3, 1e6, 5e6, 20e6]) {
      const { blockSize, blockCount, keptBlocks, vectors, bytes } = plan(budget);
      expect(blockCount).toBe(Math.ceil(5000 / blockSize));
      expect(bytes).toBe(5000 * vectors + blockSize * 100 * vectors + keptBlocks * blockSize * 1000);
      expect(bytes).toBeLessThanOrEqual(budget);
    }
    expect(plan(20e6)).toMatchObject({ blockSize: 1024, blockCount: 5, keptBlocks: 5, vectors: 16 });
    expect(plan(110e3)).toMatchObject({ blockSize: 64, keptBlocks: 0, vectors: 8 });
  });

  it('goes by what is said, and refuses what does not fit', () => {
    expect(plan(20e6, { blockSize: 10, keptBlocks: 3 })).toMatchObject({
      blockSize: 10,
      blockCount: 500,
      keptBlocks: 3,
    });
    expect(() => plan(50e3)).toThrow(MemoryBudgetError);
    expect(() => plan(50e3)).toThrow(
      'here: the memory budget of 50 kB must hold a block of 64 examples and the gradients of 8 vectors (91 kB); ' +
        'raise the budget, or take fewer parameters or outputs',
    );
    expect(() => plan(1e6, { blockSize: 5001 })).toThrow('here: blockSize must be an integer in 1..5000, got 5001');
    expect(() => plan(1e6, { keptBlocks: -1 })).toThrow('here: keptBlocks must be an integer of at least 0, got -1');
  });
});

describe('planOperator of blocks that hold something whatever their examples', () => {
  it('counts it in the making and in every block that is kept', () => {
    const size = (vectors: number) => ({ ...sizes(vectors), ofBlock: 10e3 });
    const { bytes, keptBlocks, blockSize, vectors } = planOperator('here', 5000, 'factors', size, {
      memoryBudget: 5e6,
    });
    expect(keptBlocks).toBeGreaterThan(0);
    expect(bytes).toBe(5000 * vectors + 30e3 + blockSize * 100 * vectors + keptBlocks * (blockSize * 1000 + 10e3));
    expect(bytes).toBeLessThanOrEqual(5e6);
  });

  it('keeps nothing by passes', () => {
    const size = (vectors: number) => ({ ...sizes(vectors), kept: 0 });
    const options = { memoryBudget: 5e6, keptBlocks: 3 };
    expect(planOperator('here', 5000, 'passes', size, options)).toMatchObject({ method: 'passes', keptBlocks: 0 });
  });
});

describe('termSizes', () => {
  it('counts a slot once, however many terms it has', () => {
    const term = (slot: string, R: number, I: number) => ({
      slot,
      left: new DenseMatrix(1, R),
      right: new DenseMatrix(1, I),
    });
    expect(termSizes([term('W', 3, 2), term('W', 3, 2), term('b', 4, 1)], 50, 10)).toEqual({
      ofExample: 100 + 8 * (3 + 2 + 3 + 2 + 4 + 1 + 2 * (3 + 40)),
      gradients: 8 * (60 + 40 + 2 * 60),
      kept: 8 * 15,
    });
  });
});
