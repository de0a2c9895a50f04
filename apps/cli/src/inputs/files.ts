import { readFile as contents } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { MisuseError } from '@entk/core';
import { type FoundWeights, mergedWeights, openWeights, type ReadShard } from '@entk/formats';
import { inFile } from './in-file.js';

/**
 * What `parse` makes of a file that the command line named. Misuse that it finds is reported with the file's name.
 *
 * @throws MisuseError if the file is not there or cannot be read.
 */
export async function readFile<T>(
  caller: string,
  file: string,
  parse: (bytes: Uint8Array) => T | Promise<T>,
): Promise<T> {
  let bytes: Uint8Array;
  try {
    bytes = await contents(file);
  } catch (error) {
    const { code } = error as { code?: string };
    throw new MisuseError({ in: caller, rule: 'a file must be there to be read', got: file, context: code });
  }
  return inFile(file, () => parse(bytes));
}

/** Reads plain file names beside a file; `undefined` where there is none. */
export function besideFile(caller: string, file: string): ReadShard {
  return async (name) => {
    try {
      return await contents(join(dirname(file), name));
    } catch (error) {
      const { code } = error as { code?: string };
      if (code === 'ENOENT') return undefined;
      throw new MisuseError({ in: caller, rule: 'a shard must be a file that can be read', got: name, context: code });
    }
  };
}

/** A weights file. Shards are looked for beside it. */
export function readWeights(caller: string, file: string): Promise<FoundWeights> {
  return readFile(caller, file, (bytes) => openWeights(bytes, besideFile(caller, file)));
}

/** The tensors of all weights files together. */
export async function readAllWeights(caller: string, files: readonly string[]): Promise<FoundWeights> {
  const opened: FoundWeights[] = [];
  for (const file of files) opened.push(await readWeights(caller, file));
  return mergedWeights(opened);
}
