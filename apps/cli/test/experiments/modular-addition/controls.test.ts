// Also tests experiments/modular-addition/alignment-scores.ts: the scores that are drawn.
import { alignmentHeatmap, energyInFamilies, heatmapSummary, randomSubspace } from '@entk/alignment';
import { createRandom, DenseMatrix } from '@entk/core';
import { initialiseBackend } from '@entk/models';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  featuresInSpan,
  jointScore,
  scoresInSpan,
  scoresOf,
  twoStageScores,
} from '../../../src/experiments/modular-addition/alignment-scores.js';
import { drawControls, familiesOf, permutedScores } from '../../../src/experiments/modular-addition/controls.js';
import { type Families, fourierFamilies } from '../../../src/experiments/modular-addition/families.js';
import { paperSettings } from '../../../src/experiments/modular-addition/settings.js';

const p = 7;
const families = fourierFamilies(p) as Families;
const basis = randomSubspace(p * p, 4 * 3, createRandom(3));

beforeAll(() => initialiseBackend());

describe('scores', () => {
  test.each(['first', 'second'] as const)(
    'the energy of the %s cliff is that of the spans, whatever the rotation',
    async (cliff) => {
      const pair = familiesOf(cliff, families);
      const { energy } = energyInFamilies(basis, pair);
      expect((await twoStageScores(basis, cliff, p, pair)).energy).toBeCloseTo(energy, 10);
      expect(scoresOf(basis, pair).energy).toBeCloseTo(energy, 10);
    },
  );

  test('scores of a rotation, in the coordinates of the span, are those of the rotated vectors on the examples', () => {
    const rotation = randomSubspace(12, 12, createRandom(2));
    const pair = familiesOf('second', families);
    const { energy, twoStage } = scoresInSpan(featuresInSpan(basis, pair), rotation);
    const heatmap = alignmentHeatmap(DenseMatrix.from(basis.mmul(rotation)), pair, { quantity: 'squared norm' });
    expect(twoStage).toBeCloseTo(heatmapSummary(heatmap).meanColumnMax, 12);
    expect(energy).toBeCloseTo(heatmap.values.sum(), 12);
  });

  test('the families themselves, mixed, are found again by either rotation', async () => {
    const pair = familiesOf('first', families);
    const whole = DenseMatrix.from(
      DenseMatrix.generate(p * p, 12, (i, j) => pair[j < 6 ? 0 : 1].features.get(i, j % 6)),
    );
    const mixed = DenseMatrix.from(whole.mmul(randomSubspace(12, 12, createRandom(1))));
    const { energy, twoStage } = await twoStageScores(mixed, 'first', p, pair);
    expect([energy, twoStage]).toEqual([expect.closeTo(12, 8), expect.closeTo(1, 8)]);
    // Draws are turned to angles of 1e-4, whose squares are lost.
    expect(await jointScore(mixed, 'first', p, pair)).toBeCloseTo(1, 7);
    expect(scoresOf(mixed, pair).twoStage).toBeLessThan(0.9);
  });

  test('the map (a, b) → ((a + b)/2, (a − b)/2) of the pairs takes the scores of the first cliff to those of the second', async () => {
    const half = (p + 1) / 2;
    const moved = new DenseMatrix(p * p, basis.columns);
    for (let a = 0; a < p; a++) {
      for (let b = 0; b < p; b++) {
        const image = (((a + b) * half) % p) * p + (((a - b + p) * half) % p);
        moved.rowSpan(a * p + b).set(basis.rowSpan(image));
      }
    }
    const first = await twoStageScores(basis, 'first', p, familiesOf('first', families));
    const second = await twoStageScores(moved, 'second', p, familiesOf('second', families));
    expect(second.energy).toBeCloseTo(first.energy, 10);
    expect(second.twoStage).toBeCloseTo(first.twoStage, 8);
  });
});

test('permuted labels keep the basis and lose the match: mean energy k F / (N − 1), constants apart', async () => {
  const pair = familiesOf('first', families);
  const whole = DenseMatrix.from(DenseMatrix.generate(p * p, 12, (i, j) => pair[j < 6 ? 0 : 1].features.get(i, j % 6)));
  const { energy, twoStage, joint } = await permutedScores({ twoStage: whole, joint: whole }, pair, {
    ...paperSettings,
    p,
  });
  const mean = energy.reduce((sum, value) => sum + value, 0) / energy.length;
  const spread = Math.sqrt(energy.reduce((sum, value) => sum + (value - mean) ** 2, 0) / energy.length);
  // Features without a mean stay so: they are spread over N − 1 directions. Five standard errors.
  expect(Math.abs(mean - (12 * 12) / 48)).toBeLessThan((5 * spread) / Math.sqrt(energy.length));
  expect(Math.max(...twoStage)).toBeLessThan(0.9);
  expect(joint).toEqual([]);
});

test('controls need no trained network, and are the same for the same seed', async () => {
  const settings = { ...paperSettings, p: 5, hiddenUnits: 8 };
  const [once, twice] = [await drawControls(settings), await drawControls(settings)];
  expect(twice).toEqual(once);
  expect([once.random.energy.length, once.random.joint.length, once.untrained.second.energy.length]).toEqual([
    99, 19, 19,
  ]);
  const all = [once.random, once.untrained.first, once.untrained.second].flatMap(({ energy }) => energy);
  expect(all.every((energy) => energy >= 0 && energy <= 8 + 1e-9)).toBe(true);
  expect(new Set(all).size).toBe(all.length);
});
