import { initialiseBackend } from '@entk/models';
import { beforeAll, expect, test } from 'vitest';
import { paperSettings } from '../../src/experiments/modular-addition/settings.js';
import { additionCell } from '../../src/gallery/modular-addition.js';
import { galleryPlan } from '../../src/gallery/sweep-plan.js';
import { measureCell } from '../../src/sweep/cells/measure-cell.js';
import type { CellRecord } from '../../src/sweep/cells/cell-record.js';
import { cellsOf } from '../../src/sweep/plan/cells.js';
import { readPlan } from '../../src/sweep/plan/plan.js';

beforeAll(() => initialiseBackend());

const settings = { alpha: 0.7, epochs: 6, hiddenUnits: 12 };

test('the cells of the plan are the networks of the gallery, to the last bit', async () => {
  const text = galleryPlan({ experiment: 'modular-addition', settings, axes: { p: [5, 7], seed: [1, 1] } });
  const cells = cellsOf(readPlan(new TextEncoder().encode(text)), '1');
  expect(cells.map(({ axes }) => axes)).toEqual([
    { p: 5, seed: 1 },
    { p: 7, seed: 1 },
  ]);
  const outcome = await measureCell({ cell: cells[1] });
  const { eigenvalues } = await additionCell({ ...paperSettings, ...settings, p: 7, seed: 1 });
  const record = JSON.parse('result' in outcome ? outcome.result : '{}') as CellRecord;
  expect(record.eigenvalues).toEqual(Array.from(eigenvalues));
});

test('what a sweep would refuse is no plan', () => {
  expect(galleryPlan({ experiment: 'modular-addition', settings, axes: { p: [6], seed: [0] } })).toBeUndefined();
});
