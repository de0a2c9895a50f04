import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { builtEntk } from '../built-entk.js';
import { entk, temporaryFolder } from '../entk.js';
import { begunSweep, publishInvented, smallPlan } from '../sweep/sweep-folder.js';

function planned(plan: object = smallPlan): string {
  const file = join(temporaryFolder(), 'small.json');
  writeFileSync(file, JSON.stringify(plan));
  return file;
}

test.each<[readonly string[], RegExp]>([
  [['--shard', '4/4'], /--shard must be i\/n with i in 0\.\.n-1, got "4\/4"/],
  [['--shard', '0/2', '--local'], /--local and --shard exclude each other/],
  [['--engine', 'slurm', '--threads', '2'], /--threads goes with --local or --shard, not with --engine slurm/],
  [['--dry-run'], /--dry-run goes with --engine slurm or --engine kubernetes/],
  [
    ['--engine', 'kubernetes'],
    /--engine kubernetes must come with --dry-run: .*; kubectl apply -f job\.json submits it/,
  ],
  [['--engine', 'bullmq'], /required option '--redis <url>' not specified/],
  [
    ['--engine', 'bullmq', '--redis', 'host'],
    /--redis must be an address such as redis:\/\/localhost:6379, got "host"/,
  ],
  [['--engine', 'ray'], /Allowed choices are slurm, bullmq, kubernetes/],
])('run %j is refused, and nothing is written of cells', async (words, message) => {
  const plan = planned();
  const { code, stderr, stdout } = await entk('sweep', 'run', plan, ...words);
  expect([code, stdout, stderr]).toEqual([2, '', expect.stringMatching(message)]);
  expect(stderr.trimEnd()).not.toContain('\n');
  expect(existsSync(join(plan, '..', 'small', 'cells'))).toBe(false);
});

test('a slip in a plan is one line with its place, and makes no folder', async () => {
  const plan = planned({ ...smallPlan, settings: { epoch: 4 } });
  const { code, stderr } = await entk('sweep', 'run', plan);
  expect([code, stderr]).toEqual([
    2,
    expect.stringMatching(
      /^entk sweep run: settings\.epoch is not known \(.*small\.json: line 1, column \d+\); .* takes p, /,
    ),
  ]);
  expect(readdirSync(join(plan, '..'))).toEqual(['small.json']);
});

test('status and collect of a sweep under way, in words and as JSON', async () => {
  const sweep = await begunSweep(smallPlan);
  await publishInvented(sweep, 0);
  expect((await entk('sweep', 'status', sweep.folder)).stdout).toBe('1 of 4 done · 3 missing\n');
  const { stdout } = await entk('sweep', 'status', sweep.folder, '--json');
  expect(JSON.parse(stdout)).toEqual({ cells: 4, done: 1, failed: 0, missing: 3 });
  const collected = await entk('sweep', 'collect', sweep.folder);
  expect(collected.stdout).toMatch(/1 of 4 cells are done, 0 have failed, 3 are missing\.[^]*Report: .*report\.html/);
  const json = JSON.parse((await entk('sweep', 'collect', sweep.folder, '--json')).stdout) as object;
  expect(json).toEqual({ folder: sweep.folder, cells: 4, done: 1, failed: 0, missing: 3 });
});

test('as it is built, in threads: a shard, the job file of Slurm, and the manifest of Kubernetes', async () => {
  const plan = planned();
  const { code, stdout } = await builtEntk('sweep', 'run', plan, '--shard', '0/2', '--threads', '2', '--json');
  const folder = join(plan, '..', 'small');
  expect([code, JSON.parse(stdout)]).toEqual([0, { folder, cells: 2, done: 2, failed: 0, computed: 2 }]);
  const rehearsed = await entk('sweep', 'run', plan, '--engine', 'slurm', '--dry-run', '--json');
  expect(JSON.parse(rehearsed.stdout)).toEqual({ folder, file: join(folder, 'job.sbatch'), tasks: 4 });
  const manifest = await entk('sweep', 'run', plan, '--engine', 'kubernetes', '--dry-run', '--json');
  expect(JSON.parse(manifest.stdout)).toEqual({ folder, file: join(folder, 'job.json'), tasks: 4 });
});
