import {
  bytesText,
  defaultMemoryBudget,
  MemoryBudgetError,
  requireInteger,
  requireOneOf,
  requireOptions,
} from '@entk/core';
import { readAgain, readoutOf } from '@entk/models/layers';
import { type Collapse, collapsedRows, requireCollapse } from '../collapse/collapse.js';
import { matricesHeld } from '../contraction/use-products.js';
import { type JacobianBlocks, jacobianBlocks } from './jacobian-blocks.js';

/** How a kernel is cut into tiles and what that takes, settled before it starts. */
export interface TilePlan {
  /** Rows of the kernel, N or N·C. */
  readonly rows: number;
  /** Examples on a side of a tile; the last tiles of a side may have fewer. */
  readonly tileSize: number;
  /**
   * `together`: a tile has all outputs · `oneByOne`: outputs are taken singly, because all of them would not fit; a
   * flattened kernel then has C² times as many tiles.
   */
  readonly outputs: 'together' | 'oneByOne';
  /** Tiles that are computed: those on and above the diagonal. */
  readonly tileCount: number;
  /** Blocks of examples, counted from the last, whose factors stay in memory for all rows of tiles. */
  readonly keptBlocks: number;
  /** Bytes held at the fullest, by what holds them. */
  readonly bytes: {
    /** A tile with the terms it is summed from, here and in WASM. */
    readonly tile: number;
    /** Factors of a tile's two sides, those being made included. */
    readonly factors: number;
    /** Factors that stay. */
    readonly kept: number;
    /** The kernel itself, where it is to be held in memory. */
    readonly result: number;
    readonly total: number;
  };
}

/** What settles a plan. */
export interface TilePlanOptions {
  /** The most bytes the tiles, the factors and the result in memory may take together. */
  readonly memoryBudget?: number;
  /** Examples on a side of a tile. @default as many as half the budget holds, 1,024 at most */
  readonly tileSize?: number;
  /** Where the kernel goes: a result in memory counts in the budget. @default 'memory' */
  readonly destination?: 'memory' | 'file';
  /** Whether a tile has all outputs or one. @default `together` where that fits the budget */
  readonly outputs?: TilePlan['outputs'];
}

/** Products of larger tiles are no faster. */
const largestTile = 1024;
/** Below it a tile's factors cost more than its entries; it is gone below only where more do not fit. */
const smallestTile = 16;
/** The factors of both sides, their copies in WASM, and those of one side in float32 while they are made. */
const factorsHeld = 5;

/**
 * Says how a kernel would be cut into tiles and what it would hold, without computing anything.
 *
 * @throws MemoryBudgetError if not even a tile of one example fits, or not the result, with what would.
 * @throws MisuseError for a tile size out of range.
 * @example
 * ```ts
 * import { ndArray } from '@entk/core';
 * import { jacobianBlocks, planTiles } from '@entk/kernels';
 * import { defineNetwork, dense, initialiseBackend } from '@entk/models';
 *
 * await initialiseBackend();
 * const network = defineNetwork({ inputSize: 2, layers: [dense({ weight: 'W' })], parameters: { W: [3, 2] } });
 * const weights = new Map([['W', ndArray([3, 2])]]);
 * const blocks = jacobianBlocks(network, weights, ndArray([5000, 2]));
 * const plan = planTiles(blocks, { kind: 'classMean' }, { destination: 'file', memoryBudget: 50e6 });
 * plan.tileSize; // 882
 * plan.tileCount; // 21
 * plan.bytes.total; // < 50000000
 * ```
 */
export function planTiles(blocks: JacobianBlocks, collapse: Collapse, options: TilePlanOptions = {}): TilePlan {
  requireOptions<TilePlanOptions>('planTiles', options, {
    memoryBudget: true,
    tileSize: true,
    destination: true,
    outputs: true,
  });
  return settlePlan('planTiles', blocks, collapse, options);
}

/** {@link planTiles} in the name of another function. */
export function settlePlan(
  caller: string,
  blocks: JacobianBlocks,
  collapse: Collapse,
  options: TilePlanOptions,
): TilePlan {
  const { exampleCount, outputCount } = blocks;
  requireCollapse(caller, collapse, outputCount);
  const { memoryBudget: budget = defaultMemoryBudget, tileSize, destination = 'memory' } = options;
  if (tileSize !== undefined) requireInteger(caller, 'tileSize', tileSize, { min: 1, max: exampleCount });
  const rows = collapsedRows(collapse, exampleCount, outputCount);
  const result = destination === 'memory' ? 8 * rows ** 2 : 0;
  const least = tileSize ?? Math.min(exampleCount, smallestTile);
  const together = sizing(blocks, collapsedRows(collapse, 1, outputCount));
  const singly = canGoSingly(collapse) ? sizing(ofOneOutput(blocks, 0), 1) : undefined;
  const fits = (size: Sizing, examples: number) => result + size.tile(examples) + size.factors(examples) <= budget;
  const outputs = options.outputs ?? (fits(together, least) || !singly ? 'together' : 'oneByOne');
  requireOneOf(caller, 'outputs', outputs, singly ? ['together', 'oneByOne'] : ['together']);
  const size = outputs === 'together' ? together : (singly as Sizing);
  const smallest = tileSize ?? 1;
  if (!fits(size, smallest)) {
    const needed = result + size.tile(smallest) + size.factors(smallest);
    throw new MemoryBudgetError({
      in: caller,
      rule:
        `the memory budget of ${bytesText(budget)} must hold ${result > 0 ? `the ${rows}×${rows} kernel and ` : ''}` +
        `a tile of ${smallest} example${smallest > 1 ? 's' : ''} a side (${bytesText(needed)})`,
      remedy: remedyFor(result, budget, tileSize, collapse),
    });
  }
  const chosen = tileSize ?? chooseTile(size, exampleCount, budget - result);
  const blockCount = Math.ceil(exampleCount / chosen);
  const [tile, factors] = [size.tile(chosen), size.factors(chosen)];
  const room = Math.floor((budget - result - tile - factors) / size.block(chosen));
  const keptBlocks = outputs === 'together' ? Math.min(blockCount, Math.max(0, room)) : 0;
  const kept = keptBlocks * size.block(chosen);
  const strips = outputs === 'oneByOne' && collapse.kind === 'flattened' ? blockCount * outputCount : blockCount;
  return {
    rows,
    tileSize: chosen,
    outputs,
    tileCount: (strips * (strips + 1)) / 2,
    keptBlocks,
    bytes: { tile, factors, kept, result, total: tile + factors + kept + result },
  };
}

interface Sizing {
  readonly tile: (examples: number) => number;
  readonly factors: (examples: number) => number;
  readonly block: (examples: number) => number;
}

function sizing({ bytesPerExample }: JacobianBlocks, rowsPerExample: number): Sizing {
  return {
    tile: (examples) => matricesHeld * 8 * (examples * rowsPerExample) ** 2,
    factors: (examples) => factorsHeld * examples * bytesPerExample,
    block: (examples) => examples * bytesPerExample,
  };
}

/** The largest tile that half of the room holds, or where that is a small one, a small one that all of it holds. */
function chooseTile(size: Sizing, exampleCount: number, room: number): number {
  const most = Math.min(exampleCount, largestTile);
  const within = (bytes: number) => largest(most, (examples) => size.tile(examples) + size.factors(examples) <= bytes);
  return Math.max(within(room / 2), Math.min(smallestTile, within(room)));
}

/** The largest of 0 … most that fits, fitting being a matter of size. */
function largest(most: number, fits: (examples: number) => boolean): number {
  let [low, high] = [0, most];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Whether the kernel is a sum or an arrangement of kernels of one output each, in runs that a file can take. */
function canGoSingly(collapse: Collapse): boolean {
  if (collapse.kind === 'flattened') return collapse.rowOrder === 'classMajor';
  return collapse.kind !== 'meanOutput';
}

/** The same examples by output c alone; its factor is left to the caller. */
export function ofOneOutput({ origin, outputs, parameterShapes }: JacobianBlocks, output: number): JacobianBlocks {
  const { network, parameters, inputs } = origin;
  return jacobianBlocks(network, parameters, inputs, {
    parameters: Array.from(parameterShapes.keys()),
    readout: readoutOf(readAgain('planTiles', outputs, [output])),
  });
}

function remedyFor(result: number, budget: number, tileSize: number | undefined, collapse: Collapse): string {
  if (result > budget / 2) return 'write it to a file with writeKernel of @entk/kernels/node, or use kernelOperator';
  if (tileSize !== undefined && tileSize > 1) return 'leave tileSize out, or raise the budget';
  return canGoSingly(collapse)
    ? 'raise the budget, or take fewer parameters'
    : 'raise the budget, take fewer outputs or parameters, or a collapse whose outputs can be taken singly';
}
