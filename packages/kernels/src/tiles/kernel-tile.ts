import {
  MisuseError,
  requireFields,
  requireInteger,
  requireOptions,
  workOptionNames,
  type WorkOptions,
} from '@entk/core';
import type { Collapse } from '../collapse/collapse.js';
import { forEachTile, type Tile } from './for-each-tile.js';
import type { JacobianBlocks } from './jacobian-blocks.js';
import { settlePlan } from './plan.js';

/** Which tile of a kernel. */
export interface KernelTileOptions extends WorkOptions {
  /** Examples on a side of a tile; the last strip may have fewer. All tiles of a kernel have the same. */
  readonly tileSize: number;
  /** Counted row of tiles by row of tiles, on and above the diagonal. */
  readonly index: number;
}

/** How many tiles a kernel of N examples has, those on and above its diagonal. */
export function tileCountOf(exampleCount: number, tileSize: number): number {
  requireInteger('tileCountOf', 'exampleCount', exampleCount, { min: 1 });
  requireInteger('tileCountOf', 'tileSize', tileSize, { min: 1 });
  const strips = Math.ceil(exampleCount / tileSize);
  return (strips * (strips + 1)) / 2;
}

/**
 * One tile of the kernel of a batch with itself, for kernels whose tiles several processes or machines compute: a
 * function of the blocks, the collapse, the tile size and its number, whatever the memory and whoever computes it.
 *
 * All outputs of its examples are in a tile. `joinTiles` of `@entk/kernels/node` makes the file of `writeKernel`.
 *
 * @returns Its entries, with the rows and columns of the kernel where they stand; a tile off the diagonal stands for
 *   its transpose too.
 * @throws MemoryBudgetError if the tile does not fit.
 * @throws MisuseError for a tile that the kernel does not have.
 * @throws The signal's reason when aborted.
 * @remarks The factors of two strips of examples and one `crossKernel`.
 * @example
 * ```ts
 * import { ndArray } from '@entk/core';
 * import { jacobianBlocks, kernelTile, tileCountOf } from '@entk/kernels';
 * import { defineNetwork, dense, initialiseBackend } from '@entk/models';
 *
 * await initialiseBackend();
 * const network = defineNetwork({ inputSize: 1, layers: [dense({ weight: 'W' })], parameters: { W: [2, 1] } });
 * const weights = new Map([['W', ndArray([2, 1])]]);
 * const blocks = jacobianBlocks(network, weights, ndArray([3, 1], Float32Array.of(1, 2, 3)));
 * tileCountOf(3, 2); // 3: two on the diagonal, one above
 * // A linear network: K = x·x′, here of the first two examples with the third.
 * const { matrix } = await kernelTile(blocks, { kind: 'classMean' }, { tileSize: 2, index: 1 });
 * matrix.data; // Float64Array [3, 6]
 * ```
 */
export async function kernelTile(
  blocks: JacobianBlocks,
  collapse: Collapse,
  options: KernelTileOptions,
): Promise<Tile> {
  const caller = 'kernelTile';
  requireOptions<KernelTileOptions>(caller, options, { ...workOptionNames, tileSize: true, index: true });
  requireFields(caller, 'options', options, ['tileSize', 'index']);
  const { tileSize, index, memoryBudget, ...work } = options;
  const plan = settlePlan(caller, blocks, collapse, {
    memoryBudget,
    tileSize,
    destination: 'file',
    outputs: 'together',
  });
  requireInteger(caller, 'index', index, { min: 0, max: plan.tileCount - 1 });
  const found: Tile[] = [];
  const chosen = { ...plan, keptBlocks: 0 };
  await forEachTile(blocks, collapse, chosen, { ...work, isDone: (other) => other !== index }, (tile) => {
    found.push(tile);
  });
  const [tile] = found;
  if (tile) return tile;
  throw new MisuseError({ in: caller, rule: 'index must be of a tile', got: index });
}
