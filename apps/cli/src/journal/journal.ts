import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { unwritable } from '../files/unwritable.js';
import { writeWholeFileSync } from '../files/whole-file.js';
import type { Journal } from './no-journal.js';
import { storedBytes, storedValue } from './stored-value.js';

export { type Journal, type JournalledWork, noJournal } from './no-journal.js';

/** Where a journal is, in plain data: a thread opens it for itself. */
export interface JournalPlace {
  /** The command that names itself in an error. */
  readonly caller: string;
  readonly folder: string;
  readonly part: string;
}

/** The ending of a kept file; one without it is what a kill left of a write. */
export const keptEnding = '.stage';

/** Opens the journal at a place. Several may be open at once, as long as their parts are different. */
export function openJournal({ caller, folder, part }: JournalPlace): Journal {
  const fileOf = (name: string) =>
    join(folder, `${part}${part && '.'}${name.replaceAll(/[^\w.-]+/g, '-')}${keptEnding}`);
  const journal: Journal = {
    recall(name) {
      const bytes = readIfThere(fileOf(name));
      return bytes && storedValue(bytes);
    },
    keep(name, value) {
      const file = fileOf(name);
      try {
        writeWholeFileSync(file, storedBytes(value));
      } catch (error) {
        throw unwritable(caller, file, error);
      }
    },
    forget: (name) => rmSync(fileOf(name), { force: true }),
    async stage(name, work) {
      const kept = journal.recall(name);
      if (kept) return kept.value as Awaited<ReturnType<typeof work>>;
      const value = await work();
      journal.keep(name, value);
      return value;
    },
    within: (name) => openJournal({ caller, folder, part: `${part}${part && '.'}${name}` }),
  };
  return journal;
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return undefined;
    throw error;
  }
}
