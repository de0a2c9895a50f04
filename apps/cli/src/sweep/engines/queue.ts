import { setTimeout as wait } from 'node:timers/promises';
import type { WorkOptions } from '@entk/core';
import type { Job, JobsOptions, Queue } from 'bullmq';
import { MachineFault } from '../../files/machine-fault.js';
import { Interruption } from '../../interruption.js';
import type { CellOutcome } from '../cells/cell-record.js';
import type { Sweep } from '../folder/open-sweep.js';
import { isDone, publishFailure, publishResult, settledIn, tidy } from '../folder/results.js';
import type { CellQuestion, FileDigests } from '../plan/cell-key.js';
import type { ShardTally } from '../run-cells.js';
import { connect, isReply, prefix, queueLibraries, queueName, refusal, withoutPassword } from './redis.js';
import { type EngineStatus, writeSubmission } from './submission.js';

/** What a job carries: a question, which the worker checks. Never a command, and of files their digests. */
export interface CellJob extends CellQuestion {
  readonly files: FileDigests;
}

/** BullMQ takes a name of digits alone for a number of its own. */
export const jobIdOf = (key: string): string => `cell-${key}`;

const keyOf = (id: string | undefined): string => (id ?? '').replace(/^cell-/, '');

/** Jobs that ended stay until their results are in the folder. */
const jobOptions: JobsOptions = { attempts: 3, backoff: { type: 'fixed', delay: 1000 } };

/** Jobs of one request. */
const page = 200;

/** Between two looks at the queue (ms). */
const pause = 500;

/** Looks between two reminders that no worker is there. */
const patience = 20;

/** What a submission is told besides. */
export interface QueueOptions extends WorkOptions {
  readonly redis: string;
  /** Whether to stay until all cells are in the folder; without it they wait in Redis to be fetched. */
  readonly stays: boolean;
  readonly note: (this: void, text: string) => void;
}

/**
 * Queues the cells that have no result, and brings what workers compute into the folder. All of Redis may be lost
 * meanwhile: what is missing is queued again.
 *
 * @throws MachineFault for cells that were given up after three attempts, by what machines refused.
 */
export async function runOnQueue(
  sweep: Sweep,
  { redis, stays, note, signal, onProgress }: QueueOptions,
): Promise<ShardTally> {
  const { Queue } = await queueLibraries();
  const connection = await connect(redis);
  const queue = new Queue<CellJob, CellOutcome>(queueName, { connection, prefix });
  queue.on('error', () => undefined);
  const { folder, cells } = sweep;
  const before = await settledIn(folder);
  const missing = new Set(
    cells.map(({ key }) => key).filter((key) => !before.done.has(key) && !before.failed.has(key)),
  );
  const atFirst = missing.size;
  try {
    await writeSubmission(folder, { engine: 'bullmq', redis: withoutPassword(redis), queue: queueName });
    await fetchResults(queue, folder, missing);
    await enqueue(queue, sweep, missing);
    if (stays) await fetchAll(queue, sweep, missing, { redis, note, signal, onProgress });
  } catch (error) {
    if (signal?.aborted)
      throw new Interruption('interrupted; what is queued stays queued, and the same command resumes');
    throw isReply(error) ? refusal(withoutPassword(redis), error) : error;
  } finally {
    await queue.close();
    connection.disconnect();
  }
  await tidy(
    folder,
    cells.map(({ key }) => key),
  );
  const { done, failed } = await settledIn(folder);
  const count = (set: ReadonlySet<string>) => cells.filter(({ key }) => set.has(key)).length;
  return { cells: cells.length, done: count(done), failed: count(failed), computed: atFirst - missing.size };
}

/** Fetches until nothing is missing; what Redis has lost meanwhile is queued again. */
async function fetchAll(
  queue: Queue<CellJob, CellOutcome>,
  sweep: Sweep,
  missing: Set<string>,
  { redis, note, signal, onProgress }: Omit<QueueOptions, 'stays'>,
): Promise<void> {
  const { length: total } = sweep.cells;
  for (let look = 0; missing.size > 0; look++) {
    onProgress?.({ stage: 'cells', done: total - missing.size, total });
    await wait(pause, undefined, { signal });
    await fetchResults(queue, sweep.folder, missing);
    const { waiting, active, delayed, completed } = await queue.getJobCounts();
    if (missing.size > 0 && waiting + active + delayed + completed === 0) {
      await requireNoneGivenUp(queue, missing);
      await enqueue(queue, sweep, missing);
    }
    if (look % patience === 0 && missing.size > 0 && active === 0 && (await queue.getWorkersCount()) === 0) {
      note(`no worker takes cells: on any machine, entk sweep work --redis ${withoutPassword(redis)}`);
    }
  }
}

/** A cell that is queued already is not queued again; one whose job has ended without a result is. */
async function enqueue(queue: Queue<CellJob, CellOutcome>, sweep: Sweep, missing: ReadonlySet<string>): Promise<void> {
  for (const job of await queue.getFailed()) if (missing.has(keyOf(job.id))) await job.remove();
  const cells = sweep.cells.filter(({ key }) => missing.has(key));
  for (let start = 0; start < cells.length; start += page) {
    await queue.addBulk(
      cells.slice(start, start + page).map(({ key, experiment, measure, settings }) => ({
        name: 'cell',
        data: { experiment, measure, settings, files: sweep.files },
        opts: { ...jobOptions, jobId: jobIdOf(key) },
      })),
    );
  }
}

/** Writes what is computed to the folder, and then forgets it in Redis: results of 50 kB each fill it otherwise. */
async function fetchResults(queue: Queue<CellJob, CellOutcome>, folder: string, missing: Set<string>): Promise<void> {
  let foreign = 0;
  for (;;) {
    const jobs = await queue.getCompleted(foreign, foreign + page - 1);
    for (const job of jobs) {
      const key = keyOf(job?.id);
      if (!missing.has(key)) {
        foreign++;
        continue;
      }
      await publishOutcome(folder, key, job);
      missing.delete(key);
      await job.remove().catch(() => undefined);
    }
    if (jobs.length < page) return;
  }
}

async function publishOutcome(folder: string, key: string, { returnvalue }: Job<CellJob, CellOutcome>): Promise<void> {
  if (await isDone(folder, key)) return;
  if ('result' in returnvalue) await publishResult(folder, key, returnvalue.result);
  else await publishFailure(folder, key, returnvalue.failure);
}

/** Jobs that were tried as often as they may be stand in a list of their own. */
async function requireNoneGivenUp(queue: Queue<CellJob, CellOutcome>, missing: ReadonlySet<string>): Promise<void> {
  const givenUp = (await queue.getFailed()).filter(({ id }) => missing.has(keyOf(id)));
  if (givenUp.length === 0) return;
  const [{ failedReason }] = givenUp;
  throw new MachineFault(`${givenUp.length} cells were given up after several attempts: ${failedReason}`);
}

/** How many cells of the queue run and wait, whatever sweep they are of. */
export async function askQueue(redis: string): Promise<EngineStatus> {
  const { Queue } = await queueLibraries();
  const connection = await connect(redis);
  const queue = new Queue(queueName, { connection, prefix });
  try {
    const { active, waiting, delayed } = await queue.getJobCounts();
    return { engine: 'bullmq', running: active, waiting: waiting + delayed };
  } finally {
    await queue.close();
    connection.disconnect();
  }
}
