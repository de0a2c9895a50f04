import { readFile as readBytes } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type EntkError, MemoryBudgetError, MisuseError } from '@entk/core';
import type { ReadShard } from '@entk/formats';
import { faultText, isMachineFault, MachineFault } from '../files/machine-fault.js';

/**
 * Reads a file that the command line named, and gives what `parse` makes of its bytes. Misuse that it finds names the
 * file by its absolute path: a relative one does not say from where.
 *
 * @throws MisuseError if the file is not there, cannot be read, or is not what it should be.
 */
export async function readFile<T>(
  caller: string,
  file: string,
  parse: (bytes: Uint8Array) => T | Promise<T>,
): Promise<T> {
  let bytes: Uint8Array;
  try {
    bytes = await readBytes(file);
  } catch (error) {
    throw unreadable(caller, file, error);
  }
  return inFile(file, () => parse(bytes));
}

/** What is said of a file that cannot be read: a fault of the machine, or of who named it. */
export function unreadable(
  caller: string,
  file: string,
  error: unknown,
  rule = 'a file must be there to be read',
): EntkError {
  const place = resolve(file);
  if (isMachineFault(error)) return new MachineFault(`${place} could not be read: ${faultText(error)}`);
  const { code } = error as { code?: string };
  const remedy = code === 'EISDIR' ? 'it is a folder: name a file in it' : undefined;
  return new MisuseError({ in: caller, rule, got: place, context: code, remedy });
}

/**
 * Runs `body` and names the file in the message of whatever misuse it finds; what does not fit in memory is no fault of
 * a file's.
 */
export async function inFile<T>(file: string, body: () => T | Promise<T>): Promise<T> {
  try {
    return await body();
  } catch (error) {
    if (!(error instanceof MisuseError) || error instanceof MemoryBudgetError) throw error;
    const { context } = error.misuse;
    const place = resolve(file);
    throw new MisuseError({ ...error.misuse, context: context ? `${place}: ${context}` : place });
  }
}

/** Reads plain file names beside a file; `undefined` where there is none. */
export function besideFile(caller: string, file: string): ReadShard {
  return async (name) => {
    try {
      return await readBytes(join(dirname(file), name));
    } catch (error) {
      const { code } = error as { code?: string };
      if (code === 'ENOENT') return undefined;
      throw unreadable(caller, join(dirname(file), name), error, 'a shard must be a file that can be read');
    }
  };
}
