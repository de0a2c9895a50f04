// Also tests commands/gallery/gallery.ts: the action of the command.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { builtEntk } from '../built-entk.js';
import { entk, temporaryFolder } from '../entk.js';

const small = {
  'modular-addition': ['--seeds', '0,1', '--p', '5,7', '--hidden-units', '12', '--epochs', '4'],
  superposition: ['--seeds', '2', '--sparsity', '0.3,0.9', '--features', '12', '--hidden-units', '3', '--steps', '20'],
} as const;

/** What every sweep writes. */
const ofSweep = ['cells', 'manifest.json', 'plan.json'];

test.each(Object.entries(small))('%s: a network for each setting, the same bytes again', async (experiment, words) => {
  const out = temporaryFolder();
  const run = await builtEntk('gallery', '--experiment', experiment, ...words, '--out', out, '--json');
  expect(run.stderr).not.toMatch(/Warning|Error/);
  expect(run.code).toBe(0);
  const name = `gallery-${experiment}`;
  expect(readdirSync(out).toSorted()).toEqual(
    [
      `${name}-dark.svg`,
      `${name}.json`,
      `${name}.pdf`,
      `${name}.png`,
      `${name}.svg`,
      ...ofSweep,
      'gallery.json',
    ].toSorted(),
  );
  expect(readFileSync(join(out, 'gallery.json'), 'utf8')).toBe(run.stdout);
  const { networks, settings } = JSON.parse(run.stdout) as {
    networks: { p?: number; sparsity?: number; seed: number; eigenvalues: number[] }[];
    settings: { seeds: number[] };
  };
  const expected =
    experiment === 'superposition'
      ? [
          [0.3, 2],
          [0.9, 2],
        ]
      : [
          [5, 0],
          [5, 1],
          [7, 0],
          [7, 1],
        ];
  expect(networks.map(({ p, sparsity, seed }) => [p ?? sparsity, seed])).toEqual(expected);
  expect(settings.seeds).toEqual([...new Set(expected.map(([, seed]) => seed))]);
  for (const { eigenvalues } of networks) {
    expect(eigenvalues.length).toBeGreaterThan(10);
    expect(eigenvalues).toEqual(eigenvalues.toSorted((left, right) => right - left));
  }
  expect(readFileSync(join(out, `${name}-dark.svg`), 'utf8')).toMatch(/<title[^>]*>.*across seeds/);
  const again = temporaryFolder();
  await builtEntk('gallery', '--experiment', experiment, ...words, '--out', again);
  const files = readdirSync(out).filter((file) => file !== 'cells');
  const changed = files.filter((file) => !readFileSync(join(again, file)).equals(readFileSync(join(out, file))));
  expect(changed).toEqual([]);
});

test('it is a sweep: it grows by what is new, and its cells may be computed by any engine', async () => {
  const out = temporaryFolder();
  const words = ['gallery', '--experiment', 'modular-addition', '--p', '5', '--hidden-units', '12', '--epochs', '4'];
  expect((await builtEntk(...words, '--seeds', '0', '--out', out)).code).toBe(0);
  const status = await builtEntk('sweep', 'status', out, '--json');
  expect(JSON.parse(status.stdout)).toMatchObject({ cells: 1, done: 1, missing: 0 });
  const [folder] = readdirSync(join(out, 'cells'));
  const cell = join(out, 'cells', folder, readdirSync(join(out, 'cells', folder))[0]);
  const { ino } = statSync(cell);
  expect((await builtEntk(...words, '--seeds', '0,1', '--out', out)).code).toBe(0);
  expect(statSync(cell).ino).toBe(ino);
  expect((await builtEntk('sweep', 'collect', out)).stdout).toMatch(/^2 of 2 cells are done/);
  const other = await builtEntk(...words, '--alpha', '0.5', '--out', out);
  expect([other.code, other.stderr]).toEqual([2, expect.stringMatching(/gallery: the folder must be empty, or hold/)]);
});

test('a network that diverges is told of, and leaves its place empty', async () => {
  const out = temporaryFolder();
  const words = ['--features', '6', '--hidden-units', '2', '--examples', '1', '--steps', '20', '--sparsity', '0.9'];
  const run = await builtEntk('gallery', '--experiment', 'superposition', ...words, '--seeds', '0,1,2', '--out', out);
  expect(run.stderr).toMatch(/sparsity 0.9, seed \d: /);
  expect(run.code).toBe(3);
});

test.each([
  [
    ['--experiment', 'superposition', '--p', '5'],
    /gallery: --p goes with --experiment modular-addition, not with --experiment superposition/,
  ],
  [['--experiment', 'superposition', '--sparsity', '0.3,1'], /gallery: sparsity must be .* got 1/],
  [['--experiment', 'modular-addition', '--p', '2'], /gallery: p must be .* got 2/],
  [['--experiment', 'modular-addition', '--seeds', '-1'], /gallery: seed must be .* got -1/],
])('%j is refused before anything is trained', async (words, refusal) => {
  const out = temporaryFolder();
  const { code, stderr } = await entk('gallery', ...words, '--out', out);
  expect(stderr).toMatch(refusal);
  expect({ code, left: readdirSync(out) }).toEqual({ code: 2, left: [] });
});
