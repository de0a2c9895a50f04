// Also tests experiments/induction/figures.ts: the report has them.
import { figureSvg } from '@entk/figures/node';
import { expect, test } from 'vitest';
import { reproduceInduction } from '../../../src/experiments/induction/reproduce.js';
import { seedOf } from './measured.js';

test('the report has a row for every seed, the claims of all and their figures', async () => {
  const report = await reproduceInduction(
    { seed: 4, seeds: 3 },
    {},
    {
      measureSeed: ({ seed }) => Promise.resolve(seedOf(seed)),
    },
  );
  expect(report.settings).toMatchObject({ seed: 4, seeds: 3, steps: 6000 });
  expect(report.tables[0].rows.map(([seed]) => seed)).toEqual(['4', '5', '6']);
  expect(report.claims.map(({ holds }) => holds)).toEqual([true, true, true, true, true, true, true]);
  expect(report.figures.map(({ name }) => name)).toEqual([
    'induction-phase-change',
    'induction-overlaps',
    'induction-named-vectors',
  ]);
  for (const { figure, title } of report.figures) {
    expect(figureSvg(figure, { width: 700, title, idPrefix: 'f' })).not.toContain('NaN');
  }
  for (const { header, rows } of report.tables) for (const row of rows) expect(row).toHaveLength(header.length);
  expect(report.arrays.get('seed_4_phase_accuracy')?.shape).toEqual([5]);
  expect(JSON.parse(JSON.stringify(report.findings))).toMatchObject({ seeds: [{ seed: 4 }, { seed: 5 }, { seed: 6 }] });
});
