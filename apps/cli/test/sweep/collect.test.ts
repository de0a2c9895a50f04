// Tests every file of its folder: a collection is one pass over all of them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import { expect, test } from 'vitest';
import { inWords } from '../../src/sweep/collect/axes.js';
import { collect } from '../../src/sweep/collect/collect.js';
import { columnsOf } from '../../src/sweep/collect/columns.js';
import { gather } from '../../src/sweep/collect/gather.js';
import { sweepReport } from '../../src/sweep/collect/report.js';
import { claimShares, shareText } from '../../src/sweep/collect/shares.js';
import { csvOf, parquetOf } from '../../src/sweep/collect/tables.js';
import type { Sweep } from '../../src/sweep/folder/open-sweep.js';
import { publishFailure } from '../../src/sweep/folder/results.js';
import { begunSweep, publishInvented, smallPlan } from './sweep-folder.js';

const claim = (holds: boolean) => ({
  id: 'two-cliffs',
  statement: 'Two cliffs.',
  holds,
  measured: '×2',
  values: { after: [1, 2], ratio: holds ? 2 : null },
});

const read = ({ folder }: Sweep, name: string) => readFileSync(join(folder, name), 'utf8');

async function mixed() {
  const sweep = await begunSweep(smallPlan);
  await publishInvented(sweep, 0, { claims: [claim(true)] });
  await publishInvented(sweep, 1, { claims: [claim(false)], curves: { 'test accuracy': { x: [0, 4], y: [0, 0.5] } } });
  const { key, settings } = sweep.cells[2];
  await publishFailure(sweep.folder, key, {
    key,
    settings,
    name: 'MisuseError',
    message: 'the network must keep to finite numbers, "so"',
    made: { program: '1', v8: '1', processor: 'x64' },
  });
  return sweep;
}

test('a row a cell: done, failed with its message, missing', async () => {
  const cells = await gather(await mixed());
  const text = csvOf(columnsOf(cells)).split('\n');
  expect(text[0]).toBe(
    'key,status,message,p,seed,hiddenUnits,alpha,epochs,learningRate,weightDecay,scaling,testAccuracy,two-cliffs,two-cliffs.ratio',
  );
  expect(text.slice(1, 5).map((line) => line.replace(/^\w{16},/, ''))).toEqual([
    'done,,5,0,12,0.7,4,0.05,0.01,mean-field,0,true,2',
    'done,,5,1,12,0.7,4,0.05,0.01,mean-field,0.1,false,',
    'failed,"the network must keep to finite numbers, ""so""",7,0,12,0.7,4,0.05,0.01,mean-field,,,',
    'missing,,7,1,12,0.7,4,0.05,0.01,mean-field,,,',
  ]);
});

test('the report names settings and results in words', async () => {
  expect(inWords('meanOverBestAssignment')).toBe('mean over best assignment');
  expect(inWords('p')).toBe('p');
  const sweep = await mixed();
  const { settings, tables, figures } = sweepReport(sweep, await gather(sweep));
  expect(Object.keys(settings)).toContain('hidden units');
  const names = [
    ...Object.keys(settings),
    ...tables.flatMap(({ title, header, rows }) => [title, ...header, rows[0][0]]),
    ...figures.map(({ title }) => title),
  ];
  expect(names.filter((name) => /[a-z][A-Z]/.test(name))).toEqual([]);
});

test('Parquet has lists as lists, and nothing where there is nothing', async () => {
  const bytes = parquetOf(columnsOf(await gather(await mixed())));
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const rows = await parquetReadObjects({ file });
  expect(rows[0]).toMatchObject({
    status: 'done',
    p: 5,
    testAccuracy: 0,
    'two-cliffs': true,
    'two-cliffs.after': [1, 2],
    eigenvalues: [4, 2, 1],
    drops: [1],
    drop_ratios: [2],
  });
  expect(rows[3]).toMatchObject({ status: 'missing', testAccuracy: null, message: null });
  expect(rows[3].eigenvalues ?? null).toBeNull();
});

test('tables, report and figures are written, the same bytes again', async () => {
  const sweep = await mixed();
  const { report } = await collect(sweep);
  expect(report.summary).toBe('2 of 4 cells are done, 1 have failed, 1 are missing.');
  const files = ['runs.csv', 'runs.parquet', 'report.html'];
  const before = files.map((name) => readFileSync(join(sweep.folder, name)));
  await collect(sweep);
  files.forEach((name, index) => expect(readFileSync(join(sweep.folder, name)).equals(before[index])).toBe(true));
  const html = before[2].toString();
  expect(html).toContain('1 of 2 (1 to 99\u00A0%)');
  expect(html).toContain('the network must keep to finite numbers');
  expect(readdirSync(join(sweep.folder, 'figures')).filter((name) => name.endsWith('.png'))).toContain(
    'sweep-along-seed.png',
  );
});

test('of a sweep that has hardly begun there is a report too; a damaged result is named', async () => {
  const sweep = await begunSweep(smallPlan);
  expect((await collect(sweep)).report.figures).toEqual([]);
  await publishInvented(sweep, 0, { key: 'another' });
  await expect(collect(sweep)).rejects.toThrow(
    /the file of a result must be one that a cell wrote, got ".*"; remove it/,
  );
});

test('cells of several kinds of machine are told of', async () => {
  const sweep = await begunSweep(smallPlan);
  for (const [place, v8] of ['11.3', '13.6'].entries()) {
    await publishInvented(sweep, place, { made: { program: '0.1.0', v8, processor: 'x64' } });
  }
  const { report } = await collect(sweep);
  expect(report.notes.join(' ')).toMatch(/V8 11\.3 on x64; V8 13\.6 on x64.*several kinds of machine/);
});

test('shares count the cells that say anything of a claim', async () => {
  const [share] = claimShares(await gather(await mixed()));
  expect(share).toMatchObject({ id: 'two-cliffs', held: 1, count: 2 });
  expect(shareText(share)).toBe('1 of 2 (1 to 99 %)');
  const sweep = await mixed();
  await collect(sweep);
  const { claims, along } = JSON.parse(read(sweep, 'claims.json')) as {
    claims: object[];
    along: { name: string; values: { value: number; claims: object[] }[] }[];
  };
  expect(claims).toMatchObject([{ id: 'two-cliffs', held: 1, count: 2 }]);
  expect(along.map(({ name }) => name)).toEqual(['p']);
  expect(along[0].values).toMatchObject([
    { value: 5, claims: [{ held: 1, count: 2 }] },
    { value: 7, claims: [] },
  ]);
});
