import { closeSync, existsSync, fdatasyncSync, fsyncSync, openSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { MisuseError, requireOptions, workOptionNames, type WorkOptions } from '@entk/core';
import type { Collapse } from '../collapse/collapse.js';
import { forEachTile } from '../tiles/for-each-tile.js';
import type { JacobianBlocks } from '../tiles/jacobian-blocks.js';
import { settlePlan, type TilePlan } from '../tiles/plan.js';
import { describeKernel, differences, type KernelDescription } from './digest.js';
import { createJournal, type Journal, openJournal, readJournal } from './journal.js';
import { openPartial, requireRoom, writeTile } from './partial-file.js';
import { storageError } from './storage-error.js';

/** How a kernel is to be written. */
export interface WriteKernelOptions extends WorkOptions {
  /** Examples on a side of a tile. @default the journal's, or as many as half the budget holds, 1,024 at most */
  readonly tileSize?: number;
}

/** A kernel that is on disk. */
export interface StoredKernel {
  readonly file: string;
  readonly collapse: Collapse;
  /** Axes [N, N], or [N·C, N·C] when flattened. */
  readonly shape: readonly [number, number];
  readonly plan: TilePlan;
  /** Tiles that an earlier run had finished. */
  readonly resumedTiles: number;
}

/**
 * Computes a kernel tile by tile into an `.npy` file: float64, C order, for `numpy.load` (with `mmap_mode` too) and for
 * `openMatrix`. Neither N² numbers nor N factors need fit in memory.
 *
 * The file grows as `FILE.partial` and gets its name when it is complete. `FILE.journal` beside it says what it is the
 * kernel of and which tiles are there, so that the same call goes on where a run was ended, at any moment and by
 * anything, with the bits of a run that was not; called once more, it finds the kernel complete and computes nothing.
 * One process at a time.
 *
 * @returns The file, and how it was cut into tiles.
 * @throws MemoryBudgetError before anything is written if not even one tile fits.
 * @throws MisuseError if the journal is of another kernel, saying in what it differs, or if there is a file that no
 *   journal speaks of.
 * @throws StorageError for a full disk, a folder that cannot be written to and the like, with what is there left as it
 *   is.
 * @throws The signal's reason when aborted.
 * @remarks The time of `tiledKernel` and of writing 8·N² bytes. The disk is flushed after every tile.
 * @example
 * ```ts
 * import { ndArray } from '@entk/core';
 * import { jacobianBlocks } from '@entk/kernels';
 * import { openMatrix, writeKernel } from '@entk/kernels/node';
 * import { defineNetwork, dense, initialiseBackend } from '@entk/models';
 *
 * await initialiseBackend();
 * const network = defineNetwork({ inputSize: 1, layers: [dense({ weight: 'W' })], parameters: { W: [2, 1] } });
 * const weights = new Map([['W', ndArray([2, 1])]]);
 * const blocks = jacobianBlocks(network, weights, ndArray([3, 1], Float32Array.of(1, 2, 3)));
 * await writeKernel('kernel.npy', blocks, { kind: 'classMean' });
 * const stored = await openMatrix('kernel.npy');
 * // A linear network: K = x·x′.
 * (await stored.readRows(1, 3)).data; // Float64Array [2, 4, 6, 3, 6, 9]
 * await stored.close();
 * ```
 */
export async function writeKernel(
  file: string,
  blocks: JacobianBlocks,
  collapse: Collapse,
  options: WriteKernelOptions = {},
): Promise<StoredKernel> {
  requireOptions<WriteKernelOptions>('writeKernel', options, { ...workOptionNames, tileSize: true });
  const { tileSize, memoryBudget, ...work } = options;
  const caller = 'writeKernel';
  const paths = { file, partial: `${file}.partial`, journal: `${file}.journal` };
  const found = fromDisk(file, 'nothing was changed', () => readJournal(caller, paths.journal));
  const plan = settlePlan(caller, blocks, collapse, {
    memoryBudget,
    tileSize: tileSize ?? sizeToGoOnWith(found?.description, blocks),
    destination: 'file',
  });
  const description = describeKernel(blocks, collapse, plan);
  if (found) requireSameKernel(paths.journal, found.description, description);
  const stored = { file, collapse, shape: [plan.rows, plan.rows] as const, plan };
  if (existsSync(file)) {
    if (!found?.complete) refuseForeignFile(file);
    return { ...stored, resumedTiles: plan.tileCount };
  }
  if (found?.complete && existsSync(paths.partial)) {
    fromDisk(file, 'all tiles are done and stay', () => publish(paths));
    return { ...stored, resumedTiles: plan.tileCount };
  }

  const bytes = 8 * plan.rows ** 2;
  const goesOn = found !== undefined && !found.complete && sizeOf(paths.partial) > bytes;
  const done = new Set(goesOn ? found.done : []);
  const standing = () =>
    `${done.size} of ${plan.tileCount} tiles are done and stay, and the same call goes on from there`;
  const opened = fromDisk(file, 'what was there is as it was', () => {
    requireRoom(caller, file, bytes, goesOn ? paths.partial : undefined);
    if (!goesOn) createJournal(paths.journal, description);
    const partial = openPartial(paths.partial, plan.rows, goesOn);
    return { partial, journal: openJournal(paths.journal) };
  });
  const resumedTiles = done.size;
  try {
    await forEachTile(blocks, collapse, plan, { ...work, isDone: (index) => done.has(index) }, (tile) =>
      fromDisk(file, standing, () => {
        writeTile(opened.partial, plan.rows, tile);
        fdatasyncSync(opened.partial);
        opened.journal.tileDone(tile.index);
        done.add(tile.index);
      }),
    );
    fromDisk(file, standing, () => finish(opened, paths));
  } finally {
    closeSync(opened.partial);
    opened.journal.close();
  }
  return { ...stored, resumedTiles };
}

interface Paths {
  readonly file: string;
  readonly partial: string;
  readonly journal: string;
}

function finish({ partial, journal }: { partial: number; journal: Journal }, paths: Paths): void {
  fsyncSync(partial);
  journal.complete();
  publish(paths);
}

function publish({ file, partial }: Paths): void {
  renameSync(partial, file);
  // Windows opens no folders, and has renames on the disk by itself.
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(file), 'r');
  fsyncSync(folder);
  closeSync(folder);
}

/** The journal's tile size, if it is of as many examples: else the difference is found and named later. */
function sizeToGoOnWith(found: KernelDescription | undefined, { exampleCount }: JacobianBlocks): number | undefined {
  return found && found.tiles.size <= exampleCount ? found.tiles.size : undefined;
}

function requireSameKernel(journal: string, found: KernelDescription, wanted: KernelDescription): void {
  const different = differences(found, wanted);
  const sameTiles = JSON.stringify(found.tiles) === JSON.stringify(wanted.tiles);
  if (different.length === 0 && sameTiles) return;
  throw new MisuseError({
    in: 'writeKernel',
    rule: `${journal} must be of the kernel that is asked for, but differs in ${[...different, ...(sameTiles ? [] : ['tiles'])].join(', ')}`,
    got: sameTiles ? undefined : found.tiles,
    context: sameTiles ? undefined : `asked for ${JSON.stringify(wanted.tiles)}`,
    remedy: 'choose another file, or remove the journal and what stands beside it to begin anew',
  });
}

function refuseForeignFile(file: string): never {
  throw new MisuseError({
    in: 'writeKernel',
    rule: `${file} must not be there yet: no journal says that it is this kernel`,
    remedy: 'remove it, or choose another file',
  });
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? -1;
}

function fromDisk<T>(file: string, standing: string | (() => string), work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw storageError('writeKernel', file, error, typeof standing === 'string' ? standing : standing());
  }
}
