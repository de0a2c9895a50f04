import { DenseMatrix, requireOptions, workOptionNames, type WorkOptions } from '@entk/core';
import type { Collapse } from '../collapse/collapse.js';
import type { Kernel } from '../kernel.js';
import { forEachTile, type Run, type Tile } from './for-each-tile.js';
import type { JacobianBlocks } from './jacobian-blocks.js';
import { settlePlan, type TilePlan } from './plan.js';

/** How a kernel is to be tiled. */
export interface TiledKernelOptions extends WorkOptions {
  /**
   * Examples on a side of a tile. @default as many as half of what the result leaves of the budget holds, 1,024 at most
   */
  readonly tileSize?: number;
}

/** A kernel made tile by tile, and how. */
export interface TiledKernel extends Kernel {
  readonly plan: TilePlan;
}

/**
 * The kernel of a batch with itself, tile by tile, so that beside the result only two blocks of factors and a few tiles
 * are in memory: `empiricalNtk` with an end to what it holds.
 *
 * K_ij(x, x′) = Σ_μ ∂f_i(x)/∂θ_μ · ∂f_j(x′)/∂θ_μ (eq. 3), collapsed. The tiles above the diagonal stand for those
 * below.
 *
 * @returns Axes [N, N] (or [N·C, N·C]), exactly symmetric. The same tile size gives the same bits.
 * @throws MemoryBudgetError before it starts if the result and a tile would not fit, naming what would.
 * @throws MisuseError for a collapse the network does not have.
 * @throws The signal's reason when aborted.
 * @remarks The time of `empiricalNtk`, and the factors of a block of examples once for every row of tiles, or once
 *   where the plan keeps them.
 * @example
 * ```ts
 * import { ndArray } from '@entk/core';
 * import { jacobianBlocks, tiledKernel } from '@entk/kernels';
 * import { defineNetwork, dense, initialiseBackend } from '@entk/models';
 *
 * await initialiseBackend();
 * const network = defineNetwork({ inputSize: 1, layers: [dense({ weight: 'W' })], parameters: { W: [2, 1] } });
 * const weights = new Map([['W', ndArray([2, 1])]]);
 * const blocks = jacobianBlocks(network, weights, ndArray([3, 1], Float32Array.of(1, 2, 3)));
 * // A linear network: K = x·x′.
 * const { matrix, plan } = await tiledKernel(blocks, { kind: 'classMean' }, { tileSize: 2 });
 * matrix.data; // Float64Array [1, 2, 3, 2, 4, 6, 3, 6, 9]
 * plan.tileCount; // 3
 * ```
 */
export async function tiledKernel(
  blocks: JacobianBlocks,
  collapse: Collapse,
  options: TiledKernelOptions = {},
): Promise<TiledKernel> {
  requireOptions<TiledKernelOptions>('tiledKernel', options, { ...workOptionNames, tileSize: true });
  const { tileSize, memoryBudget, ...work } = options;
  const plan = settlePlan('tiledKernel', blocks, collapse, { memoryBudget, tileSize, destination: 'memory' });
  const matrix = new DenseMatrix(plan.rows, plan.rows);
  await forEachTile(blocks, collapse, plan, work, (tile) => place(matrix, tile));
  return {
    matrix,
    collapse,
    parameters: Array.from(blocks.parameterShapes.keys()),
    exampleCounts: [blocks.exampleCount, blocks.exampleCount],
    outputCount: blocks.outputCount,
    outputFactors: blocks.outputFactors.slice(),
    plan,
  };
}

function place(target: DenseMatrix, tile: Tile): void {
  forEachRun(tile.matrix, tile.rows, tile.columns, (row, column, values) => target.rowSpan(row).set(values, column));
  if (tile.onDiagonal) return;
  forEachRun(tile.matrix.transpose(), tile.columns, tile.rows, (row, column, values) =>
    target.rowSpan(row).set(values, column),
  );
}

/** Every unbroken run of a tile's rows: its row and first column in the kernel, and its entries. */
export function forEachRun(
  matrix: DenseMatrix,
  rows: readonly Run[],
  columns: readonly Run[],
  body: (row: number, column: number, values: Float64Array) => void,
): void {
  for (const { inTile, inKernel, count } of rows) {
    for (let i = 0; i < count; i++) {
      const row = matrix.rowSpan(inTile + i);
      for (const run of columns) body(inKernel + i, run.inKernel, row.subarray(run.inTile, run.inTile + run.count));
    }
  }
}
