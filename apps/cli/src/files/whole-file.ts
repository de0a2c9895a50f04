import { randomBytes } from 'node:crypto';
import { closeSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';

/**
 * Writes a file that is whole or not there: all of it under a temporary name, brought to the disk, renamed.
 *
 * Not `write-file-atomic` 6: it takes a write for done that a full disk cut short, and renames the torn file.
 */
export async function writeWholeFile(file: string, contents: string | Uint8Array): Promise<void> {
  const temporary = temporaryName(file);
  try {
    const handle = await open(temporary, 'wx');
    try {
      await handle.writeFile(contents);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** The same at once, and without waiting for the disk: for files that a power cut may tear because a digest tells. */
export function writeWholeFileSync(file: string, contents: Uint8Array): void {
  const temporary = temporaryName(file);
  try {
    const descriptor = openSync(temporary, 'wx');
    try {
      writeFileSync(descriptor, contents);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function temporaryName(file: string): string {
  return `${file}.${randomBytes(6).toString('hex')}`;
}
