import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { MisuseError } from '@entk/core';

/**
 * SHA-256 of a file, in hexadecimal digits.
 *
 * @param name What messages call it.
 * @throws MisuseError if it is not there.
 */
export async function digestOf(path: string, name = path): Promise<string> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path), hash);
  } catch (error) {
    throw new MisuseError({
      in: 'sweep',
      rule: 'files of a plan must be there',
      got: name,
      context: (error as { code?: string }).code,
      remedy: 'paths begin at the folder of the plan',
    });
  }
  return hash.digest('hex');
}
