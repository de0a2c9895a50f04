import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { MisuseError } from '@entk/core';

/** Who holds a lock. */
interface Owner {
  readonly pid: number;
  readonly host: string;
  /** When the process began, in the kernel's ticks, where it can be known: a number given anew is another process. */
  readonly began?: string;
  /** Says that it is this holder's, and no other's of the same process. */
  readonly token: string;
  /** The job of a cluster that it is part of, and how often the cluster has begun it anew. */
  readonly job?: { readonly id: string; readonly restarts: number };
}

/** How long a lock without an owner is waited for (ms): its holder is about to write its name, or was killed before. */
const patience = { tries: 5, rest: 100 };

/** After a stale lock is replaced (ms): another process that saw it too may have moved ours aside, and puts it back. */
const settling = 50;

/**
 * Takes a lock file, from a process that is gone if need be: of this host by its number, of another one by a job that a
 * cluster has begun anew since, which it does when the attempt before is over.
 *
 * @param takeOver Whether the lock of another host is taken, too, of which nothing else can be known. @default false
 * @returns What gives it back.
 * @throws MisuseError if a process that is alive, or one of another host, holds it.
 */
export async function takeLock(
  caller: string,
  file: string,
  folder: string,
  { takeOver = false }: { readonly takeOver?: boolean } = {},
): Promise<() => Promise<void>> {
  const own = JSON.stringify(ownerNow());
  let replaced = false;
  for (let attempt = 0; ; attempt++) {
    if (await created(file, own)) {
      if (replaced) await wait(settling);
      if (!replaced || (await readFile(file, 'utf8').catch(() => undefined)) === own) break;
    }
    const text = await readFile(file, 'utf8').catch(() => undefined);
    if (text === undefined) continue;
    const owner = ownerOf(text);
    if (owner ? mayBeAlive(owner, takeOver) : attempt < patience.tries) {
      if (owner) throw inUse(caller, folder, owner);
      await wait(patience.rest);
      continue;
    }
    await removeStale(file, text);
    replaced = true;
  }
  return async () => {
    const text = await readFile(file, 'utf8').catch(() => undefined);
    if (text === own) await rm(file, { force: true });
  };
}

async function created(file: string, text: string): Promise<boolean> {
  try {
    await writeFile(file, text, { flag: 'wx' });
    return true;
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'EEXIST') return false;
    // On a full disk the file is there, and empty.
    if (code === 'ENOSPC' || code === 'EDQUOT') await rm(file, { force: true });
    throw error;
  }
}

/** Moves a stale lock away; one that another process has put in its place meanwhile is put back. */
async function removeStale(file: string, stale: string): Promise<void> {
  const aside = `${file}.${randomBytes(4).toString('hex')}`;
  try {
    await rename(file, aside);
  } catch {
    return;
  }
  const moved = await readFile(aside, 'utf8').catch(() => stale);
  if (moved !== stale) await created(file, moved);
  await rm(aside, { force: true });
}

function ownerNow(): Owner {
  const token = randomBytes(8).toString('hex');
  return { pid: process.pid, host: hostname(), began: beganOf(process.pid), token, job: jobNow() };
}

/** The job of Slurm that this process is part of. */
function jobNow(): Owner['job'] {
  const { SLURM_JOB_ID: id, SLURM_RESTART_COUNT: restarts } = process.env;
  return id === undefined ? undefined : { id, restarts: Number(restarts ?? 0) };
}

function ownerOf(text: string): Owner | undefined {
  try {
    const owner = JSON.parse(text) as Owner;
    return Number.isInteger(owner.pid) && typeof owner.host === 'string' ? owner : undefined;
  } catch {
    return undefined;
  }
}

/** Of another host nothing can be known but what the cluster knows. */
function mayBeAlive({ pid, host, began, job }: Owner, takeOver: boolean): boolean {
  if (host !== hostname()) {
    const now = jobNow();
    return !takeOver && !(job && now && job.id === now.id && job.restarts < now.restarts);
  }
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as { code?: string }).code === 'ESRCH') return false;
  }
  const now = beganOf(pid);
  return began === undefined || now === undefined || now === began;
}

/** Field 22 of Linux's process table; the name before it, in brackets, may hold blanks. */
function beganOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

function inUse(caller: string, folder: string, { pid, host }: Owner): MisuseError {
  const foreign = host !== hostname();
  return new MisuseError({
    in: caller,
    rule: `output folder must not be in use by another run`,
    got: folder,
    context: `process ${pid}${foreign ? ` on ${host}` : ''}`,
    remedy: `wait for it, or give another --out${foreign ? `; if that process is gone, --take-over` : ''}`,
  });
}
