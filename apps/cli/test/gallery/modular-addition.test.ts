import { initialiseBackend } from '@entk/models';
import { beforeAll, expect, test } from 'vitest';
import { paperSettings } from '../../src/experiments/modular-addition/settings.js';
import { additionCell } from '../../src/gallery/modular-addition.js';

beforeAll(() => initialiseBackend());

test('the first cliff is there before training, after 1 + 4⌊p/2⌋ values, and the rest is the network of these settings', async () => {
  const settings = { ...paperSettings, p: 11, epochs: 1, seed: 3 };
  const cell = await additionCell(settings);
  expect(cell.settings).toEqual(settings);
  const first = cell.drops.find(({ after }) => after === 21);
  expect(first?.ratio).toBeGreaterThan(2);
  expect(first?.ratio).toBe(cell.eigenvalues[20] / cell.eigenvalues[21]);
  expect(cell.eigenvalues).toEqual(cell.eigenvalues.toSorted((left, right) => right - left));
  expect(cell.accuracy.epochs).toEqual([0, 1]);
});

test('accuracies are those of at most 100 epochs and of the last one', async () => {
  const { accuracy } = await additionCell({ ...paperSettings, p: 5, hiddenUnits: 8, epochs: 203 });
  expect(accuracy.epochs.slice(0, 3)).toEqual([0, 3, 6]);
  expect(accuracy.epochs.at(-1)).toBe(203);
  expect(accuracy.epochs.length).toBeLessThanOrEqual(102);
  expect([accuracy.train.length, accuracy.test.length]).toEqual([accuracy.epochs.length, accuracy.epochs.length]);
  expect(accuracy.train.at(-1)).toBeGreaterThan(accuracy.train[0]);
});
