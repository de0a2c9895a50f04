import { stat } from 'node:fs/promises';
import type { WorkOptions } from '@entk/core';
import { openJobPool } from '../parallel/pool.js';
import type { Sweep } from './folder/open-sweep.js';
import { publishFailure, publishResult, settledIn } from './folder/results.js';
import { resultFile } from './folder/places.js';
import { cellsAtOnce } from './run-cells.js';
import type { SweepCell } from './plan/cells.js';

/** What a sweep will take. */
export interface Estimate {
  readonly cells: number;
  readonly missing: number;
  /** Of the cells that were computed for it, whose results stay; none where nothing is missing. */
  readonly seconds: readonly number[];
  /** Minutes of one core for what is missing. */
  readonly coreMinutes: number;
  /** Minutes on this machine. */
  readonly minutes: number;
  /** Cells at once on this machine. */
  readonly atOnce: number;
  /** Megabytes of all results. */
  readonly megabytes: number;
}

/** Cells computed for an estimate, and seconds after which there is no other. */
const most = { cells: 5, seconds: 20 } as const;

/**
 * Computes a few cells, from one end of the plan to the other since they differ in size, to tell what all of them take.
 *
 * @param threads As the run will be given; those of the machine without it.
 */
export async function estimate(
  sweep: Sweep,
  { threads, signal, onProgress }: WorkOptions & { readonly threads?: number },
): Promise<Estimate> {
  const { folder, plan, cells } = sweep;
  const settled = await settledIn(folder);
  const missing = cells.filter(({ key }) => !settled.done.has(key) && !settled.failed.has(key));
  const chosen = spread(missing);
  const seconds: number[] = [];
  const pool = openJobPool({ signal }, undefined, 1);
  try {
    for (const cell of chosen) {
      onProgress?.({ stage: 'timing cells', done: seconds.length, total: chosen.length });
      const { axes: _, ...question } = cell;
      const { base, files } = sweep;
      const outcome = await pool.run('sweepCell', { cell: question, base, files }, cell.key);
      if ('result' in outcome) await publishResult(folder, cell.key, outcome.result);
      else await publishFailure(folder, cell.key, outcome.failure);
      seconds.push(outcome.seconds);
      if (total(seconds) > most.seconds) break;
    }
  } finally {
    await pool.close();
  }
  const atOnce = cellsAtOnce(plan.each, threads);
  const left = missing.length - seconds.length;
  const coreMinutes = seconds.length === 0 ? 0 : (total(seconds) / seconds.length / 60) * left;
  const bytes = await meanSize(folder, cells.filter(({ key }) => settled.done.has(key)).concat(chosen));
  return {
    cells: cells.length,
    missing: left,
    seconds,
    coreMinutes,
    minutes: coreMinutes / Math.min(atOnce, Math.max(1, left)),
    atOnce,
    megabytes: (bytes * cells.length) / 1e6,
  };
}

/**
 * Cells from both ends of the plan first: where time is short, the first and the last, between whose sizes most others
 * are.
 */
function spread(cells: readonly SweepCell[]): SweepCell[] {
  const last = cells.length - 1;
  const places = [0, last, Math.round(last / 2), Math.round(last / 4), Math.round((3 * last) / 4)];
  const distinct = [...new Set(places)].filter((place) => place >= 0);
  return distinct.slice(0, most.cells).map((place) => cells[place]);
}

async function meanSize(folder: string, cells: readonly SweepCell[]): Promise<number> {
  const sizes: number[] = [];
  for (const { key } of cells.slice(-most.cells)) {
    const found = await stat(resultFile(folder, key)).catch(() => undefined);
    if (found) sizes.push(found.size);
  }
  return sizes.length === 0 ? 0 : total(sizes) / sizes.length;
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** The estimate in lines. */
export function estimateText({ cells, missing, seconds, coreMinutes, minutes, atOnce, megabytes }: Estimate): string {
  if (missing === 0) {
    const now = seconds.length === 0 ? '' : `, ${seconds.length} of them now in ${total(seconds).toPrecision(2)} s`;
    return `${cells} cells, all of them done or failed${now}`;
  }
  const range = [Math.min(...seconds), Math.max(...seconds)].map((value) => value.toPrecision(2));
  return [
    `${cells} cells, ${missing} of them to be computed`,
    `${range[0]} to ${range[1]} s a cell in the ${seconds.length} computed now`,
    `about ${minutesText(coreMinutes)} of one core; ${minutesText(minutes)} here, ${atOnce} at once`,
    `about ${megabytes.toPrecision(2)} MB of results`,
  ].join('\n');
}

function minutesText(minutes: number): string {
  if (minutes < 1) return `${Math.max(1, Math.round(60 * minutes))} s`;
  return minutes < 90 ? `${Math.round(minutes)} min` : `${(minutes / 60).toPrecision(2)} h`;
}
