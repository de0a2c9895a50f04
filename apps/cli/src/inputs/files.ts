import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { MisuseError } from '@entk/core';
import type { ReadShard } from '@entk/formats';
import { type FoundWeights, mergedWeights, openWeights } from '@entk/models';
import { inFile } from './in-file.js';

/**
 * The bytes of a file that the command line named.
 *
 * @throws MisuseError if it is not there or cannot be read.
 */
export async function bytesOfFile(caller: string, file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    const { code } = error as { code?: string };
    throw new MisuseError({ in: caller, rule: 'a file must be there to be read', got: file, context: code });
  }
}

/** Reads plain file names beside a file; `undefined` where there is none. */
export function besideFile(caller: string, file: string): ReadShard {
  return async (name) => {
    try {
      return await readFile(join(dirname(file), name));
    } catch (error) {
      const { code } = error as { code?: string };
      if (code === 'ENOENT') return undefined;
      throw new MisuseError({ in: caller, rule: 'a shard must be a file that can be read', got: name, context: code });
    }
  };
}

/** The tensors of all weights files together. Shards are looked for beside the file that names them. */
export async function openWeightsFiles(caller: string, files: readonly string[]): Promise<FoundWeights> {
  const opened: FoundWeights[] = [];
  for (const file of files) {
    const bytes = await bytesOfFile(caller, file);
    opened.push(await inFile(file, () => openWeights(bytes, besideFile(caller, file))));
  }
  return mergedWeights(opened);
}
