// On a Redis of its own: workers, Redis itself and all of its contents are lost on the way.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { digestOf, expectCode, has, planned, resultsIn, same, start, strayIn, until } from './program.mjs';

/** Why there is no queue here. */
export const noRedis = () => (has('redis-server') ? undefined : 'skipped: needs redis-server');

/** A Redis that can be killed and begun again. */
export function openRedis() {
  const folder = mkdtempSync(join(tmpdir(), 'entk-redis-'));
  const port = String(21_000 + (process.pid % 1000));
  let child;
  const begin = async () => {
    const words = ['--port', port, '--bind', '127.0.0.1', '--dir', folder, '--appendonly', 'yes'];
    child = spawn('redis-server', [...words, '--save', '', '--maxmemory-policy', 'noeviction'], { stdio: 'ignore' });
    await until('Redis', () => spawnSync('redis-cli', ['-p', port, 'ping']).status === 0, 20);
  };
  return {
    address: `redis://127.0.0.1:${port}`,
    begin,
    kill: () => child.kill('SIGKILL'),
    flush: () => spawnSync('redis-cli', ['-p', port, 'flushall']),
  };
}

const words = (address) => ['sweep', 'work', '--redis', address, '--threads', '1', '--lock-seconds', '4'];

/** One worker and one submission, nothing in their way. */
export async function undisturbedQueue(redis, folder = planned(), more = []) {
  const worker = start([...words(redis.address), ...more]);
  try {
    await expectCode(0, 'sweep', 'run', folder, '--engine', 'bullmq', '--redis', redis.address);
  } finally {
    worker.kill();
  }
  return digestOf(folder);
}

/** Two workers, one of them killed in a cell; Redis killed and begun again; everything in it lost; submitted twice. */
export async function disturbedQueue(redis, expected) {
  const folder = planned();
  const submission = ['sweep', 'run', folder, '--engine', 'bullmq', '--redis', redis.address];
  const began = performance.now();
  await expectCode(0, ...submission, '--no-wait');
  const workers = [start(words(redis.address)), start(words(redis.address))];
  let submitted = start(submission);
  try {
    await until('a first result', () => resultsIn(folder).size > 0, 200);
    workers[0].kill();
    redis.kill();
    await wait(1000);
    await redis.begin();
    await until('two more results', () => resultsIn(folder).size > 2, 200);
    submitted.kill();
    redis.flush();
    submitted = start(submission);
    const { code, stderr } = await submitted.ended;
    if (code !== 0) throw new Error(`the submission ended with ${code}: ${stderr}`);
  } finally {
    for (const each of [...workers, submitted]) each.kill();
  }
  same('tables', await digestOf(folder), expected);
  same('stray files', strayIn(folder).join(), '');
  return `a worker, Redis and all in it lost: 8 of 8 cells, ${((performance.now() - began) / 1000).toFixed(0)} s`;
}
