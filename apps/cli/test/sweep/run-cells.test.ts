// Also tests sweep/check-plan.ts: both compute cells in threads, which load what is built.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { totalmem } from 'node:os';
import type { Progress } from '@entk/core';
import { initialiseBackend } from '@entk/models';
import { beforeAll, expect, test } from 'vitest';
import { estimateText } from '../../src/sweep/check-plan.js';
import { collect } from '../../src/sweep/collect/collect.js';
import type { Sweep } from '../../src/sweep/folder/open-sweep.js';
import { resultFile } from '../../src/sweep/folder/places.js';
import { cellsAtOnce, runShard, type ShardOptions, shardOf } from '../../src/sweep/run-cells.js';
import { builtEntk } from '../built-entk.js';
import { begunSweep, inThisThread, smallPlan } from './sweep-folder.js';

beforeAll(() => initialiseBackend());

const run = (sweep: Sweep, options: ShardOptions = {}) => runShard(sweep, { openPool: inThisThread, ...options });

const read = ({ folder }: Sweep, name: string) => readFileSync(join(folder, name));

test('here, in two threads, as shards in any order, and again where a result is lost: the same bytes', async () => {
  const collected: Buffer[][] = [];
  const shards = [1, 0, 2].map((index) => ({ shard: { index, count: 3 } }));
  for (const ways of [[{}], [{ threads: 2 }], shards]) {
    const sweep = await begunSweep(smallPlan);
    const tallies = [];
    for (const options of ways) tallies.push(await run(sweep, options));
    expect(tallies.reduce((sum, { computed }) => sum + computed, 0)).toBe(4);
    expect(await run(sweep)).toEqual({ cells: 4, done: 4, failed: 0, computed: 0 });
    // A slip is one though nothing is left to do.
    await expect(run(sweep, { threads: 0 })).rejects.toThrow(/threads must be an integer in 1/);
    await collect(sweep);
    collected.push([read(sweep, 'runs.parquet'), read(sweep, 'runs.csv')]);
    expect(readdirSync(sweep.folder).toSorted()).toEqual(
      ['cells', 'figures', 'manifest.json', 'plan.json', 'report.html', 'runs.csv', 'runs.parquet'].toSorted(),
    );
    const { key } = sweep.cells[1];
    const lost = readFileSync(resultFile(sweep.folder, key));
    rmSync(resultFile(sweep.folder, key));
    expect(await run(sweep)).toMatchObject({ done: 4, computed: 1 });
    expect(readFileSync(resultFile(sweep.folder, key))).toEqual(lost);
  }
  for (const tables of collected) expect(tables).toEqual(collected[0]);
});

test('two attempts at once: both end well, and nothing of either is left', async () => {
  const sweep = await begunSweep(smallPlan);
  const both = await Promise.all([run(sweep, { threads: 1 }), run(sweep, { threads: 1 })]);
  for (const tally of both) expect(tally).toMatchObject({ cells: 4, done: 4, failed: 0 });
  expect(readdirSync(sweep.folder).toSorted()).toEqual(['cells', 'manifest.json', 'plan.json']);
});

test('a cell that diverges is written down, not tried again, and makes the others no trouble', async () => {
  const settings = { hiddenUnits: 12, epochs: 40 };
  const sweep = await begunSweep({ ...smallPlan, axes: { learningRate: [0.05, 1e30], p: [5] }, settings });
  expect(await run(sweep)).toEqual({ cells: 2, done: 1, failed: 1, computed: 2 });
  expect(await run(sweep)).toEqual({ cells: 2, done: 1, failed: 1, computed: 0 });
  expect(await run(sweep, { failedAgain: true })).toEqual({ cells: 2, done: 1, failed: 1, computed: 1 });
  await collect(sweep);
  expect(read(sweep, 'runs.csv').toString()).toMatch(/failed,"?the network must keep to finite numbers/);
});

test('an interruption keeps what is done', async () => {
  const sweep = await begunSweep(smallPlan);
  const abort = new AbortController();
  const onProgress = ({ done }: Progress) => {
    if (done === 1) abort.abort();
  };
  await expect(run(sweep, { threads: 1, signal: abort.signal, onProgress })).rejects.toThrow(
    /interrupted; what is done is kept/,
  );
  expect((await run(sweep)).computed).toBeLessThan(4);
});

test('check computes a few cells, and says what all of them will take', async () => {
  const { folder } = await begunSweep(smallPlan);
  const { code, stdout } = await builtEntk('sweep', 'check', folder, '--json');
  expect(readdirSync(folder).toSorted()).toEqual(['cells', 'manifest.json', 'plan.json']);
  const found = JSON.parse(stdout) as { cells: number; missing: number; seconds: number[]; megabytes: number };
  expect([code, found.cells, found.missing + found.seconds.length]).toEqual([0, 4, 4]);
  expect(found.megabytes).toBeGreaterThan(0);
  const text = estimateText({
    cells: 9,
    missing: 8,
    seconds: [1, 3],
    coreMinutes: 120,
    minutes: 0.5,
    atOnce: 2,
    megabytes: 1.23,
  });
  expect(text).toMatch(/1\.0 to 3\.0 s a cell in the 2 computed now\nabout 2\.0 h of one core; 30 s here, 2 at once/);
  expect(estimateText({ cells: 9, missing: 0, seconds: [], coreMinutes: 0, minutes: 0, atOnce: 1, megabytes: 1 })).toBe(
    '9 cells, all of them done or failed',
  );
  expect(
    estimateText({ cells: 2, missing: 0, seconds: [1, 3], coreMinutes: 0, minutes: 0, atOnce: 1, megabytes: 1 }),
  ).toBe('2 cells, all of them done or failed, 2 of them now in 4.0 s');
});

test('as many cells at once as threads and memory hold', () => {
  expect(cellsAtOnce({ threads: 2 }, 7)).toBe(3);
  expect(cellsAtOnce({ threads: 9 }, 7)).toBe(1);
  expect(cellsAtOnce({ threads: 1, memory: totalmem() / 1e6 / 2.5 }, 64)).toBe(2);
});

test('a shard', () => {
  expect(shardOf('3/40')).toEqual({ index: 3, count: 40 });
  for (const text of ['40/40', '1', '-1/3', '0/0', 'a/b', '1/2/3']) {
    expect(() => shardOf(text)).toThrow(/sweep: --shard must be i\/n with i in 0\.\.n-1, got/);
  }
});
