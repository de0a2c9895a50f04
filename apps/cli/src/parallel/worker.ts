import type { MessagePort } from 'node:worker_threads';
import type { Progress } from '@entk/core';
import { initialiseBackend } from '@entk/models';
import { faultText, isMachineFault, MachineFault } from '../files/machine-fault.js';
import { type JournalPlace, noJournal, openJournal } from '../journal/journal.js';
import { type JobInput, type JobName, runJob } from './jobs.js';

/** What the pool sends: a job, its input, and where to tell of progress. */
export interface JobMessage {
  readonly name: JobName;
  readonly input: JobInput<JobName>;
  readonly port: MessagePort;
  readonly journal?: JournalPlace;
}

/** The thread's side of the pool: one backend a thread, progress through the port that came with the job. */
export default async function worker({ name, input, port, journal: place }: JobMessage): Promise<unknown> {
  try {
    await initialiseBackend();
    const journal = place ? openJournal(place) : noJournal;
    const onProgress = (progress: Progress) => port.postMessage(progress);
    return await journal.stage(name, () => runJob(name, input, { onProgress, journal }));
  } catch (error) {
    // Codes do not leave the thread; the class is told by its name.
    throw isMachineFault(error) && !(error instanceof MachineFault) ? new MachineFault(faultText(error)) : error;
  } finally {
    port.close();
  }
}
