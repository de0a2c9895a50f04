import { isAbsolute, normalize, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { WorkOptions } from '@entk/core';
import { isMachineFault } from '../../files/machine-fault.js';
import { Interruption } from '../../interruption.js';
import { openJobPool } from '../../parallel/pool.js';
import { usableThreads } from '../../parallel/threads.js';
import { version } from '../../version.js';
import type { CellInput } from '../cells/cell-task.js';
import type { CellOutcome } from '../cells/cell-record.js';
import { cellKey } from '../plan/cell-key.js';
import { type ExperimentName, experiments, fileSettings } from '../plan/experiments.js';
import { settingFaults } from '../plan/faults.js';
import { type CellJob, jobIdOf } from './queue.js';
import { connect, isReply, prefix, queueLibraries, queueName, refusal, withoutPassword } from './redis.js';

/** How a worker works. */
export interface WorkerOptions extends WorkOptions {
  readonly redis: string;
  readonly threads?: number;
  /** Where the files of plans are, on this machine; without it cells that read files are refused. */
  readonly files?: string;
  /** Whether to end when no cell waits or runs. @default false */
  readonly once: boolean;
  /** After how many seconds without a sign of a worker its cells are handed out again. @default 30 */
  readonly lockSeconds?: number;
  /** Where cells are computed. @default threads of this process */
  readonly openPool?: typeof openJobPool;
}

/** How often a cell may be handed out again because its worker was gone. */
const mostStalls = 5;

/** Between two looks whether there is anything left (ms). */
const pause = 500;

/**
 * Computes cells of a queue until it is told to end. Cells run in threads: a worker that computes in its own would not
 * renew its locks meanwhile.
 *
 * @returns How many cells it computed.
 * @throws Interruption when the signal is aborted; cells under way are handed out again.
 */
export async function workOnQueue({
  redis,
  threads,
  files,
  once,
  lockSeconds = 30,
  openPool = openJobPool,
  signal,
  onProgress,
}: WorkerOptions): Promise<number> {
  const { Queue, UnrecoverableError, Worker } = await queueLibraries();
  const connection = await connect(redis);
  const atOnce = usableThreads(threads, 'sweep');
  const pool = openPool({ signal }, undefined, atOnce);
  let computed = 0;
  const worker = new Worker<CellJob, CellOutcome>(
    queueName,
    async ({ id, data }) => {
      const refusal = refusalOf(data, id, files);
      if (refusal !== undefined) throw new UnrecoverableError(refusal);
      try {
        const outcome = await pool.run('sweepCell', inputOf(data, files), id);
        onProgress?.({ stage: 'cells computed here', done: ++computed, total: computed });
        return outcome;
      } catch (error) {
        if (isMachineFault(error) || signal?.aborted) throw error;
        throw new UnrecoverableError(error instanceof Error ? error.message : String(error));
      }
    },
    {
      connection,
      prefix,
      concurrency: atOnce,
      lockDuration: 1000 * lockSeconds,
      stalledInterval: 1000 * lockSeconds,
      maxStalledCount: mostStalls,
    },
  );
  // A server that is gone for a while is waited for.
  let refused: Error | undefined;
  worker.on('error', (error) => {
    if (isReply(error)) refused ??= error;
  });
  const queue = new Queue(queueName, { connection, prefix });
  queue.on('error', () => undefined);
  try {
    for (;;) {
      await wait(pause, undefined, { signal });
      if (refused && /NOPERM|NOAUTH|WRONGPASS/.test(refused.message)) throw refused;
      if (!once) continue;
      const { waiting, active, delayed } = await queue.getJobCounts();
      if (waiting + active + delayed === 0) return computed;
    }
  } catch (error) {
    if (!signal?.aborted) throw isReply(error) ? refusal(withoutPassword(redis), error) : error;
    throw new Interruption('interrupted; cells under way are handed out again');
  } finally {
    await worker.close(true);
    await queue.close();
    await pool.close();
    connection.disconnect();
  }
}

function inputOf({ experiment, measure, settings, files }: CellJob, base: string | undefined): CellInput {
  const key = cellKey({ experiment, measure, settings }, version, files);
  return { cell: { key, experiment, measure, settings }, base: base && resolve(base), files };
}

/** Why a job is not computed: a queue is open to whoever reaches the server. */
export function refusalOf(data: unknown, id: string | undefined, base: string | undefined): string | undefined {
  const { experiment, measure, settings, files } = (data ?? {}) as Partial<CellJob>;
  if (!Object.hasOwn(experiments, String(experiment))) return `no experiment is called ${String(experiment)}`;
  const name = experiment as ExperimentName;
  const { measures } = experiments[name];
  if (!Array.isArray(measure) || !measure.every((one) => measures.includes(one))) return 'what to measure is not known';
  const [fault] = settingFaults(settings, name, ['settings']);
  if (fault) return `${fault.at} ${fault.rule}`;
  const question = { experiment: name, measure, settings: settings ?? {} };
  if (jobIdOf(cellKey(question, version, files ?? {})) !== id) return 'its name is not that of its settings';
  const paths = fileSettings(name).flatMap((one) => (one in question.settings ? [String(question.settings[one])] : []));
  if (paths.length === 0) return undefined;
  if (base === undefined) return 'it reads files: give the worker --files FOLDER';
  const outside = paths.find((path) => isAbsolute(path) || normalize(path).startsWith('..'));
  return outside === undefined ? undefined : `its files must be inside the folder of --files, got ${outside}`;
}
