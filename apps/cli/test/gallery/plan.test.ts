import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkedPlan, type GalleryPlan, placePlan } from '../../src/gallery/plan.js';
import { cellsOf } from '../../src/sweep/plan/cells.js';
import { readPlan } from '../../src/sweep/plan/plan.js';
import { temporaryFolder } from '../entk.js';

const plan: GalleryPlan = {
  experiment: 'modular-addition',
  measure: ['spectrum'],
  settings: { epochs: 6, hiddenUnits: 12 },
  axes: { p: [5, 7], seed: [1] },
};

test('what is placed is the plan of a sweep of the same networks', async () => {
  const out = temporaryFolder();
  await placePlan(out, checkedPlan({ ...plan, axes: { p: [5, 7, 5], seed: [1, 1] } }));
  const cells = cellsOf(readPlan(readFileSync(join(out, 'plan.json'))), '1');
  expect(cells.map(({ axes }) => axes)).toEqual([
    { p: 5, seed: 1 },
    { p: 7, seed: 1 },
  ]);
  expect(cells[0].settings).toMatchObject({ epochs: 6, hiddenUnits: 12, p: 5 });
});

test('what a sweep refuses is refused in the words of the gallery', () => {
  expect(() => checkedPlan({ ...plan, axes: { p: [6], seed: [0] } })).toThrow(/^gallery: p must be .*odd.*, got 6/);
});

test('a gallery may grow; a plan of anything else stays as it is', async () => {
  const out = temporaryFolder();
  await placePlan(out, plan);
  await placePlan(out, { ...plan, axes: { p: [11], seed: [0, 1] } });
  expect(JSON.parse(readFileSync(join(out, 'plan.json'), 'utf8'))).toMatchObject({ axes: { p: [11] } });
  const others = [
    { ...plan, settings: { epochs: 7, hiddenUnits: 12 } },
    { ...plan, measure: ['claims'] },
    { axes: 3 },
    5,
  ];
  for (const text of [...others.map((other) => JSON.stringify(other)), 'not JSON', 'null']) {
    const other = temporaryFolder();
    writeFileSync(join(other, 'plan.json'), text);
    await expect(placePlan(other, plan)).rejects.toThrow(
      /^gallery: the folder must be empty, or hold a gallery of the/,
    );
    expect(readFileSync(join(other, 'plan.json'), 'utf8')).toBe(text);
    expect(readdirSync(other)).toEqual(['plan.json']);
  }
});
