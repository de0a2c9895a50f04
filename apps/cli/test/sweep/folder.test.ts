// Tests every file of its folder: what is in the folder of a sweep is one contract.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { digestOf } from '../../src/sweep/folder/digest.js';
import { beginSweep, openSweep } from '../../src/sweep/folder/open-sweep.js';
import { failureFile, resultFile, workFolder } from '../../src/sweep/folder/places.js';
import {
  failureOf,
  forgetFailures,
  hasFailed,
  isDone,
  openWork,
  publishFailure,
  publishResult,
  settledIn,
  tidy,
} from '../../src/sweep/folder/results.js';
import { version } from '../../src/version.js';
import { temporaryFolder } from '../entk.js';
import { begunSweep, smallPlan } from './sweep-folder.js';

const failure = (key: string) => ({
  key,
  settings: {},
  name: 'MisuseError',
  message: 'diverged',
  made: { program: '1', v8: '1', processor: 'x64' },
});

test('the folder is that of plan.json, one of the name of any other plan, or another', async () => {
  const folder = temporaryFolder();
  for (const name of ['plan.json', 'paper.json']) writeFileSync(join(folder, name), JSON.stringify(smallPlan));
  expect((await openSweep(join(folder, 'plan.json'))).folder).toBe(folder);
  expect((await openSweep(folder)).folder).toBe(folder);
  expect((await openSweep(join(folder, 'paper.json'))).folder).toBe(join(folder, 'paper'));
  expect((await openSweep(join(folder, 'paper.json'), join(folder, 'other'))).folder).toBe(join(folder, 'other'));
  await expect(openSweep(join(folder, 'nowhere.json'))).rejects.toThrow(/a file must be there to be read/);
});

test('a slip in a plan is told with the file and the line', async () => {
  const file = join(temporaryFolder(), 'paper.json');
  writeFileSync(file, '{\n  "experiment": "superposition",\n  "axes": { "p": [5] }\n}');
  await expect(openSweep(file)).rejects.toThrow(`axes.p is not known (${file}: line 3, column 13)`);
});

test('what began is written down, and another plan in its place keeps the results that it shares', async () => {
  const sweep = await begunSweep(smallPlan);
  const manifest = JSON.parse(readFileSync(join(sweep.folder, 'manifest.json'), 'utf8')) as object;
  expect(manifest).toEqual({
    format: 1,
    program: version,
    base: '.',
    files: {},
    cells: sweep.cells.map(({ key, axes }) => ({ key, ...axes })),
  });
  const file = join(sweep.folder, 'plan.json');
  writeFileSync(file, JSON.stringify({ ...smallPlan, axes: { p: [5], seed: { from: 0, count: 3 } } }));
  const changed = await openSweep(sweep.folder);
  expect(changed.cells.slice(0, 2).map(({ key }) => key)).toEqual(sweep.cells.slice(0, 2).map(({ key }) => key));
  expect(await beginSweep(changed, sweep.folder)).toBe(2);
});

test('a sweep that another version began is read, and not gone on with', async () => {
  const { folder, cells } = await begunSweep(smallPlan);
  const file = join(folder, 'manifest.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace(`"program":"${version}"`, '"program":"0.0.1"'));
  const sweep = await openSweep(folder);
  expect(sweep.program).toBe('0.0.1');
  expect(sweep.cells[0].key).not.toBe(cells[0].key);
  await expect(beginSweep(sweep, folder)).rejects.toThrow(
    `sweep: the sweep must be resumed with entk 0.0.1, which began it, got "${version}"; install that version on every node`,
  );
  writeFileSync(file, '{}');
  await expect(openSweep(folder)).rejects.toThrow(/manifest\.json must be one that entk wrote .*remove it/);
});

test('files count by their contents, which are looked at once', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'w.npz'), 'weights');
  expect(await digestOf(join(folder, 'w.npz'))).toBe(createHash('sha256').update('weights').digest('hex'));
  const plan = { experiment: 'network', settings: { inputs: 'w.npz' }, axes: { weights: ['w.npz'] } };
  const sweep = await begunSweep(plan, folder);
  rmSync(join(folder, 'w.npz'));
  expect((await openSweep(folder)).cells).toEqual(sweep.cells);
  const other = join(folder, 'other', 'plan.json');
  mkdirSync(dirname(other));
  writeFileSync(other, JSON.stringify(plan));
  await expect(openSweep(other)).rejects.toThrow(
    'sweep: files of a plan must be there, got "w.npz" (ENOENT); paths begin at the folder of the plan',
  );
});

test('a plan beside its folder: paths begin where the plan was, also from the folder', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'w.npz'), 'weights');
  const file = join(folder, 'nets.json');
  writeFileSync(
    file,
    JSON.stringify({ experiment: 'network', settings: { inputs: 'w.npz' }, axes: { weights: ['w.npz'] } }),
  );
  const sweep = await openSweep(file);
  await beginSweep(sweep, file);
  expect(await openSweep(join(folder, 'nets'))).toMatchObject({ base: folder, cells: sweep.cells });
});

test('results and failures are files of their keys; a result makes an end of a failure and of stages', async () => {
  const folder = temporaryFolder();
  const [key, other] = ['3f09c1aa00000000', 'ab00000000000000'];
  expect(resultFile(folder, key)).toBe(join(folder, 'cells', '3f', `${key}.json`));
  expect(await settledIn(folder)).toEqual({ done: new Set(), failed: new Set() });
  await openWork(folder, key);
  await publishFailure(folder, key, failure(key));
  expect([await hasFailed(folder, key), (await failureOf(folder, key)).message]).toEqual([true, 'diverged']);
  expect(existsSync(join(folder, 'work'))).toBe(false);
  await publishResult(folder, key, '{}\n');
  await publishFailure(folder, other, failure(other));
  expect(await settledIn(folder)).toEqual({ done: new Set([key]), failed: new Set([other]) });
  expect([await isDone(folder, key), await isDone(folder, other)]).toEqual([true, false]);
  await forgetFailures(folder, [other]);
  expect((await settledIn(folder)).failed.size).toBe(0);
});

test('what a kill left of cells that are settled goes; of others it stays', async () => {
  const folder = temporaryFolder();
  const [done, missing] = ['3f09c1aa00000000', '3faaaaaa00000000'];
  await publishResult(folder, done, '{}\n');
  for (const key of [done, missing]) {
    writeFileSync(`${resultFile(folder, key)}.a1b2c3`, '{');
    mkdirSync(workFolder(folder, key), { recursive: true });
  }
  await tidy(folder, [done, missing]);
  expect(readdirSync(join(folder, 'cells', '3f')).toSorted()).toEqual([`${done}.json`, `${missing}.json.a1b2c3`]);
  expect(readdirSync(join(folder, 'work'))).toEqual([missing]);
});

test('a folder that cannot be written to is refused', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'cells'), 'a file');
  await expect(publishResult(folder, '3f00', '{}')).rejects.toThrow(/output folder must be one that can be written to/);
  expect(failureFile(folder, '3f00')).toBe(join(folder, 'failed', '3f00.json'));
});

test('the digest of weights is of all that is read with them', async () => {
  const folder = temporaryFolder();
  const at = (name: string) => join(folder, name);
  const write = (name: string, text: string) => writeFileSync(at(name), text);
  write('w.safetensors', 'weights');
  const alone = await digestOf(at('w.safetensors'));
  expect(alone).toBe(createHash('sha256').update('weights').digest('hex'));
  write('config.json', '{"layers":1}');
  const configured = await digestOf(at('w.safetensors'));
  write('config.json', '{"layers":2}');
  expect(new Set([alone, configured, await digestOf(at('w.safetensors'))]).size).toBe(3);
  write('x.npy', 'inputs');
  expect(await digestOf(at('x.npy'))).toBe(createHash('sha256').update('inputs').digest('hex'));
  write('m.safetensors.index.json', JSON.stringify({ weight_map: { a: 'w.safetensors', b: 'v.safetensors' } }));
  await expect(digestOf(at('m.safetensors.index.json'))).rejects.toThrow(/files of a plan must be there/);
  write('v.safetensors', 'more');
  const sharded = await digestOf(at('m.safetensors.index.json'));
  write('v.safetensors', 'less');
  expect(await digestOf(at('m.safetensors.index.json'))).not.toBe(sharded);
  await expect(digestOf(folder, 'gpt2')).rejects.toThrow(/got "gpt2" \(EISDIR\); of a folder of Hugging Face name/);
});
