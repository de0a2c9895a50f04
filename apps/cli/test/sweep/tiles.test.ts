// Tests no single file: a kernel whose tiles are cells, from its plan to the joined file.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { jacobianBlocks } from '@entk/kernels';
import { writeKernel } from '@entk/kernels/node';
import { initialiseBackend } from '@entk/models';
import { beforeAll, expect, test } from 'vitest';
import { planOfNetwork } from '../../src/sweep/cells/network.js';
import { collect } from '../../src/sweep/collect/collect.js';
import { runShard } from '../../src/sweep/run-cells.js';
import { begunSweep, inThisThread, networkFiles } from './sweep-folder.js';

beforeAll(() => initialiseBackend());

type Files = ReturnType<typeof networkFiles>;

/** What writeKernel makes of the same files. */
async function written({ folder: files, settings }: Files, name: string, collapse: string): Promise<Buffer> {
  const paths = Object.fromEntries(Object.entries(settings).map(([key, file]) => [key, join(files, file)]));
  const choices = { parameters: 'all', collapse, seed: 0, falseAlarmRate: 0.05, fit: 'targets' };
  const plan = await planOfNetwork({ ...paths, ...choices });
  const blocks = jacobianBlocks(plan.network, plan.parameters, plan.inputs);
  const file = join(files, name);
  await writeKernel(file, blocks, plan.collapse, { tileSize: 4 });
  return readFileSync(file);
}

test('tiles follow from the inputs; joined they are the bytes of writeKernel, and are not joined twice', async () => {
  const given = networkFiles(11);
  const { folder: files, settings } = given;
  const sweep = await begunSweep({ experiment: 'kernel', settings: { ...settings, tileSize: 4 } }, files);
  expect(sweep.cells.map(({ settings: { tile } }) => tile)).toEqual([0, 1, 2, 3, 4, 5]);
  for (const index of [1, 0]) {
    await runShard(sweep, { shard: { index, count: 2 }, threads: 1, openPool: inThisThread });
    const { kernels } = await collect(sweep);
    expect(kernels).toMatchObject([{ tiles: 6, done: index === 1 ? 3 : 6 }]);
    expect(existsSync(join(files, 'kernel.npy'))).toBe(index === 0);
  }
  const file = join(files, 'kernel.npy');
  expect(readFileSync(file).equals(await written(given, 'whole.npy', 'class-mean'))).toBe(true);
  const { mtimeMs } = statSync(file);
  await collect(sweep);
  expect(statSync(file).mtimeMs).toBe(mtimeMs);
});

test('several kernels have a file each, and a table of them', async () => {
  const given = networkFiles(11);
  const { folder, settings: own } = given;
  const axes = { collapse: ['class-mean', 'flattened'] };
  const sweep = await begunSweep({ experiment: 'kernel', settings: { ...own, tileSize: 4 }, axes }, folder);
  expect(sweep.cells.length).toBe(12);
  await runShard(sweep, { threads: 1, openPool: inThisThread });
  const { kernels, report } = await collect(sweep);
  for (const { axes: where, file = '', rows } of kernels) {
    const whole = await written(given, `${String(where.collapse)}.npy`, String(where.collapse));
    expect(readFileSync(join(folder, file)).equals(whole)).toBe(true);
    expect(rows).toBe(where.collapse === 'flattened' ? 22 : 11);
  }
  expect(report.tables?.[0].rows.map(([name, tiles]) => [name, tiles])).toEqual([
    ['collapse class-mean', '6 of 6'],
    ['collapse flattened', '6 of 6'],
  ]);
});

test('a tile that the kernel does not have fails with its message', async () => {
  const { folder, settings: own } = networkFiles(11);
  const sweep = await begunSweep(
    { experiment: 'kernel', settings: { ...own, tileSize: 4 }, axes: { tile: [6] } },
    folder,
  );
  expect(await runShard(sweep, { threads: 1, openPool: inThisThread })).toMatchObject({ failed: 1 });
  const { cells } = await collect(sweep);
  expect(cells[0].failure?.message).toMatch(/index must be an integer in 0\.\.5, got 6/);
});
