// What a sweep promises, each promise a check that gives its figures in words.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import {
  digestOf,
  eightCells,
  entk,
  expectCode,
  has,
  planned,
  program,
  resultsIn,
  same,
  start,
  strayIn,
} from './program.mjs';
import { disturbedQueue, noRedis, openRedis, undisturbedQueue } from './queue.mjs';
import { sameOnMachines } from './machines.mjs';
import { readByOthers } from './read-by-others.mjs';
import { disturbed, divergesOnSlurm, noSlurm, onSlurm, undisturbed } from './slurm.mjs';
import { tenThousandCells } from './ten-thousand-cells.mjs';
import { tilesJoined } from './tiles.mjs';

let known;

/** The tables of the eight cells, computed here and alone. */
async function expected() {
  if (known === undefined) {
    const folder = planned();
    await expectCode(0, 'sweep', 'run', folder, '--local', '--threads', '1');
    known = await digestOf(folder);
  }
  return known;
}

/** Checks by name. */
export const checks = {
  'equal-bytes': equalBytes,
  kills: killed,
  slurm: slurmDisturbed,
  queue: queueDisturbed,
  'dead-node': deadNode,
  'two-attempts': twoAttempts,
  diverging,
  'full-disk': fullDisk,
  'read-by-others': readByOthers,
  overhead,
  'ten-thousand-cells': tenThousandCells,
  machines: sameOnMachines,
  tiles: tilesJoined,
};

async function equalBytes() {
  const alone = await expected();
  const ways = ['one thread'];
  const folder = planned();
  await expectCode(0, 'sweep', 'run', folder, '--threads', '2');
  same('tables of two threads', await digestOf(folder), alone);
  ways.push('two threads');
  const sharded = planned();
  for (const shard of ['2/3', '0/3', '1/3']) await expectCode(0, 'sweep', 'run', sharded, '--shard', shard);
  same('tables of three shards', await digestOf(sharded), alone);
  ways.push('three shards');
  if (has('parallel')) {
    const beside = planned();
    const words = [
      '-j2',
      process.execPath,
      program,
      'sweep',
      'run',
      beside,
      '--threads',
      '1',
      '--shard',
      '{}/4',
      ':::',
    ];
    same('GNU parallel', spawnSync('parallel', [...words, '0', '1', '2', '3'], { stdio: 'ignore' }).status, 0);
    same('tables of GNU parallel', await digestOf(beside), alone);
    ways.push('GNU parallel');
  }
  if (!noSlurm()) {
    same('tables of Slurm', await onSlurm(undisturbed), alone);
    ways.push('Slurm');
  }
  if (!noRedis()) {
    const redis = openRedis();
    await redis.begin();
    same('tables of BullMQ', await undisturbedQueue(redis), alone);
    redis.kill();
    ways.push('BullMQ');
  }
  return `${alone} by ${ways.join(', ')}`;
}

/** Kills one run after another at random moments; what is finished is not computed again. */
async function killed({ kills }) {
  const folder = planned();
  const alone = await expected();
  const began = performance.now();
  await expectCode(0, 'sweep', 'run', planned(), '--threads', '2');
  const whole = performance.now() - began;
  let count = 0;
  let rounds = 0;
  const seen = new Map();
  const note = () => {
    for (const [file, inode] of resultsIn(folder)) {
      if (!file.endsWith('.json')) continue;
      if (seen.has(file)) same(`the file of ${file}`, inode, seen.get(file));
      seen.set(file, inode);
    }
  };
  while (count < kills) {
    const run = start(['sweep', 'run', folder, '--threads', '2']);
    await wait(whole * (0.2 + 0.8 * Math.random()));
    if (run.running()) count++;
    run.kill();
    await run.ended;
    note();
    if (seen.size < 8) continue;
    await expectCode(0, 'sweep', 'run', folder, '--threads', '2');
    note();
    same('tables', await digestOf(folder), alone);
    same('stray files', strayIn(folder).join(), '');
    rounds++;
    seen.clear();
    rmSync(join(folder, 'cells'), { recursive: true });
  }
  return `${count} kills in ${rounds} sweeps, the same tables after each; no finished cell computed twice, no stray file`;
}

async function slurmDisturbed() {
  const reason = noSlurm();
  if (reason) return reason;
  const alone = await expected();
  return onSlurm((cluster) => disturbed(alone, cluster));
}

async function queueDisturbed() {
  const reason = noRedis();
  if (reason) return reason;
  const alone = await expected();
  const redis = openRedis();
  await redis.begin();
  try {
    return await disturbedQueue(redis, alone);
  } finally {
    redis.kill();
  }
}

/** A run whose host died resumes elsewhere: when Slurm has begun its job anew, or when that is asked for. */
async function deadNode() {
  if (process.getuid?.() !== 0) return 'skipped: needs root';
  const train = (out, ...more) => ['train', 'modular-addition', '--p', '13', '--epochs', '6000', '--out', out, ...more];
  const on = (host) => ['unshare', '--uts', 'sh', '-c', `hostname ${host}; exec "$@"`, 'sh'];
  const above = mkdtempSync(join(tmpdir(), 'entk-lock-'));
  await expectCode(0, ...train(join(above, 'alone')));
  const bytes = (name) => readFileSync(join(above, name, 'history.json'));
  const goesOn = [
    { name: 'requeued', more: [], env: { SLURM_RESTART_COUNT: '1' } },
    { name: 'asked', more: ['--take-over'], env: {} },
  ];
  for (const { name, more, env } of goesOn) {
    const out = join(above, name);
    const job = { SLURM_JOB_ID: '7', SLURM_RESTART_COUNT: '0' };
    const first = start(train(out), { before: on('node-0'), env: job });
    const stages = join(out, '.entk', 'stages');
    for (let look = 0; look < 600; look++) {
      if (hasStage(stages)) break;
      await wait(100);
    }
    first.kill();
    await first.ended;
    const refused = await start(train(out, '--resume'), { before: on('node-1'), env: job }).ended;
    same(`exit code of ${name} while nothing is known`, refused.code, 2);
    const again = await start(train(out, '--resume', ...more), { before: on('node-1'), env: { ...job, ...env } }).ended;
    if (again.code !== 0 || !again.stderr.includes('resuming')) throw new Error(`${name}: ${again.stderr}`);
    same(`history of ${name}`, bytes(name).equals(bytes('alone')), true);
  }
  return 'refused while nothing is known; resumed by a job begun anew, and with --take-over; the same bytes';
}

function hasStage(folder) {
  try {
    return readdirSync(folder).some((name) => name.endsWith('.stage'));
  } catch {
    return false;
  }
}

/** Two processes at one long cell at once: both end well. */
async function twoAttempts() {
  const plan = {
    experiment: 'modular-addition',
    axes: { seed: [0] },
    settings: { p: 17, epochs: 2000, hiddenUnits: 128 },
  };
  const folder = planned(plan);
  const both = [start(['sweep', 'run', folder]), start(['sweep', 'run', folder])];
  for (const { code, stderr } of await Promise.all(both.map(({ ended }) => ended)))
    same(`exit code (${stderr})`, code, 0);
  same('stray files', strayIn(folder).join(), '');
  const alone = planned(plan);
  await expectCode(0, 'sweep', 'run', alone);
  same('tables', await digestOf(folder), await digestOf(alone));
  return 'both end with 0, the same bytes, no work left';
}

async function diverging() {
  const folder = planned({
    ...eightCells,
    settings: { epochs: 40, hiddenUnits: 16 },
    axes: { learningRate: [0.05, 1e30], p: [5, 7] },
  });
  const first = JSON.parse((await expectCode(3, 'sweep', 'run', folder, '--json')).stdout);
  same('failed', first.failed, 2);
  const again = JSON.parse((await expectCode(3, 'sweep', 'run', folder, '--json')).stdout);
  same('computed again', again.computed, 0);
  await digestOf(folder);
  const rows = readFileSync(join(folder, 'runs.csv'), 'utf8')
    .split('\n')
    .filter((row) => row.includes(',failed,'));
  same('rows that say so', rows.filter((row) => row.includes('finite numbers')).length, 2);
  const slurm = noSlurm() ? 'no Slurm here' : await onSlurm(divergesOnSlurm);
  return `2 of 4 cells fail with their message, exit 3, not tried again; ${slurm}`;
}

/** A disk of a megabyte that is full of something else. */
async function fullDisk() {
  if (process.getuid?.() !== 0) return 'skipped: needs root';
  const disk = mkdtempSync(join(tmpdir(), 'entk-disk-'));
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=600k', 'tmpfs', disk]).status !== 0) return 'skipped: needs mount';
  try {
    const folder = planned(eightCells, join(disk, 'sweep'));
    mkdirSync(join(disk, 'other'));
    writeFileSync(join(disk, 'other', 'full'), Buffer.alloc(560_000));
    const { stderr } = await expectCode(75, 'sweep', 'run', folder, '--threads', '1');
    same(
      'one line',
      stderr
        .trimEnd()
        .split('\n')
        .filter((line) => line.includes('ENOSPC')).length,
      1,
    );
    rmSync(join(disk, 'other'), { recursive: true });
    await expectCode(0, 'sweep', 'run', folder, '--threads', '1');
    same('stray files', strayIn(folder).join(), '');
    const copy = mkdtempSync(join(tmpdir(), 'entk-sweep-'));
    cpSync(folder, copy, { recursive: true });
    same('tables', await digestOf(copy), await expected());
    return 'exit 75 in one line; done when there is room, the same bytes';
  } finally {
    spawnSync('umount', [disk]);
  }
}

/** What a cell costs beside what it computes, and what check makes of it. */
async function overhead() {
  const count = 200;
  const tiny = { ...eightCells, settings: { p: 3, epochs: 1, hiddenUnits: 1 }, axes: { seed: { from: 0, count } } };
  const folder = planned(tiny);
  const one = planned({ ...tiny, axes: { seed: [0] } });
  const timed = async (place) => {
    const began = performance.now();
    await expectCode(0, 'sweep', 'run', place, '--threads', '1');
    return (performance.now() - began) / 1000;
  };
  const alone = await timed(one);
  const each = (await timed(folder)) - alone;
  const perCell = each / (count - 1);
  if (perCell > 0.1) throw new Error(`${perCell.toFixed(3)} s a cell`);
  const checked = planned();
  const { coreMinutes, missing } = JSON.parse((await entk('sweep', 'check', checked, '--json')).stdout);
  const began = performance.now();
  await expectCode(0, 'sweep', 'run', checked, '--threads', '1');
  const took = (performance.now() - began) / 1000 - alone;
  return `${(1000 * perCell).toFixed(1)} ms a cell, the smallest cell itself included; a process ${alone.toFixed(2)} s; check said ${(60 * coreMinutes).toFixed(1)} s for ${missing} cells that took ${took.toFixed(1)} s`;
}
