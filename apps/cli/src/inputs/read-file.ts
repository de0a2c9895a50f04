import { readFile as readBytes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { MemoryBudgetError, MisuseError } from '@entk/core';
import type { ReadShard } from '@entk/formats';

/**
 * Reads a file that the command line named, and gives what `parse` makes of its bytes. Misuse that it finds names the
 * file.
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
    const { code } = error as { code?: string };
    throw new MisuseError({ in: caller, rule: 'a file must be there to be read', got: file, context: code });
  }
  return inFile(file, () => parse(bytes));
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
    throw new MisuseError({ ...error.misuse, context: context ? `${file}: ${context}` : file });
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
      throw new MisuseError({ in: caller, rule: 'a shard must be a file that can be read', got: name, context: code });
    }
  };
}
