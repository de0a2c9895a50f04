import { setMaxListeners } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import { EntkError, type Progress, reviveMatrices, type WorkOptions } from '@entk/core';
import { Tinypool } from 'tinypool';
import { MachineFault } from '../files/machine-fault.js';
import { type JournalPlace, openJournal } from '../journal/journal.js';
import { isArithmeticFast } from './arithmetic.js';
import type { JobInput, JobName, JobResult } from './jobs.js';
import { usableThreads } from './threads.js';
import type { JobAnswer } from './worker.js';

/** Threads that run jobs side by side, each with a backend of its own. */
export interface JobPool {
  /**
   * Runs a job in a thread; `part` is what it is called in the journal, and no other job's; without it, its name. The
   * buffers of `given` move to the thread and are not copied: whoever calls has them no longer.
   */
  run<Name extends JobName>(
    name: Name,
    input: JobInput<Name>,
    part?: string,
    given?: readonly ArrayBuffer[],
  ): Promise<JobResult<Name>>;
  close(): Promise<void>;
}

/**
 * Large arrays die young: in V8's usual nursery more of them wait to be collected, some 25 MB a thread, for no speed.
 */
const youngGenerationMb = 8;

/**
 * How long a thread without a job is kept (ms): a job that follows once the last one's result is written finds it, and
 * is not charged for a thread and a backend of its own.
 */
const idle = 60_000;

/**
 * Opens a pool. Results do not depend on the number of threads, nor on what the journal recalls.
 *
 * @param threads Jobs at once, at most.
 */
export function openJobPool(
  { signal, onProgress }: WorkOptions,
  journal?: JournalPlace,
  threads: number = usableThreads(),
): JobPool {
  // Every job that waits listens for an abort.
  if (signal) setMaxListeners(0, signal);
  const pool = new Tinypool({
    filename: new URL('./worker.js', import.meta.url).href,
    runtime: 'worker_threads',
    minThreads: 0,
    idleTimeout: idle,
    maxThreads: threads,
    isolateWorkers: false,
    resourceLimits: { maxYoungGenerationSizeMb: youngGenerationMb },
  });
  return {
    async run<Name extends JobName>(
      name: Name,
      input: JobInput<Name>,
      part: string = name,
      given: readonly ArrayBuffer[] = [],
    ) {
      const place = journal && { ...journal, part };
      const finished = place && openJournal(place).recall(name);
      if (finished) return finished.value as JobResult<Name>;
      const { port1, port2 } = new MessageChannel();
      port1.on('message', (progress: Progress) => onProgress?.(progress));
      try {
        const answer = (await pool.run(
          { name, input, port: port2, journal: place, fast: isArithmeticFast() },
          { transferList: [port2, ...given], signal },
        )) as JobAnswer;
        if ('refusal' in answer) throw refusalOf(answer);
        return reviveMatrices(answer.value) as JobResult<Name>;
      } catch (error) {
        throw signal?.aborted ? signal.reason : error;
      } finally {
        port1.close();
      }
    },
    close: () => pool.destroy(),
  };
}

/** What a thread refused, without the function that was called there. */
function refusalOf({ refusal, byMachine }: Extract<JobAnswer, { refusal: string }>): EntkError {
  return byMachine ? new MachineFault(refusal) : new EntkError(refusal.replace(/^\w+: /, ''));
}
