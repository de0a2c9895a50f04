import { closeSync, fsyncSync, ftruncateSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { FileFormatError } from '@entk/core';
import type { KernelDescription } from './digest.js';

/** What stands beside a kernel on disk: what it is the kernel of, and which of its tiles are there. */
export interface JournalRecord {
  readonly description: KernelDescription;
  readonly done: ReadonlySet<number>;
  /** Whether every tile is there and the kernel has, or is about to have, its final name. */
  readonly complete: boolean;
}

const format = 'entk kernel journal 1';
const completeLine = 'complete';

/** A journal that is open for more lines. */
export interface Journal {
  tileDone(index: number): void;
  complete(): void;
  close(): void;
}

/**
 * Reads a journal; a last line that was cut short counts for nothing. `undefined` where there is none.
 *
 * @throws FileFormatError if it is not a journal of this package.
 */
export function readJournal(caller: string, file: string): JournalRecord | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const [first, ...lines] = text.split('\n').slice(0, -1);
  const header = parsedHeader(first);
  if (!header) {
    throw new FileFormatError({
      in: caller,
      rule: `${file} must be a journal of this function`,
      got: (first ?? text).slice(0, 80),
      remedy: 'remove it, or choose another name for the kernel',
    });
  }
  const done = new Set(lines.filter((line) => /^\d+$/.test(line)).map(Number));
  return { description: header, done, complete: lines.includes(completeLine) };
}

/** Begins a journal, whole or not at all. */
export function createJournal(file: string, description: KernelDescription): void {
  const temporary = `${file}.new`;
  const handle = openSync(temporary, 'w');
  try {
    writeSync(handle, `${JSON.stringify({ format, ...description })}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(temporary, file);
}

/** Opens a journal to continue it, without the line that was cut short. */
export function openJournal(file: string): Journal {
  const handle = openSync(file, 'r+');
  const text = readFileSync(file, 'utf8');
  let end = Buffer.byteLength(text.slice(0, text.lastIndexOf('\n') + 1));
  ftruncateSync(handle, end);
  const add = (line: string) => {
    end += writeSync(handle, `${line}\n`, end);
    fsyncSync(handle);
  };
  return {
    tileDone: (index) => add(String(index)),
    complete: () => add(completeLine),
    close: () => closeSync(handle),
  };
}

function parsedHeader(line: string | undefined): KernelDescription | undefined {
  try {
    const { format: found, ...description } = JSON.parse(line ?? '') as KernelDescription & { format?: unknown };
    return found === format ? description : undefined;
  } catch {
    return undefined;
  }
}
