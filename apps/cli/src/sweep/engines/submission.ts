import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '../../files/folder.js';
import { names } from '../folder/places.js';

/** What a sweep was given to. */
export type Submission =
  | { readonly engine: 'slurm'; readonly job: string; readonly collect: string; readonly tasks: number }
  /** The address without a password. */
  | { readonly engine: 'bullmq'; readonly redis: string; readonly queue: string };

/** What an engine knows of a sweep. */
export interface EngineStatus {
  readonly engine: Submission['engine'];
  readonly running: number;
  readonly waiting: number;
  /** On how many machines it runs. */
  readonly nodes?: number;
  /** What to look at where nothing runs though cells are missing. */
  readonly hint?: string;
  /** Why the engine could not be asked. */
  readonly fault?: string;
}

/** Writes down what the folder's sweep was given to, for who asks how far it is. */
export async function writeSubmission(folder: string, submission: Submission): Promise<void> {
  await writeWhole('sweep', join(folder, names.submitted), `${JSON.stringify(submission)}\n`);
}

/** What the folder's sweep was given to last; undefined if to nobody. */
export async function readSubmission(folder: string): Promise<Submission | undefined> {
  const text = await readFile(join(folder, names.submitted), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as Submission);
}
