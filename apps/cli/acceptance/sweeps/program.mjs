// The program as it is built, in processes that can be killed, and what it leaves in a folder.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** The program's file, for whoever calls it by another way. */
export const program = fileURLToPath(new URL('../../bin/entk.js', import.meta.url));

/** Eight networks of a fraction of a second each. */
export const eightCells = {
  experiment: 'modular-addition',
  settings: { epochs: 300, hiddenUnits: 128 },
  axes: { p: [11, 13], seed: { from: 0, count: 4 } },
};

/** A folder with a plan in it. */
export function planned(plan = eightCells, folder = mkdtempSync(join(tmpdir(), 'entk-sweep-'))) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'plan.json'), JSON.stringify(plan));
  return folder;
}

/** Starts the program in a process group of its own. */
export function start(words, { env = {}, before = [], node = [process.execPath] } = {}) {
  const [command, ...rest] = [...before, ...node, program, ...words];
  const options = { detached: true, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } };
  const child = spawn(command, rest, options);
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (bytes) => (stdout += bytes));
  child.stderr.on('data', (bytes) => (stderr += bytes));
  const ended = new Promise((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
  const kill = () => {
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has ended.
    }
  };
  return { ended, kill, running: () => child.exitCode === null && child.signalCode === null };
}

/** Runs the program to its end. */
export const entk = (...words) => start(words).ended;

/** Runs it, and requires how it ends. */
export async function expectCode(code, ...words) {
  const run = await entk(...words);
  if (run.code !== code) throw new Error(`${words.join(' ')} ended with ${run.code}, not ${code}: ${run.stderr}`);
  return run;
}

/** Collects, and gives a digest of both tables. */
export async function digestOf(folder) {
  await expectCode(0, 'sweep', 'collect', folder);
  const hash = createHash('sha256');
  for (const name of ['runs.parquet', 'runs.csv']) hash.update(readFileSync(join(folder, name)));
  return hash.digest('hex').slice(0, 16);
}

/** Files of results, with what tells one that was written anew. */
export function resultsIn(folder) {
  const cells = join(folder, 'cells');
  const buckets = existsSync(cells) ? readdirSync(cells) : [];
  return new Map(
    buckets.flatMap((bucket) =>
      readdirSync(join(cells, bucket)).map((name) => [name, statSync(join(cells, bucket, name)).ino]),
    ),
  );
}

/** Whatever is in a sweep's folder and should not be: files under temporary names, stages. */
export function strayIn(folder) {
  const torn = [...resultsIn(folder).keys()].filter((name) => !name.endsWith('.json'));
  return [...torn, ...(existsSync(join(folder, 'work')) ? ['work/'] : [])];
}

/** Waits until something holds. */
export async function until(what, holds, seconds = 120) {
  for (const end = Date.now() + 1000 * seconds; Date.now() < end; ) {
    if (await holds()) return;
    await wait(200);
  }
  throw new Error(`waited ${seconds} s for ${what}`);
}

/** Whether a command can be called. */
export const has = (command, word = '--version') => spawnSync(command, [word]).status === 0;

/** What a command prints. */
export function said(command, ...words) {
  const { status, stdout, stderr, error } = spawnSync(command, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${words.join(' ')}: ${error ?? stderr}`);
  return stdout.trim();
}

/** Throws unless two things are the same. */
export function same(what, got, expected) {
  if (got !== expected) throw new Error(`${what} is ${got}, not ${expected}`);
}
