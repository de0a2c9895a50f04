import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { EntkError, MisuseError } from '@entk/core';
import { Interruption } from '../interruption.js';
import { differences, identityOf, identityText, machineNow, type RunIdentity } from './identity.js';
import { type Journal, type JournalPlace, keptEnding, openJournal } from './journal.js';
import { takeLock } from './lock.js';
import { version } from '../version.js';
import { makeFolder, type OutputFolder, writeWhole } from '../files/folder.js';
import { MachineFault } from '../files/machine-fault.js';
import { unwritable } from '../files/unwritable.js';

/** What a command that writes to a folder, and may be killed, asks for. */
export interface RunRequest {
  /** Names itself in errors: `train`. */
  readonly caller: string;
  readonly out: string;
  /** `train modular-addition`, and all that decides what comes out. */
  readonly command: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly resume?: boolean;
  readonly restart?: boolean;
  /** Whether a lock of another host is taken, of which nothing can be known. @default false */
  readonly takeOver?: boolean;
}

/** A run under way. */
export interface Run {
  /** Takes results; they appear in the folder, all together, when the run is done. */
  readonly folder: OutputFolder;
  readonly journal: Journal;
  readonly journalPlace: JournalPlace;
  /** Whether it resumes one that did not end. */
  readonly resumed: boolean;
}

/** The folder of an unfinished run, inside the output folder; it is gone when the run is done. */
const runFolder = '.entk';

const doneFolder = `${runFolder}-done-`;

const places = { lock: 'lock', identity: 'run.json', stages: 'stages', results: 'results' } as const;

/**
 * Does `work` as a run on an output folder: one at a time, resumable, its results seen when they are whole.
 *
 * A folder that holds an unfinished run is refused without `resume` (which resumes it, if it is of the same
 * command, settings and program) or `restart` (which discards it). With `resume` and nothing to resume it begins.
 *
 * @throws MisuseError if the folder cannot be written to, is in use, or holds an unfinished run that stands in the way.
 */
export async function inRun<T>(request: RunRequest, work: (run: Run) => Promise<T>): Promise<T> {
  const path = resolve(request.out);
  const { made, inner, release } = await opened(request, path);
  let begun = false;
  try {
    const resumed = await claimed(request, path, inner);
    begun = true;
    const results = join(inner, places.results);
    const journalPlace = { caller: request.caller, folder: join(inner, places.stages), part: '' };
    const written: string[] = [];
    const folder: OutputFolder = {
      path,
      async write(name, contents) {
        await writeWhole(request.caller, join(results, name), contents);
        written.push(name);
      },
    };
    const result = await work({ folder, journal: openJournal(journalPlace), journalPlace, resumed });
    await publish(request.caller, results, path, written);
    await discard(path, inner);
    return result;
  } catch (error) {
    const kept = await holdsStages(inner);
    if (kept) await release();
    else await leaveNoTrace(path, inner, made);
    throw kept && begun ? withRemedy(error) : error;
  }
}

/** Makes the folders and takes the lock. */
async function opened(
  { caller, resume, restart, takeOver }: RunRequest,
  path: string,
): Promise<{ made: string | undefined; inner: string; release: () => Promise<void> }> {
  if (resume && restart) throw new MisuseError({ in: caller, rule: '--resume and --restart exclude each other' });
  const inner = join(path, runFolder);
  let made: string | undefined;
  for (;;) {
    try {
      made ??= await makeFolder(path);
      await makeFolder(inner);
      return { made, inner, release: await takeLock(caller, join(inner, places.lock), path, { takeOver }) };
    } catch (error) {
      if (error instanceof EntkError) throw error;
      // The run before this one ended, and took its folder away, between the two lines above.
      const vanished = (error as { code?: string; path?: string }).code === 'ENOENT' && (await isFolder(path));
      if (vanished) continue;
      await removeEmpty([inner]);
      await removeEmpty(foldersFrom(path, made));
      throw unwritable(caller, path, error);
    }
  }
}

/** Makes the folder this run's own, and says whether it resumes an unfinished one. */
async function claimed(request: RunRequest, path: string, inner: string): Promise<boolean> {
  const { caller, command, settings } = request;
  const file = join(inner, places.identity);
  const identity: RunIdentity = { command, program: version, ...machineNow(), settings };
  const text = await readFile(file, 'utf8').catch(() => undefined);
  await removeAside(path);
  const unfinished = text !== undefined && (await holdsStages(inner));
  if (unfinished && !request.restart) requireSame(request, path, identityOf(text), identity);
  if (unfinished && request.resume) {
    await removeTorn(join(inner, places.stages));
    return true;
  }
  await Promise.all(
    [places.stages, places.results].map((name) => rm(join(inner, name), { recursive: true, force: true })),
  );
  await writeWhole(caller, file, identityText(identity));
  await mkdir(join(inner, places.stages));
  return false;
}

function requireSame(
  { caller, resume }: RunRequest,
  path: string,
  there: RunIdentity | undefined,
  here: RunIdentity,
): void {
  if (!resume) {
    throw new MisuseError({
      in: caller,
      rule: 'output folder must not hold an unfinished run',
      got: path,
      remedy: '--resume continues it, --restart discards it; or give another --out',
    });
  }
  const differing = there ? differences(there, here) : ['its description is damaged'];
  if (differing.length === 0) return;
  throw new MisuseError({
    in: caller,
    rule: '--resume must be given the command and settings of the unfinished run',
    context: differing.join('; '),
    remedy: 'give those, or --restart to discard it, or another --out',
  });
}

/** Moves the results to their names, in the order they were written; looks first whether all can be. */
async function publish(caller: string, from: string, to: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const target = join(to, name);
    try {
      await makeFolder(dirname(target));
      if (await isFolder(target)) throw Object.assign(new Error(), { code: 'EISDIR' });
    } catch (error) {
      throw unwritable(caller, target, error);
    }
  }
  for (const name of names) {
    try {
      await rename(join(from, name), join(to, name));
    } catch (error) {
      throw unwritable(caller, join(to, name), error);
    }
  }
}

/** Takes the run's folder away at once, so that a run that begins meanwhile makes one of its own. */
async function discard(path: string, inner: string): Promise<void> {
  const aside = join(path, `${doneFolder}${randomBytes(4).toString('hex')}`);
  await rename(inner, aside);
  await rm(aside, { recursive: true, force: true });
}

/** Removes what a kill left of folders that were being taken away. */
async function removeAside(path: string): Promise<void> {
  const names = await readdir(path);
  const aside = names.filter((name) => name.startsWith(doneFolder));
  await Promise.all(aside.map((name) => rm(join(path, name), { recursive: true, force: true })));
}

/** After a run that kept nothing: its folder goes, and those made for it, unless something is in them. */
async function leaveNoTrace(path: string, inner: string, made: string | undefined): Promise<void> {
  if (await isFolder(inner)) await discard(path, inner);
  await removeEmpty(foldersFrom(path, made));
}

/** From the innermost to the topmost that was made. */
function foldersFrom(path: string, made: string | undefined): string[] {
  if (made === undefined) return [];
  return path === made ? [path] : [path, ...foldersFrom(dirname(path), made)];
}

async function removeEmpty(folders: readonly string[]): Promise<void> {
  for (const folder of folders) await rmdir(folder).catch(() => undefined);
}

async function holdsStages(inner: string): Promise<boolean> {
  const names = await readdir(join(inner, places.stages)).catch(() => []);
  return names.some((name) => name.endsWith(keptEnding));
}

/** Removes what a kill left of writes that it interrupted. */
async function removeTorn(stages: string): Promise<void> {
  const names = await readdir(stages);
  await Promise.all(
    names.filter((name) => !name.endsWith(keptEnding)).map((name) => rm(join(stages, name), { force: true })),
  );
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

function withRemedy(error: unknown): unknown {
  const remedy = 'what is done is kept, and --resume continues from there';
  if (error instanceof Interruption) return new Interruption(`interrupted; ${remedy}`);
  if (error instanceof MachineFault) return new MachineFault(`${error.message}; ${remedy}`);
  if (error instanceof MisuseError) {
    const { remedy: first, ...misuse } = error.misuse;
    return new MisuseError({ ...misuse, remedy: first ? `${first}; ${remedy}` : remedy });
  }
  return error instanceof EntkError ? new EntkError(`${error.message}; ${remedy}`) : error;
}
