// Also tests experiments/superposition/assignment.ts, experiments/superposition/permuted-examples.ts: what is drawn, and how it is scored.
import { absoluteCosines, randomSubspace } from '@entk/alignment';
import { createRandom, DenseMatrix } from '@entk/core';
import { expandedIndicators, superpositionFeatures } from '@entk/datasets';
import { initialiseBackend } from '@entk/models';
import { beforeAll, describe, expect, test } from 'vitest';
import { assignmentOf } from '../../../src/experiments/superposition/assignment.js';
import { drawNetworkControls } from '../../../src/experiments/superposition/controls.js';
import { permutedAssignments } from '../../../src/experiments/superposition/permuted-examples.js';
import { paperSettings } from '../../../src/experiments/superposition/settings.js';

beforeAll(() => initialiseBackend());

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

test('an assignment is scored raw and column-normalised: 3-4-5 by hand', () => {
  const values = DenseMatrix.fromRows([
    [0.3, 0],
    [0.4, 0.2],
  ]);
  // Columns of length 0.5 and 0.2: normalised [[0.6, 0], [0.8, 1]]; rows 0 → column 0 and 1 → 1 are best.
  expect(assignmentOf(values)).toEqual({ raw: expect.closeTo(0.25, 12), normalised: expect.closeTo(0.8, 12) });
});

describe('permuted examples', () => {
  const { inputs } = superpositionFeatures({ features: 4, examples: 6, sparsity: 0.3, seed: 1 });
  const { features } = expandedIndicators(inputs, { rowOrder: 'exampleMajor' });

  test('a draw is the heatmap of features whose examples stand in another order, the same for every feature', () => {
    const vectors = randomSubspace(24, 4, createRandom(2));
    const [found] = permutedAssignments(features, vectors, { draws: 1, seed: 5 });
    const order = createRandom(5).fork('permuted examples').permutation(6);
    const moved = DenseMatrix.generate(24, 4, (row, column) =>
      features.get(4 * order[Math.floor(row / 4)] + (row % 4), column),
    );
    const expected = assignmentOf(absoluteCosines(moved, vectors));
    expect(found.raw).toBeCloseTo(expected.raw, 12);
    expect(found.normalised).toBeCloseTo(expected.normalised, 12);
  });

  test('vectors that are constant at one output match as well as before: the control is strict', () => {
    const constant = DenseMatrix.generate(24, 4, (row, column) => (row % 4 === column ? 1 / Math.sqrt(6) : 0));
    const observed = assignmentOf(absoluteCosines(features, constant));
    for (const draw of permutedAssignments(features, constant, { draws: 9, seed: 1 })) {
      expect(draw.raw).toBeCloseTo(observed.raw, 12);
    }
  });
});

test('random subspaces have the scores of subspaces that were formed; untrained networks are drawn anew', async () => {
  const settings = { ...paperSettings, features: 4, hiddenUnits: 2, examples: 10, sparsity: 0.3 };
  const { random, untrained } = await drawNetworkControls({ id: 'small', label: 'small', settings });
  const { inputs } = superpositionFeatures({ features: 4, examples: 10, sparsity: 0.3, seed: 0, unitRows: true });
  const { features } = expandedIndicators(inputs, { rowOrder: 'exampleMajor' });
  const stream = createRandom(9);
  const formed = Array.from({ length: 999 }, () =>
    assignmentOf(absoluteCosines(features, randomSubspace(40, 4, stream))),
  );
  for (const figure of ['raw', 'normalised'] as const) {
    const expected = formed.map((one) => one[figure]);
    const spread = Math.sqrt(mean(expected.map((value) => (value - mean(expected)) ** 2)));
    // Five standard errors of the difference of two means of 999.
    expect(Math.abs(mean(random[figure]) - mean(expected))).toBeLessThan(5 * spread * Math.sqrt(2 / 999));
  }
  expect(random.raw).toHaveLength(999);
  expect(new Set(untrained.raw).size).toBe(19);
});
