// Also tests experiments/induction/controls.ts: its draws are part of what is measured.
import { initialiseBackend } from '@entk/models';
import { beforeAll, describe, expect, test } from 'vitest';
import { measureSeed, type SeedMeasurements } from '../../../src/experiments/induction/measurements.js';
import { inductionSettings } from '../../../src/experiments/induction/settings.js';

const small = {
  ...inductionSettings,
  vocabularySize: 22,
  length: 25,
  width: 8,
  heads: 2,
  reads: 64,
  steps: 2,
  batchSize: 2,
  controlDraws: 2,
};

describe('a seed of a small network, hardly trained', () => {
  let seed: SeedMeasurements;
  beforeAll(async () => {
    await initialiseBackend();
    seed = await measureSeed(small);
  });

  test('is measured at the first step and the last', () => {
    expect(seed.phase.map(({ step }) => step)).toEqual([0, 2]);
    expect(seed.kernels.map(({ step }) => step)).toEqual([0, 2]);
    for (const { loss, accuracy } of seed.phase) {
      expect(Math.abs(loss - Math.log(22))).toBeLessThan(0.5);
      expect(accuracy).toBeLessThan(0.25);
    }
  });

  test('says what chance is, of families of every dimension', () => {
    expect(seed.chance).toBeCloseTo(21 ** 2 / 63, 12);
    expect(seed.familyDimensions).toMatchObject({ current: 21, lag: 11, position: 1 });
  });

  test('holds nothing of the answers yet, as its controls say', () => {
    const { overlaps, matches } = seed.kernels[1];
    expect(Object.keys(overlaps)).toHaveLength(9);
    expect(overlaps['W_O, layer 2'].answer).toBeLessThan(1.5 * seed.chance);
    expect(matches.kernel.rotated).toBeLessThan(0.7);
    expect(matches.kernel.rotated).toBeLessThanOrEqual(matches.kernel.mostPossible);
    const { overlap, match } = seed.controls;
    expect([overlap.untrained, overlap.permuted, match.untrained, match.permuted].map(({ length }) => length)).toEqual([
      2, 2, 2, 2,
    ]);
    for (const draw of [...overlap.untrained, ...overlap.permuted]) expect(draw).toBeLessThan(1.5 * seed.chance);
  });

  test('has the kernel of every parameter at the end', () => {
    expect(Object.keys(seed.parameters)).toHaveLength(3 + 2 * 2 * 4);
  });
});
