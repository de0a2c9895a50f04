import { initialiseBackend } from '@entk/models';
import { beforeAll, expect, test } from 'vitest';
import { paperSettings } from '../../src/experiments/superposition/settings.js';
import { superpositionCell } from '../../src/gallery/superposition.js';

beforeAll(() => initialiseBackend());

test('the dense network drops at k = n, and its eigenvectors at β = 0.3 are the features', async () => {
  const settings = { ...paperSettings, features: 20, hiddenUnits: 5, sparsity: 0.3, examples: 200, steps: 1500 };
  const cell = await superpositionCell(settings);
  expect(cell.settings).toEqual(settings);
  expect(cell.drops.map(({ after }) => after)).toContain(20);
  expect(cell.eigenvalues[19] / cell.eigenvalues[20]).toBeGreaterThan(5);
  expect(cell.assigned).toBeGreaterThan(0.8);
  expect(cell.heatmap.normalised).toBe(true);
  expect([cell.heatmap.values.rows, cell.heatmap.rowLabels.length]).toEqual([20, 20]);
});
