import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { resultFile } from '../../src/sweep/folder/places.js';
import { statusOf, statusText } from '../../src/sweep/status.js';
import { temporaryFolder } from '../entk.js';
import { begunSweep, publishInvented, smallPlan } from './sweep-folder.js';

test('counts what is there, and tells the rest by the rate of what was finished last', async () => {
  const sweep = await begunSweep({ ...smallPlan, axes: { p: [5], seed: { from: 0, count: 10 } } });
  expect(await statusOf(sweep)).toEqual({ cells: 10, done: 0, failed: 0, missing: 10 });
  const now = Date.now();
  for (let place = 0; place < 4; place++) {
    await publishInvented(sweep, place);
    // One a minute.
    const time = (now - (3 - place) * 60_000) / 1000;
    utimesSync(resultFile(sweep.folder, sweep.cells[place].key), time, time);
  }
  const found = await statusOf(sweep, now);
  expect(found).toMatchObject({ done: 4, missing: 6 });
  expect(found.minutesLeft).toBeCloseTo(6, 1);
  expect(statusText(found)).toMatch(/^4 of 10 done · 6 missing · [67] min left$/);
  expect((await statusOf(sweep, now + 3_600_000)).minutesLeft).toBeUndefined();
});

test('an engine that does not answer is told of', async () => {
  const sweep = await begunSweep(smallPlan);
  const submission = { engine: 'bullmq', redis: 'redis://127.0.0.1:1', queue: 'entk' };
  writeFileSync(join(sweep.folder, 'submitted.json'), JSON.stringify(submission));
  const { engine } = await statusOf(sweep);
  expect(engine).toMatchObject({ engine: 'bullmq', running: 0 });
  expect(statusText(await statusOf(sweep))).toMatch(/bullmq does not answer \(Redis at redis:\/\/127\.0\.0\.1:1 /);
});

test('an array that has ended and left cells: where to look', async () => {
  const sweep = await begunSweep(smallPlan);
  writeFileSync(join(sweep.folder, 'submitted.json'), JSON.stringify({ engine: 'slurm', job: '7', tasks: 2 }));
  const bin = temporaryFolder();
  writeFileSync(join(bin, 'squeue'), '#!/bin/sh\nexit 0\n', { mode: 0o755 });
  vi.stubEnv('PATH', `${bin}:${process.env.PATH}`);
  onTestFinished(() => void vi.unstubAllEnvs());
  const text = async () => statusText(await statusOf(sweep));
  expect(await text()).toMatch(/4 missing · no task runs or waits, and none left a log: the nodes may not share \//);
  mkdirSync(join(sweep.folder, 'log'));
  writeFileSync(join(sweep.folder, 'log', 'collect.txt'), '');
  expect(await text()).toMatch(/may not share/);
  writeFileSync(join(sweep.folder, 'log', '0.txt'), '');
  expect(await text()).toMatch(/no task runs or waits: .*log says why, and the same command resumes/);
});

test('in words', () => {
  const of = { cells: 1000, done: 812, failed: 3, missing: 185, minutesLeft: 0.2 };
  expect(statusText({ ...of, engine: { engine: 'slurm', running: 40, waiting: 145, nodes: 17 } })).toBe(
    '812 of 1000 done · 3 failed · 185 missing · 40 tasks running on 17 nodes · 145 tasks waiting · less than 1 min left',
  );
});
