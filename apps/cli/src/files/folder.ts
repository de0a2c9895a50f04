import { mkdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { unwritable } from './unwritable.js';
import { writeWholeFile } from './whole-file.js';

/** A folder that a command writes its results to, each file whole or not at all. */
export interface OutputFolder {
  readonly path: string;
  /** Writes a file under a temporary name and renames it; folders on the way are made. */
  write(name: string, contents: string | Uint8Array): Promise<void>;
}

/**
 * Makes sure of a folder before the work begins, so that a run does not end with nowhere to put its results. It is
 * there from the first file on: a run that is refused leaves none behind.
 *
 * @throws MisuseError if it cannot be made or written to.
 */
export async function openOutputFolder(caller: string, path: string): Promise<OutputFolder> {
  const probe = join(path, '.entk-probe');
  try {
    const made = await makeFolder(path);
    await writeWholeFile(probe, '');
    await rm(made ?? probe, { recursive: true });
  } catch (error) {
    throw unwritable(caller, path, error);
  }
  return { path, write: (name, contents) => writeWhole(caller, join(path, name), contents) };
}

/**
 * Writes a file under a temporary name and renames it, and makes the folders on the way.
 *
 * @throws MisuseError if that cannot be done.
 */
export async function writeWhole(caller: string, file: string, contents: string | Uint8Array): Promise<void> {
  try {
    await makeFolder(dirname(file));
    await writeWholeFile(file, contents);
  } catch (error) {
    throw unwritable(caller, file, error);
  }
}

/**
 * Makes a folder and those above it, and gives the topmost that was made. Node's own recursive way never ends below a
 * folder that answers "no such entry" to every attempt, as those of /proc do.
 */
export async function makeFolder(path: string): Promise<string | undefined> {
  try {
    await mkdir(path);
    return path;
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'EEXIST' && (await stat(path)).isDirectory()) return undefined;
    if (code !== 'ENOENT' || dirname(path) === path) throw error;
  }
  const above = await makeFolder(dirname(path));
  await mkdir(path);
  return above ?? path;
}
