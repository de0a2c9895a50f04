import { closeSync, fsyncSync, renameSync } from 'node:fs';
import {
  breathe,
  type DenseMatrix,
  requireFields,
  requireInteger,
  requireOptions,
  requireSameExtent,
  type WorkOptions,
} from '@entk/core';
import { type Collapse, collapsedRows, requireCollapse } from '../collapse/collapse.js';
import { stripsOf } from '../tiles/for-each-tile.js';
import { tileCountOf } from '../tiles/kernel-tile.js';
import { openPartial, requireRoom, writeTile } from './partial-file.js';
import { storageError } from './storage-error.js';

/** A kernel in tiles of all outputs, as `kernelTile` makes them. */
export interface TiledShape {
  readonly exampleCount: number;
  readonly outputCount: number;
  readonly collapse: Collapse;
  readonly tileSize: number;
}

/**
 * Joins the tiles of a kernel, which came from anywhere, to the `.npy` file that `writeKernel` makes with the same tile
 * size: the same bytes.
 *
 * The file grows as `FILE.partial` and gets its name when it is complete; an older one is replaced then. One tile
 * is in memory at a time.
 *
 * @param readTile Tile number 0, 1, …, counted row of tiles by row of tiles on and above the diagonal.
 * @returns Axes of the kernel, [N, N], or [N·C, N·C] when flattened.
 * @throws ShapeError for a tile without the rows and columns of its place.
 * @throws StorageError for a full disk and the like.
 * @throws The signal's reason when aborted.
 * @remarks 8·N² bytes are written.
 * @example
 * ```ts
 * import { ndArray } from '@entk/core';
 * import { jacobianBlocks, kernelTile } from '@entk/kernels';
 * import { joinTiles, openMatrix } from '@entk/kernels/node';
 * import { defineNetwork, dense, initialiseBackend } from '@entk/models';
 *
 * await initialiseBackend();
 * const network = defineNetwork({ inputSize: 1, layers: [dense({ weight: 'W' })], parameters: { W: [2, 1] } });
 * const weights = new Map([['W', ndArray([2, 1])]]);
 * const blocks = jacobianBlocks(network, weights, ndArray([3, 1], Float32Array.of(1, 2, 3)));
 * const collapse = { kind: 'classMean' } as const;
 * const shape = { exampleCount: 3, outputCount: 2, collapse, tileSize: 2 };
 * const tile = async (index: number) => (await kernelTile(blocks, collapse, { tileSize: 2, index })).matrix;
 * await joinTiles('joined.npy', shape, tile);
 * const stored = await openMatrix('joined.npy');
 * (await stored.readRows(0, 2)).data; // Float64Array [1, 2, 3, 2, 4, 6]
 * await stored.close();
 * ```
 */
export async function joinTiles(
  file: string,
  shape: TiledShape,
  readTile: (index: number) => DenseMatrix | Promise<DenseMatrix>,
  options: Pick<WorkOptions, 'signal' | 'onProgress'> = {},
): Promise<readonly [number, number]> {
  const caller = 'joinTiles';
  requireOptions(caller, options, { signal: true, onProgress: true });
  requireFields(caller, 'shape', shape, ['exampleCount', 'outputCount', 'collapse', 'tileSize']);
  const { exampleCount, outputCount, collapse, tileSize } = shape;
  requireInteger(caller, 'exampleCount', exampleCount, { min: 1 });
  requireInteger(caller, 'outputCount', outputCount, { min: 1 });
  requireCollapse(caller, collapse, outputCount);
  requireInteger(caller, 'tileSize', tileSize, { min: 1, max: exampleCount });
  const { signal, onProgress } = options;
  const rows = collapsedRows(collapse, exampleCount, outputCount);
  const strips = stripsOf(shape, collapse, { tileSize, outputs: 'together' });
  const total = tileCountOf(exampleCount, tileSize);
  const partial = `${file}.partial`;
  const onDisk = <T>(work: () => T) => {
    try {
      return work();
    } catch (error) {
      throw storageError(caller, file, error, 'the tiles are as they were');
    }
  };
  const handle = onDisk(() => {
    requireRoom(caller, file, 8 * rows ** 2);
    return openPartial(partial, rows, false);
  });
  try {
    let index = 0;
    for (const [a, above] of strips.entries()) {
      for (const beside of strips.slice(a)) {
        await breathe(signal);
        const matrix = await readTile(index);
        requireSameExtent(caller, `rows of tile ${index}`, extentOf(above.runs), matrix.rows);
        requireSameExtent(caller, `columns of tile ${index}`, extentOf(beside.runs), matrix.columns);
        const place = { rows: above.runs, columns: beside.runs, onDiagonal: above === beside };
        onDisk(() => writeTile(handle, rows, { index, matrix, ...place }));
        index++;
        onProgress?.({ stage: 'joining tiles', done: index, total });
      }
    }
    onDisk(() => fsyncSync(handle));
  } finally {
    closeSync(handle);
  }
  onDisk(() => renameSync(partial, file));
  return [rows, rows];
}

function extentOf(runs: ReturnType<typeof stripsOf>[number]['runs']): number {
  return runs.reduce((sum, { count }) => sum + count, 0);
}
