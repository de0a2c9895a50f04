import { totalmem } from 'node:os';
import { MisuseError, type WorkOptions } from '@entk/core';
import { Interruption } from '../interruption.js';
import { type JobPool, openJobPool } from '../parallel/pool.js';
import { usableThreads } from '../parallel/threads.js';
import type { CellOutcome } from './cells/cell-record.js';
import type { Sweep } from './folder/open-sweep.js';
import {
  forgetFailures,
  hasFailed,
  isDone,
  openWork,
  publishFailure,
  publishResult,
  settledIn,
  tidy,
} from './folder/results.js';
import type { SweepCell } from './plan/cells.js';
import { type CellLimits, settingsText } from './plan/plan.js';

/** Every n-th cell from the i-th on. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** How a shard is run. */
export interface ShardOptions extends WorkOptions {
  readonly shard?: Shard;
  readonly threads?: number;
  /** Whether cells that have failed are tried again. @default false */
  readonly failedAgain?: boolean;
  /** Where cells are computed. @default threads of this process */
  readonly openPool?: typeof openJobPool;
}

/** What a run of a shard comes to. */
export interface ShardTally {
  readonly cells: number;
  readonly done: number;
  readonly failed: number;
  /** Of those done or failed, the ones that this run computed. */
  readonly computed: number;
}

/**
 * Computes the cells of a shard that have no result yet: in any order, any number of times, by any number of processes
 * at once.
 *
 * @throws MachineFault as soon as the machine refuses something; what is done is kept.
 * @throws Interruption when the signal is aborted.
 */
export async function runShard(
  sweep: Sweep,
  {
    shard = { index: 0, count: 1 },
    threads,
    failedAgain = false,
    openPool = openJobPool,
    signal,
    onProgress,
  }: ShardOptions = {},
): Promise<ShardTally> {
  const { folder, plan } = sweep;
  // Before anything is looked at: a slip is one, whatever there is left to do.
  const mostAtOnce = cellsAtOnce(plan.each, threads);
  const cells = sweep.cells.filter((_, index) => index % shard.count === shard.index);
  const keys = cells.map(({ key }) => key);
  if (failedAgain) await forgetFailures(folder, keys);
  const before = await settledIn(folder);
  const missing = cells.filter(({ key }) => !before.done.has(key) && !before.failed.has(key));
  let [computed, settled] = [0, cells.length - missing.length];
  const show = (detail?: string) => onProgress?.({ stage: 'cells', done: settled, total: cells.length, detail });
  show();
  if (missing.length > 0) {
    const atOnce = Math.min(missing.length, mostAtOnce);
    await inPool(
      (all) => openPool({ signal: all }, undefined, atOnce),
      signal,
      async (pool) => {
        const queue = missing.values();
        const work = async () => {
          for (const cell of queue) {
            if (await computeCell(sweep, cell, pool)) computed++;
            settled++;
            show(settingsText(cell.axes));
          }
        };
        await Promise.all(Array.from({ length: atOnce }, work));
      },
    );
  }
  await tidy(folder, keys);
  const { done, failed } = await settledIn(folder);
  const count = (set: ReadonlySet<string>) => keys.filter((key) => set.has(key)).length;
  return {
    cells: cells.length,
    done: count(done),
    failed: keys.filter((k) => failed.has(k) && !done.has(k)).length,
    computed,
  };
}

/** Threads for as long as there are cells; the others end with the first that cannot go on. */
async function inPool(
  open: (signal: AbortSignal) => JobPool,
  signal: AbortSignal | undefined,
  task: (pool: JobPool) => Promise<void>,
): Promise<void> {
  const ended = new AbortController();
  const all = signal ? AbortSignal.any([signal, ended.signal]) : ended.signal;
  const pool = open(all);
  try {
    await task(pool);
  } catch (error) {
    ended.abort(error);
    if (signal?.aborted) throw new Interruption('interrupted; what is done is kept, and the same command resumes');
    throw error;
  } finally {
    await pool.close();
  }
}

/** Computes and publishes one cell, unless another attempt has; tells whether this one did. */
async function computeCell({ folder, base, files }: Sweep, cell: SweepCell, pool: JobPool): Promise<boolean> {
  const { key } = cell;
  if (await isDone(folder, key)) return false;
  const work = await openWork(folder, key);
  const { axes: _, ...question } = cell;
  const outcome: CellOutcome = await pool.run('sweepCell', { cell: question, work, base, files }, key);
  // The stages of an attempt that ends second are gone before it does: its failure is none.
  if (await isDone(folder, key)) return false;
  if ('result' in outcome) await publishResult(folder, key, outcome.result);
  else if (!(await hasFailed(folder, key))) await publishFailure(folder, key, outcome.failure);
  return true;
}

/** As many as the threads and the memory of the machine hold. */
export function cellsAtOnce({ threads: each, memory }: CellLimits, threads?: number): number {
  const all = usableThreads(threads, 'sweep');
  const byMemory = memory === undefined ? Infinity : Math.floor(totalmem() / 1e6 / memory);
  return Math.max(1, Math.min(Math.floor(all / each), byMemory));
}

/**
 * A shard as the command line has it: `3/40`.
 *
 * @throws MisuseError for anything else.
 */
export function shardOf(text: string): Shard {
  const [, index, count] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  if (index !== undefined && shard.index < shard.count) return shard;
  throw new MisuseError({
    in: 'sweep',
    rule: '--shard must be i/n with i in 0..n-1',
    got: text,
    remedy: 'the shards of three tasks are 0/3, 1/3 and 2/3',
  });
}
