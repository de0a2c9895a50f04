// Tests every file of its folder: each is one way to measure a cell, and they are called through one door.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom } from '@entk/core';
import { writeNpy, writeSafetensors } from '@entk/formats';
import { initialiseBackend } from '@entk/models';
import { beforeAll, expect, test } from 'vitest';
import type { CellFailure, CellRecord, RecordedEntries } from '../../src/sweep/cells/cell-record.js';
import { entriesOf } from '../../src/sweep/cells/entries.js';
import { measureCell } from '../../src/sweep/cells/measure-cell.js';
import { digestOf } from '../../src/sweep/folder/digest.js';
import type { CellQuestion } from '../../src/sweep/plan/cell-key.js';
import { usualSettings } from '../../src/sweep/plan/experiments.js';
import type { Settings } from '../../src/sweep/plan/setting.js';
import { temporaryFolder } from '../entk.js';

beforeAll(() => initialiseBackend());

async function measured(
  experiment: CellQuestion['experiment'],
  settings: Settings,
  measure: CellQuestion['measure'] = ['spectrum'],
  more: object = {},
) {
  const all = { ...usualSettings(experiment), ...settings };
  const outcome = await measureCell({ cell: { key: 'k', experiment, measure, settings: all }, ...more });
  return 'result' in outcome ? (JSON.parse(outcome.result) as CellRecord) : outcome.failure;
}

const small: Readonly<Record<string, Settings>> = {
  'modular-addition': { p: 5, hiddenUnits: 12, epochs: 6, controlDraws: 2 },
  superposition: { features: 6, hiddenUnits: 2, examples: 40, steps: 20, controlDraws: 2 },
  'addition-transformer': { p: 5, width: 8, heads: 2, hiddenUnits: 8, epochs: 2, batchSize: 4, controlDraws: 2 },
};

test.each([
  ['modular-addition', ['spectrum'], 0],
  ['modular-addition', ['spectrum', 'claims'], 16],
  ['superposition', ['spectrum'], 0],
  ['superposition', ['claims'], 5],
  ['addition-transformer', ['claims'], 8],
] as const)('%s, %j: a record of numbers, the same again and with stages', async (experiment, measure, least) => {
  const settings = { ...small[experiment], seed: 3 };
  const record = (await measured(experiment, settings, measure)) as CellRecord;
  expect(record).toMatchObject({ key: 'k', experiment, measure, settings, made: { processor: process.arch } });
  expect(record.eigenvalues).toEqual(record.eigenvalues.toSorted((left, right) => right - left));
  expect(record.eigenvalues.length).toBeGreaterThan(5);
  expect(Object.values(record.scalars).length).toBeGreaterThan(1);
  expect(record.claims?.length ?? 0).toBeGreaterThanOrEqual(least);
  expect(await measured(experiment, settings, measure, { work: temporaryFolder() })).toEqual(record);
});

test('a heatmap of features against eigenvectors where it is asked for, with claims and without', async () => {
  const of = async (measure: CellQuestion['measure']) => {
    return (await measured('superposition', small.superposition, measure)) as CellRecord;
  };
  expect((await of(['spectrum'])).heatmap).toBeUndefined();
  const { heatmap, scalars } = await of(['spectrum', 'heatmap']);
  const values = entriesOf(heatmap as RecordedEntries);
  expect([values.rows, values.columns]).toEqual([6, 10]);
  for (let column = 0; column < values.columns; column++) {
    let squares = 0;
    for (let row = 0; row < values.rows; row++) squares += values.get(row, column) ** 2;
    expect(squares).toBeCloseTo(1, 12);
  }
  expect(await of(['claims', 'heatmap'])).toMatchObject({
    heatmap,
    scalars: { meanOverBestAssignment: scalars.meanOverBestAssignment },
  });
});

test('a setting reaches what is computed', async () => {
  const of = async (changes: Settings) => {
    return ((await measured('superposition', { ...small.superposition, ...changes })) as CellRecord).eigenvalues;
  };
  const usual = await of({});
  const others: Settings[] = [{ seed: 1 }, { sparsity: 0.5 }, { importanceBase: 0.9 }, { unitRows: false }];
  for (const changes of others) {
    expect(await of(changes)).not.toEqual(usual);
  }
});

test('a cell that diverges is an outcome, with what to do', async () => {
  const failure = (await measured('modular-addition', {
    ...small['modular-addition'],
    learningRate: 1e30,
    epochs: 40,
  })) as CellFailure;
  expect(failure).toMatchObject({ key: 'k', name: 'MisuseError' });
  expect(failure.message).toMatch(/^the network must keep to finite numbers .*give a smaller learning rate/);
});

test('memory that is not there is no outcome: another machine may have it', async () => {
  await expect(measured('modular-addition', { p: 5, hiddenUnits: 40_000_000 })).rejects.toThrow(/memory budget/);
});

test('a network trained elsewhere: its parameters are an axis, its files those that the sweep began with', async () => {
  const folder = temporaryFolder();
  const random = createRandom(1);
  const normals = (count: number) => Float32Array.from({ length: count }, () => random.normal());
  writeFileSync(
    join(folder, 'w.safetensors'),
    writeSafetensors(
      new Map([
        ['a', { shape: [4, 3], data: normals(12) }],
        ['b', { shape: [2, 4], data: normals(8) }],
      ]),
    ),
  );
  writeFileSync(join(folder, 'x.npy'), writeNpy({ shape: [9, 3], data: normals(27) }));
  writeFileSync(
    join(folder, 'model.json'),
    JSON.stringify({
      inputs: { size: 3 },
      layers: [{ kind: 'dense', weight: 'a' }, { kind: 'relu' }, { kind: 'dense', weight: 'b' }],
    }),
  );
  const named = { weights: 'w.safetensors', model: 'model.json', inputs: 'x.npy' };
  const files: Record<string, string> = {};
  for (const name of Object.values(named)) files[name] = await digestOf(join(folder, name));
  const of = (settings: Settings) =>
    measured('network', { ...named, ...settings }, ['spectrum'], { base: folder, files });
  const records = await Promise.all(['all', 'a', 'b'].map((parameters) => of({ parameters })));
  const [all, first, second] = records as CellRecord[];
  expect([all, first, second].map(({ scalars }) => scalars.parameterCount)).toEqual([20, 12, 8]);
  // The kernel of all parameters is the sum of those of its parts, and so is its trace.
  const sum = Number(first.scalars.trace) + Number(second.scalars.trace);
  expect(Number(all.scalars.trace) / sum).toBeCloseTo(1, 5);
  expect(all.settings.weights).toBe('w.safetensors');
  expect(await of({ parameters: 'nothing' })).toMatchObject({ message: expect.stringContaining('nothing') as string });
  writeFileSync(join(folder, 'x.npy'), writeNpy({ shape: [9, 3], data: normals(27) }));
  expect(await of({})).toMatchObject({
    message: expect.stringMatching(/inputs must be the file that the sweep began with/) as string,
  });
});
