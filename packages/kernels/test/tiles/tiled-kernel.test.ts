// Also tests tiles/for-each-tile.ts: its tiles are put together here.
import { MemoryBudgetError } from '@entk/core';
import { initialiseBackend } from '@entk/models';
import { tensorCount } from '@entk/models/tensor';
import { expect } from '@entk/testing/matchers';
import * as fc from 'fast-check';
import { beforeAll, describe, it } from 'vitest';
import { type Collapse, type JacobianBlocks, tiledKernel } from '../../src/index.js';
import { forEachTile } from '../../src/tiles/for-each-tile.js';
import { collapsedByDefinition, everyCollapse } from '../definition.js';
import { explicitJacobian } from '../explicit-jacobian.js';
import { threeLayerBlocks } from '../three-layers.js';
import { eps32 } from '../tolerances.js';
import { trialBlocks } from '../trial-blocks.js';

beforeAll(() => initialiseBackend());

/** Examples in blocks of other sizes may be summed in another order in float32. */
const otherBlocks = { relativeToMax: 32 * eps32 };

describe('tiledKernel', () => {
  it('is every collapse of J Jᵀ by its definition, J from finite differences, for random networks and tiles', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(1e6), fc.nat(3), async (seed, size) => {
        const { blocks, reference, tolerance } = trialBlocks(seed);
        const tileSize = 1 + (size % blocks.exampleCount);
        for (const collapse of everyCollapse(blocks.outputCount)) {
          const { matrix } = await tiledKernel(blocks, collapse, { tileSize });
          const expected = collapsedByDefinition(reference, reference, blocks.outputCount, collapse);
          expect(matrix).toBeCloseToArray(expected, { absolute: tolerance * blocks.outputCount });
          expect(matrix).toBeSymmetric();
        }
      }),
      { numRuns: 30, seed: 3 },
    );
  });

  it('takes outputs one by one where the budget wants it, with factors of outputs too', async () => {
    const blocks = threeLayerBlocks(20, { outputFactors: [1, -2, 0.5] });
    const J = explicitJacobian(blocks.take(0, 20));
    const collapses: Collapse[] = [
      { kind: 'classMean' },
      { kind: 'trace' },
      { kind: 'perClass', output: 1 },
      { kind: 'flattened', rowOrder: 'classMajor' },
    ];
    for (const collapse of collapses) {
      const rows = collapse.kind === 'flattened' ? 60 : 20;
      const { matrix, plan } = await tiledKernel(blocks, collapse, { memoryBudget: 8 * rows ** 2 + 3000 });
      expect(plan.outputs).toBe('oneByOne');
      expect(matrix).toBeCloseToArray(collapsedByDefinition(J, J, 3, collapse), otherBlocks);
      expect(matrix).toBeSymmetric();
    }
  });

  it('gives the same bits for the same tiles, whatever is kept', async () => {
    const blocks = threeLayerBlocks(40);
    const collapse = { kind: 'flattened', rowOrder: 'exampleMajor' } as const;
    const roomy = await tiledKernel(blocks, collapse, { tileSize: 7 });
    const tight = await tiledKernel(blocks, collapse, { tileSize: 7, memoryBudget: 8 * 120 ** 2 + 24_000 });
    expect([roomy.plan.keptBlocks, tight.plan.keptBlocks]).toEqual([6, 0]);
    expect(Buffer.from(tight.matrix.data.buffer).equals(Buffer.from(roomy.matrix.data.buffer))).toBe(true);
  });

  it('computes half of the tiles, and factors once a row of tiles or once in all where they are kept', async () => {
    const taken: string[] = [];
    const counted = (blocks: JacobianBlocks): JacobianBlocks => ({
      ...blocks,
      take: (from, to) => {
        taken.push(`${from}-${to}`);
        return blocks.take(from, to);
      },
    });
    const kept = await tiledKernel(counted(threeLayerBlocks(9)), { kind: 'trace' }, { tileSize: 3 });
    expect([kept.plan.tileCount, taken.length]).toEqual([6, 3]);
    taken.length = 0;
    await tiledKernel(counted(threeLayerBlocks(9)), { kind: 'trace' }, { tileSize: 3, memoryBudget: 5100 });
    expect(taken).toEqual(['0-3', '3-6', '6-9', '3-6', '6-9', '6-9']);
  });

  it('says how far it is, stops when aborted, leaves no tensor, and refuses what would not fit', async () => {
    const before = tensorCount();
    const blocks = threeLayerBlocks(9);
    const controller = new AbortController();
    const seen: number[] = [];
    const run = tiledKernel(
      blocks,
      { kind: 'trace' },
      {
        tileSize: 3,
        signal: controller.signal,
        onProgress: ({ done, total, stage }) => {
          seen.push(done);
          expect([total, stage]).toEqual([6, 'tiles of the trace over outputs kernel']);
          if (done === 2) controller.abort(new Error('enough'));
        },
      },
    );
    await expect(run).rejects.toThrow('enough');
    expect(seen).toEqual([1, 2]);
    expect(tensorCount()).toBe(before);
    await expect(tiledKernel(blocks, { kind: 'trace' }, { memoryBudget: 700 })).rejects.toThrow(MemoryBudgetError);
  });

  it('records what the kernel is of', async () => {
    const blocks = threeLayerBlocks(4, { parameters: ['W1'], outputFactors: [1, 2, 3] });
    const { parameters, exampleCounts, outputCount, outputFactors } = await tiledKernel(blocks, { kind: 'classMean' });
    expect({ parameters, exampleCounts, outputCount }).toEqual({
      parameters: ['W1'],
      exampleCounts: [4, 4],
      outputCount: 3,
    });
    expect([...outputFactors]).toEqual([1, 2, 3]);
  });
});

describe('forEachTile', () => {
  it('leaves out tiles that are done, and says where each row of a tile stands', async () => {
    const blocks = threeLayerBlocks(5);
    const collapse = { kind: 'flattened', rowOrder: 'classMajor' } as const;
    const { plan } = await tiledKernel(blocks, collapse, { tileSize: 3 });
    const seen: unknown[] = [];
    await forEachTile(
      blocks,
      collapse,
      plan,
      { isDone: (index) => index === 0 },
      ({ index, rows, columns, onDiagonal }) => {
        seen.push([index, onDiagonal, rows.map((run) => run.inKernel), columns.map((run) => run.inKernel)]);
      },
    );
    expect(seen).toEqual([
      [1, false, [0, 5, 10], [3, 8, 13]],
      [2, true, [3, 8, 13], [3, 8, 13]],
    ]);
  });
});
