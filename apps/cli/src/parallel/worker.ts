import type { MessagePort } from 'node:worker_threads';
import { EntkError, type Progress } from '@entk/core';
import { initialiseBackend } from '@entk/models';
import { faultText, isMachineFault } from '../files/machine-fault.js';
import { type JournalPlace, noJournal, openJournal } from '../journal/journal.js';
import { useFastArithmetic, useUsualArithmetic } from './arithmetic.js';
import { type JobInput, type JobName, runJob } from './jobs.js';

/** What the pool sends: a job, its input, and where to tell of progress. */
export interface JobMessage {
  readonly name: JobName;
  readonly input: JobInput<JobName>;
  readonly port: MessagePort;
  readonly journal?: JournalPlace;
  /** Whether `--fast` was given. */
  readonly fast: boolean;
}

/** What comes back: what the job gave, or what it refused in words, since an error loses its class on the way. */
export type JobAnswer = { readonly value: unknown } | { readonly refusal: string; readonly byMachine: boolean };

/** The thread's side of the pool: one backend a thread, progress through the port that came with the job. */
export default async function worker({ name, input, port, journal: place, fast }: JobMessage): Promise<JobAnswer> {
  try {
    if (fast) await useFastArithmetic();
    else await useUsualArithmetic();
    await initialiseBackend();
    const journal = place ? openJournal(place) : noJournal;
    const onProgress = (progress: Progress) => port.postMessage(progress);
    return { value: await journal.stage(name, () => runJob(name, input, { onProgress, journal })) };
  } catch (error) {
    if (error instanceof EntkError) return { refusal: error.message, byMachine: isMachineFault(error) };
    if (isMachineFault(error)) return { refusal: faultText(error), byMachine: true };
    throw error;
  } finally {
    port.close();
  }
}
