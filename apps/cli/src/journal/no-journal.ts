import type { WorkOptions } from '@entk/core';

/** What a run has finished so far, under names, so that the run after a kill need not do it again. */
export interface Journal {
  /** What an earlier run kept under the name; undefined if it kept nothing, or nothing whole. */
  recall(name: string): { readonly value: unknown } | undefined;
  /** Keeps plain data: whatever can be sent to a thread. The file is whole or not there. */
  keep(name: string, value: unknown): void;
  forget(name: string): void;
  /** What was kept under the name, or else what `work` gives, kept. */
  stage<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** The same journal for one part of the work, whose names are its own. */
  within(part: string): Journal;
}

/** Work that takes long enough to be worth keeping. */
export interface JournalledWork extends WorkOptions {
  readonly journal?: Journal;
}

/** Keeps nothing and recalls nothing: the journal of work that nobody will resume. */
export const noJournal: Journal = {
  recall: () => undefined,
  keep: () => undefined,
  forget: () => undefined,
  stage: (_, work) => work(),
  within: () => noJournal,
};
