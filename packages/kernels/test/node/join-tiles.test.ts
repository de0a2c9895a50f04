import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DenseMatrix, ShapeError } from '@entk/core';
import { initialiseBackend } from '@entk/models';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, it } from 'vitest';
import { kernelTile } from '../../src/index.js';
import { joinTiles, StorageError, writeKernel } from '../../src/node/index.js';
import { everyCollapse } from '../definition.js';
import { threeLayerBlocks } from '../three-layers.js';
import { temporaryFolder } from './temporary-folder.js';

beforeAll(() => initialiseBackend());

const folder = temporaryFolder();
const trace = { kind: 'trace' } as const;
const shape = { exampleCount: 7, outputCount: 3, collapse: trace, tileSize: 3 };

describe('joinTiles', () => {
  it('makes the bytes of writeKernel of every collapse, from tiles made in any order', async () => {
    const blocks = threeLayerBlocks(11);
    for (const [number, collapse] of everyCollapse(3).entries()) {
      const [whole, joined] = ['whole', 'joined'].map((name) => join(folder, `${name}-${number}.npy`));
      await writeKernel(whole, blocks, collapse, { tileSize: 4 });
      const tiles = new Map<number, DenseMatrix>();
      for (const index of [5, 0, 3, 1, 4, 2]) {
        tiles.set(index, (await kernelTile(blocks, collapse, { tileSize: 4, index })).matrix);
      }
      const axes = { exampleCount: 11, outputCount: 3, collapse, tileSize: 4 };
      await joinTiles(joined, axes, (index) => tiles.get(index) as DenseMatrix);
      expect(readFileSync(joined).equals(readFileSync(whole))).toBe(true);
    }
  });

  it('leaves no file of that name where a tile is not what stands there, or is missing', async () => {
    const file = join(folder, 'wrong.npy');
    const wrong = joinTiles(file, shape, () => new DenseMatrix(3, 2));
    await expect(wrong).rejects.toThrow(ShapeError);
    await expect(wrong).rejects.toThrow(/columns of tile 0/);
    await expect(joinTiles(file, shape, () => Promise.reject(new Error('no such tile')))).rejects.toThrow('no such');
    expect(existsSync(file)).toBe(false);
  });

  it('says what the disk refuses', async () => {
    const nowhere = join(folder, 'nowhere', 'kernel.npy');
    await expect(joinTiles(nowhere, shape, () => new DenseMatrix(3, 3))).rejects.toThrow(StorageError);
  });
});
