import { MemoryBudgetError, MisuseError } from '@entk/core';
import { initialiseBackend } from '@entk/models';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, it } from 'vitest';
import { planTiles } from '../../src/index.js';
import { threeLayerBlocks } from '../three-layers.js';

beforeAll(() => initialiseBackend());

const classMean = { kind: 'classMean' } as const;
const flattened = { kind: 'flattened', rowOrder: 'classMajor' } as const;
const blocks = () => threeLayerBlocks(3000);
const perExample = 8 * 34;

describe('planTiles', () => {
  it('says what it will hold, and holds no more than the budget', () => {
    for (const memoryBudget of [50e3, 300e3, 5e6, 60e6, 1e9]) {
      const { bytes, tileSize, tileCount, keptBlocks } = planTiles(blocks(), classMean, {
        memoryBudget,
        destination: 'file',
      });
      const side = Math.ceil(3000 / tileSize);
      expect(bytes.total).toBe(bytes.tile + bytes.factors + bytes.kept + bytes.result);
      expect(bytes.total).toBeLessThanOrEqual(memoryBudget);
      expect(bytes.tile).toBe(4 * 8 * tileSize ** 2);
      expect(bytes.factors).toBe(5 * tileSize * perExample);
      expect(bytes.kept).toBe(keptBlocks * tileSize * perExample);
      expect(tileCount).toBe((side * (side + 1)) / 2);
    }
  });

  it('keeps the factors of all blocks where there is room, and takes tiles of 1,024 at most', () => {
    const roomy = planTiles(blocks(), classMean, { memoryBudget: 1e9 });
    expect([roomy.tileSize, roomy.keptBlocks, roomy.bytes.result]).toEqual([1024, 3, 8 * 3000 ** 2]);
  });

  it('takes outputs one by one only where a small tile of all of them would not fit', () => {
    const wide = planTiles(blocks(), flattened, { memoryBudget: 200e3, destination: 'file' });
    expect([wide.outputs, wide.rows]).toEqual(['together', 9000]);
    const narrow = planTiles(blocks(), flattened, { memoryBudget: 40e3, destination: 'file' });
    const strips = 3 * Math.ceil(3000 / narrow.tileSize);
    expect([narrow.outputs, narrow.tileCount]).toEqual(['oneByOne', (strips * (strips + 1)) / 2]);
    expect(narrow.bytes.total).toBeLessThanOrEqual(40e3);
  });

  it('refuses what does not fit, with what would', () => {
    const plan =
      (memoryBudget: number, options = {}) =>
      () =>
        planTiles(blocks(), classMean, { memoryBudget, ...options });
    expect(plan(10e6)).toThrow(MemoryBudgetError);
    expect(plan(10e6)).toThrow(
      'planTiles: the memory budget of 10 MB must hold the 3000×3000 kernel and a tile of 1 example a side (72 MB); ' +
        'write it to a file with writeKernel of @entk/kernels/node, or use kernelOperator',
    );
    expect(plan(400, { destination: 'file' })).toThrow(
      /planTiles: the memory budget of 400 B must hold a tile of 1 example a side \(.*B\); raise the budget/,
    );
    expect(plan(1e6, { destination: 'file', tileSize: 500 })).toThrow('leave tileSize out, or raise the budget');
    expect(plan(1e9, { tileSize: 3001 })).toThrow('planTiles: tileSize must be an integer in 1..3000, got 3001');
    expect(() => planTiles(blocks(), { kind: 'perClass', output: 3 })).toThrow(MisuseError);
  });
});
