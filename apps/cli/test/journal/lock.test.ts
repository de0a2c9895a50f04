import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { takeLock } from '../../src/journal/lock.js';
import { temporaryFolder } from '../entk.js';

afterEach(() => vi.unstubAllEnvs());

function lockFile(text?: string): string {
  const file = join(temporaryFolder(), 'lock');
  if (text !== undefined) writeFileSync(file, text);
  return file;
}
const owner = (changes: object) => JSON.stringify({ pid: process.pid, host: hostname(), ...changes });

async function pidOfTheGone(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'close');
  return child.pid as number;
}

test('is given back', async () => {
  const file = lockFile();
  const release = await takeLock('train', file, 'runs');
  expect(existsSync(file)).toBe(true);
  await release();
  expect(existsSync(file)).toBe(false);
});

test('is not taken from a process that is alive, this one for instance', async () => {
  const file = lockFile();
  await takeLock('train', file, 'runs');
  await expect(takeLock('reproduce', file, 'runs')).rejects.toThrow(
    `reproduce: output folder must not be in use by another run, got "runs" (process ${process.pid}); wait for it, or give another --out`,
  );
});

test('is not taken from another host, of which nothing can be known; unless that is asked for', async () => {
  const file = lockFile(owner({ host: 'elsewhere', pid: 5 }));
  await expect(takeLock('train', file, 'runs')).rejects.toThrow(
    `(process 5 on elsewhere); wait for it, or give another --out; if that process is gone, --take-over`,
  );
  const release = await takeLock('train', file, 'runs', { takeOver: true });
  expect(JSON.parse(readFileSync(file, 'utf8')).host).toBe(hostname());
  await release();
});

test('of a process that is alive here it is not taken over', async () => {
  const file = lockFile(owner({}));
  await expect(takeLock('train', file, 'runs', { takeOver: true })).rejects.toThrow(/in use by another run/);
});

test('is taken from the attempt before of a job that a cluster has begun anew, on another host or not', async () => {
  const elsewhere = { host: 'elsewhere', pid: 5, job: { id: '12', restarts: 0 } };
  const file = lockFile(owner(elsewhere));
  vi.stubEnv('SLURM_JOB_ID', '12');
  vi.stubEnv('SLURM_RESTART_COUNT', '0');
  await expect(takeLock('train', file, 'runs')).rejects.toThrow(/in use by another run/);
  vi.stubEnv('SLURM_RESTART_COUNT', '1');
  const release = await takeLock('train', file, 'runs');
  expect(JSON.parse(readFileSync(file, 'utf8')).job).toEqual({ id: '12', restarts: 1 });
  await release();
  writeFileSync(file, owner(elsewhere));
  vi.stubEnv('SLURM_JOB_ID', '13');
  await expect(takeLock('train', file, 'runs')).rejects.toThrow(/in use by another run/);
});

test('is taken from a process that is gone', async () => {
  const file = lockFile(owner({ pid: await pidOfTheGone() }));
  const release = await takeLock('train', file, 'runs');
  expect(JSON.parse(readFileSync(file, 'utf8')).pid).toBe(process.pid);
  await release();
});

test.runIf(existsSync('/proc/self/stat'))('is taken from a process whose number was given to another', async () => {
  const file = lockFile(owner({ began: '1' }));
  await takeLock('train', file, 'runs');
  expect(JSON.parse(readFileSync(file, 'utf8')).began).not.toBe('1');
});

test.each(['', '{"pid":', 'null', '{}'])(
  'is taken from a holder that was killed before it wrote its name: %j',
  async (text) => {
    const file = lockFile(text);
    await takeLock('train', file, 'runs');
    expect(JSON.parse(readFileSync(file, 'utf8')).pid).toBe(process.pid);
  },
);

test('of several that take a stale lock at once, one has it', async () => {
  const file = lockFile(owner({ pid: await pidOfTheGone() }));
  const tries = await Promise.allSettled(Array.from({ length: 8 }, () => takeLock('train', file, 'runs')));
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});
