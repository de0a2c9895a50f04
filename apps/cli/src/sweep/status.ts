import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { askEngine } from './engines/ask-engine.js';
import { type EngineStatus, readSubmission } from './engines/submission.js';
import type { Sweep } from './folder/open-sweep.js';
import { collectLog, names, resultFile } from './folder/places.js';
import { settledIn } from './folder/results.js';

/** How far a sweep has come. */
export interface SweepStatus {
  readonly cells: number;
  readonly done: number;
  readonly failed: number;
  readonly missing: number;
  /** What the engine that it was given to knows: tasks of Slurm, cells of a queue. */
  readonly engine?: EngineStatus;
  /** At the rate of the cells that were finished last; nothing where none was in the last minutes. */
  readonly minutesLeft?: number;
}

/** Counts by listing names; no cell is opened. */
export async function statusOf({ folder, cells }: Sweep, now = Date.now()): Promise<SweepStatus> {
  const settled = await settledIn(folder);
  const done = cells.filter(({ key }) => settled.done.has(key));
  const failed = cells.filter(({ key }) => settled.failed.has(key) && !settled.done.has(key)).length;
  const missing = cells.length - done.length - failed;
  const submission = missing > 0 ? await readSubmission(folder) : undefined;
  const asked = submission && (await askEngine(submission));
  const engine = asked && (await withHint(asked, folder));
  const files = done.map(({ key }) => resultFile(folder, key));
  const minutesLeft = missing > 0 ? await minutesFor(missing, files, now) : undefined;
  return { cells: cells.length, done: done.length, failed, missing, engine, minutesLeft };
}

/** Why cells are missing of an array that has ended. */
async function withHint(engine: EngineStatus, folder: string): Promise<EngineStatus> {
  const { running, waiting, fault } = engine;
  if (engine.engine !== 'slurm' || fault !== undefined || running + waiting > 0) return engine;
  const logs = await readdir(join(folder, names.log)).catch(() => []);
  // A task whose output has nowhere to go does not begin.
  const hint = logs.some((name) => name !== collectLog)
    ? `no task runs or waits: ${join(folder, names.log)} says why, and the same command resumes`
    : `no task runs or waits, and none left a log: the nodes may not share ${folder}`;
  return { ...engine, hint };
}

/** Files whose times are looked at, of as many as there may be. */
const mostLookedAt = 400;

/** A sweep that has finished nothing for so long (ms) does not run. */
const longestPause = 15 * 60_000;

/** Of the cells looked at, the share that was finished last and tells the rate. */
const recent = 0.25;

async function minutesFor(missing: number, files: readonly string[], now: number): Promise<number | undefined> {
  const step = Math.max(1, Math.floor(files.length / mostLookedAt));
  const sampled = files.filter((_, index) => index % step === 0);
  const times = (await Promise.all(sampled.map((file) => timeOf(file)))).filter((time) => time !== undefined);
  const last = times.toSorted((left, right) => left - right).slice(-Math.max(3, Math.ceil(times.length * recent)));
  const [first] = last;
  const newest = last[last.length - 1];
  if (last.length < 3 || now - newest > longestPause || newest === first) return undefined;
  const finished = (last.length - 1) * step;
  return ((missing / finished) * (newest - first)) / 60_000;
}

function timeOf(file: string): Promise<number | undefined> {
  return stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => undefined,
  );
}

/** `812 of 1,000 done · 3 failed · 40 running · 145 waiting · 12 min left`. */
export function statusText({ cells, done, failed, missing, engine, minutesLeft }: SweepStatus): string {
  const parts = [
    `${done} of ${cells} done`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(missing > 0 ? [`${missing} missing`] : []),
    ...(engine ? [engineText(engine)] : []),
    ...(minutesLeft === undefined ? [] : [`${minutesLeft < 1 ? 'less than 1' : Math.ceil(minutesLeft)} min left`]),
  ];
  return parts.join(' · ');
}

function engineText({ engine, running, waiting, nodes = 0, fault, hint }: EngineStatus): string {
  if (hint !== undefined) return hint;
  if (fault !== undefined) return `${engine} does not answer (${fault})`;
  const what = engine === 'slurm' ? ' tasks' : '';
  const where = nodes > 0 ? ` on ${nodes} ${nodes === 1 ? 'node' : 'nodes'}` : '';
  return `${running}${what} running${where} · ${waiting}${what} waiting`;
}
