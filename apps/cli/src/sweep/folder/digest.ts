import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { MisuseError } from '@entk/core';

/**
 * SHA-256 of a file and of what is read with it, in hexadecimal digits: of weights the `config.json` beside them, which
 * says what network they are of; of an index of shards, all of them.
 *
 * @param name What messages call it.
 * @throws MisuseError if it is not there, or a folder.
 */
export async function digestOf(path: string, name = path): Promise<string> {
  const hash = createHash('sha256');
  await add(hash, path, name);
  for (const companion of await companionsOf(path)) {
    // Not the bytes alone: two files must not be taken for one that holds both.
    hash.update(`\0${companion}\0`);
    await add(hash, join(dirname(path), companion), name);
  }
  return hash.digest('hex');
}

async function add(hash: Hash, path: string, name: string): Promise<void> {
  try {
    await pipeline(createReadStream(path), hash, { end: false });
  } catch (error) {
    const { code } = error as { code?: string };
    throw new MisuseError({
      in: 'sweep',
      rule: 'files of a plan must be there',
      got: name,
      context: code,
      remedy:
        code === 'EISDIR'
          ? 'of a folder of Hugging Face name the model.safetensors, or the index of its shards'
          : 'paths begin at the folder of the plan',
    });
  }
}

const isIndex = (path: string) => path.endsWith('.index.json');

async function companionsOf(path: string): Promise<string[]> {
  if (!path.endsWith('.safetensors') && !isIndex(path)) return [];
  const config = await stat(join(dirname(path), 'config.json')).catch(() => undefined);
  const shards = isIndex(path) ? await shardsOf(path) : [];
  return [...(config?.isFile() ? ['config.json'] : []), ...shards];
}

/** Names of the files of an index; of what is none, which is refused where it is read, nothing. */
async function shardsOf(path: string): Promise<string[]> {
  try {
    const { weight_map: map } = JSON.parse(await readFile(path, 'utf8')) as { weight_map: Record<string, string> };
    return [...new Set(Object.values(map))].toSorted();
  } catch {
    return [];
  }
}
