import { MemoryBudgetError, MisuseError } from '@entk/core';
import { initialiseBackend } from '@entk/models';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, it } from 'vitest';
import { kernelTile, tileCountOf } from '../../src/index.js';
import { collapsedByDefinition, everyCollapse } from '../definition.js';
import { explicitJacobian } from '../explicit-jacobian.js';
import { threeLayerBlocks } from '../three-layers.js';
import { eps32 } from '../tolerances.js';

beforeAll(() => initialiseBackend());

const classMean = { kind: 'classMean' } as const;

describe('kernelTile', () => {
  it('has the entries of every collapse of J Jᵀ by its definition, where it says that they stand', async () => {
    const blocks = threeLayerBlocks(7);
    const J = explicitJacobian(blocks.take(0, 7));
    for (const collapse of everyCollapse(3)) {
      const whole = collapsedByDefinition(J, J, 3, collapse);
      const width = whole.columns;
      const seen = new Set<number>();
      for (let index = 0; index < tileCountOf(7, 3); index++) {
        const { matrix, rows, columns } = await kernelTile(blocks, collapse, { tileSize: 3, index });
        const [down, across] = [rows, columns].map((runs) =>
          runs.flatMap(({ inKernel, count }) => Array.from({ length: count }, (_, i) => inKernel + i)),
        );
        const expected = down.flatMap((row) => across.map((column) => whole.get(row, column)));
        expect(matrix.data).toBeCloseToArray(expected, { relativeToMax: 32 * eps32 });
        for (const row of down) for (const column of across) seen.add(row * width + column).add(column * width + row);
      }
      expect(seen.size).toBe(width ** 2);
    }
  });

  it('gives the same bits whatever the memory, and refuses what does not hold it', async () => {
    const blocks = threeLayerBlocks(30);
    const tile = (memoryBudget?: number) => kernelTile(blocks, classMean, { tileSize: 10, index: 1, memoryBudget });
    const roomy = await tile();
    expect((await tile(40_000)).matrix.data).toEqual(roomy.matrix.data);
    await expect(tile(4000)).rejects.toThrow(MemoryBudgetError);
  });

  it('refuses a tile that there is not', async () => {
    await expect(kernelTile(threeLayerBlocks(7), classMean, { tileSize: 3, index: 6 })).rejects.toThrow(
      /kernelTile: index must be .*5/,
    );
    await expect(kernelTile(threeLayerBlocks(7), classMean, { tileSize: 8, index: 0 })).rejects.toThrow(MisuseError);
  });
});

describe('tileCountOf', () => {
  it('counts the tiles on and above the diagonal', () => {
    expect([tileCountOf(6, 3), tileCountOf(7, 3), tileCountOf(2, 3)]).toEqual([3, 6, 1]);
  });
});
