import { capturedNorms, energyInFamilies, randomSubspace } from '@entk/alignment';
import { createRandom, DenseMatrix } from '@entk/core';
import { describe, expect, test } from 'vitest';
import { subspaceControls } from '../../src/analysis/subspace-controls.js';

const family = (features: DenseMatrix) => ({
  name: 'feature',
  features,
  groupSize: 1,
  labels: Array.from({ length: features.columns }, (_, index) => String(index)),
});

describe.each([
  ['drawn whole', 600],
  ['drawn by their coordinates', 9000],
])('%s', (_, rows) => {
  const random = createRandom(7);
  const [dimension, count] = [4, 6];
  const features = randomSubspace(rows, count, random);
  const basis = randomSubspace(rows, dimension, random);
  const families = [family(features)];

  test('the energy of random subspaces has the mean k F / N, and the basis has its own', async () => {
    const observed = energyInFamilies(basis, families);
    const { best, energy } = await subspaceControls({ vectors: basis }, families, observed, { seed: 3 });
    expect(energy.observed).toBe(observed.energy);
    expect(best.observed).toBe(Math.max(...capturedNorms(basis, features)));
    const expected = (dimension * count) / rows;
    // 99 draws: five standard errors.
    expect(Math.abs(energy.mean - expected)).toBeLessThan((5 * energy.deviation) / Math.sqrt(99));
    // The energy is a sum of k·F squares of nearly normal numbers of variance 1/N.
    const deviation = Math.sqrt(2 * dimension * count) / rows;
    expect(energy.deviation / deviation).toBeGreaterThan(0.7);
    expect(energy.deviation / deviation).toBeLessThan(1.3);
    // One feature has k/N of a random subspace in the mean, and the best of six more than that and less than all.
    expect(best.mean ** 2).toBeGreaterThan(dimension / rows);
    expect(best.mean ** 2).toBeLessThan(energy.mean);
  });

  test('a basis of features beats every draw', async () => {
    const held = features.columnRange(0, dimension);
    const observed = energyInFamilies(held, families);
    const { best, energy } = await subspaceControls({ vectors: held }, families, observed, { seed: 3 });
    expect([best.pValue, energy.pValue]).toEqual([0.01, 0.01]);
    expect(energy.observed).toBeCloseTo(dimension, 10);
  });

  test('features that depend on each other are drawn whole, and give the same as without the double', async () => {
    const doubled = [family(DenseMatrix.sideBySide([features, features.columnRange(0, 1)]))];
    const { energy } = await subspaceControls({ vectors: basis }, doubled, energyInFamilies(basis, doubled), {
      seed: 3,
    });
    expect(energy.mean).toBeGreaterThan(0);
    expect(energy.observed).toBeCloseTo(energyInFamilies(basis, families).energy, 10);
  });
});
