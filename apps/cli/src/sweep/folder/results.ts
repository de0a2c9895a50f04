import { mkdir, readdir, readFile, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { unwritable } from '../../files/unwritable.js';
import { writeWholeFile } from '../../files/whole-file.js';
import { MisuseError } from '@entk/core';
import type { CellFailure, CellRecord } from '../cells/cell-record.js';
import { failureFile, names, resultFile, workFolder } from './places.js';

/** The cells of a folder that need no more work. */
export interface Settled {
  readonly done: ReadonlySet<string>;
  readonly failed: ReadonlySet<string>;
}

const ending = '.json';

/** Looks at names only: one listing a folder, of a sweep of any size at most 257 of them. */
export async function settledIn(folder: string): Promise<Settled> {
  const buckets = await listed(join(folder, names.cells));
  const lists = await Promise.all(buckets.map((bucket) => listed(join(folder, names.cells, bucket))));
  return { done: keysIn(lists.flat()), failed: keysIn(await listed(join(folder, names.failed))) };
}

/** Whether a result is there, asked of the one file. */
export function isDone(folder: string, key: string): Promise<boolean> {
  return isThere(resultFile(folder, key));
}

/** Whether a cell is known to fail. */
export function hasFailed(folder: string, key: string): Promise<boolean> {
  return isThere(failureFile(folder, key));
}

/**
 * Publishes a result: whole or not at all. The same cell gives the same bytes, so that a second attempt changes
 * nothing.
 *
 * @throws MachineFault for what a full disk or a server that does not answer refuses.
 */
export async function publishResult(folder: string, key: string, text: string): Promise<void> {
  await publish(resultFile(folder, key), text);
  // A cell that could not be computed once and can now is no failure.
  await rm(failureFile(folder, key), { force: true });
  await discardWork(folder, key);
}

/** Writes down why a cell can only fail again. */
export async function publishFailure(folder: string, key: string, failure: CellFailure): Promise<void> {
  await publish(failureFile(folder, key), `${JSON.stringify(failure)}\n`);
  await discardWork(folder, key);
}

/** What is written of a failure. */
export async function failureOf(folder: string, key: string): Promise<CellFailure> {
  return JSON.parse(await readFile(failureFile(folder, key), 'utf8')) as CellFailure;
}

/**
 * What a cell measured.
 *
 * @throws MisuseError for a file that is not what a cell writes.
 */
export async function readResult(folder: string, key: string): Promise<CellRecord> {
  const file = resultFile(folder, key);
  const text = await readFile(file, 'utf8');
  try {
    const record = JSON.parse(text) as CellRecord;
    if (record.key === key && Array.isArray(record.eigenvalues)) return record;
  } catch {
    // Said below.
  }
  throw new MisuseError({
    in: 'sweep',
    rule: 'the file of a result must be one that a cell wrote',
    got: file,
    remedy: 'remove it, and run the sweep again: the cell alone is computed',
  });
}

/** Forgets failures, so that their cells are computed again. */
export async function forgetFailures(folder: string, keys: Iterable<string>): Promise<void> {
  for (const key of keys) await rm(failureFile(folder, key), { force: true });
}

/** The folder for the stages of a cell, made if need be; attempts at one cell share it. */
export async function openWork(folder: string, key: string): Promise<string> {
  const path = workFolder(folder, key);
  try {
    await mkdir(path, { recursive: true });
  } catch (error) {
    throw unwritable('sweep', path, error);
  }
  return path;
}

/**
 * Takes away what killed attempts left of cells that are settled: files under temporary names, and stages. An attempt
 * that still runs finds the result there, and is done.
 */
export async function tidy(folder: string, keys: readonly string[]): Promise<void> {
  const own = new Set(keys);
  const { done, failed } = await settledIn(folder);
  const isSettled = (key: string) => own.has(key) && (done.has(key) || failed.has(key));
  const buckets = [...new Set(keys.map((key) => join(folder, names.cells, key.slice(0, 2))))];
  for (const place of [...buckets, join(folder, names.failed)]) {
    const torn = (await listed(place)).filter((name) => !name.endsWith(ending) && isSettled(keyOf(name)));
    for (const name of torn) await rm(join(place, name), { force: true });
  }
  for (const key of (await listed(join(folder, names.work))).filter(isSettled)) await discardWork(folder, key);
  await rmdir(join(folder, names.work)).catch(() => undefined);
}

async function publish(file: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeWholeFile(file, text);
  } catch (error) {
    // Another attempt was faster, and took what this one was writing for what a kill left.
    if ((error as { code?: string }).code === 'ENOENT' && (await isThere(file))) return;
    throw unwritable('sweep', file, error);
  }
}

async function discardWork(folder: string, key: string): Promise<void> {
  await rm(workFolder(folder, key), { recursive: true, force: true, maxRetries: 3, retryDelay: 50 });
  await rmdir(join(folder, names.work)).catch(() => undefined);
}

function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

/** Names in a folder; none in one that is not there. */
async function listed(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw error;
  }
}

function keysIn(files: readonly string[]): Set<string> {
  return new Set(files.filter((name) => name.endsWith(ending)).map((name) => name.slice(0, -ending.length)));
}

/** `3f09c1…` of `3f09c1….json.a1b2c3`. */
function keyOf(name: string): string {
  return name.slice(0, name.indexOf('.'));
}
