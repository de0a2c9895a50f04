// Also tests experiments/induction/summaries.ts: claims are what reads them.
import { describe, expect, test } from 'vitest';
import { inductionClaims } from '../../../src/experiments/induction/claims.js';
import type { SeedMeasurements } from '../../../src/experiments/induction/measurements.js';
import { kernelsAt, phaseAt, reachesAccuracy, timesChance } from '../../../src/experiments/induction/summaries.js';
import { seedOf } from './measured.js';

const held = (...seeds: SeedMeasurements[]) => {
  const claims = inductionClaims(seeds);
  return Object.fromEntries(claims.map(({ id, holds }) => [id, holds]));
};

const all = {
  'induction-phase-change': true,
  'induction-heads-form': true,
  'answer-appears-at-the-phase-change': true,
  'answer-in-values-and-outputs': true,
  'no-lag-no-position': true,
  'predictions-name-the-answers': true,
  'kernel-beyond-components': true,
};

describe('the claims of induction', () => {
  const good = [seedOf(0), seedOf(1, { components: 0.62 }), seedOf(2)];

  test('hold where every seed has what they say', () => {
    expect(held(...good)).toEqual(all);
  });

  test.each([
    ['an early phase change', { accuracy: [0.03, 0.5, 1, 1] }, 'induction-phase-change'],
    ['none', { accuracy: [0.03, 0.1, 0.5, 0.6] }, 'induction-phase-change'],
    ['heads that look nowhere', { attention: [0.03, 0.06, 0.07, 0.1] }, 'induction-heads-form'],
    [
      'answers before the phase change',
      { overlaps: { outputs: [1.3, 2.2, 8, 11] } },
      'answer-appears-at-the-phase-change',
    ],
    ['answers after it alone', { overlaps: { outputs: [1.3, 1.6, 3, 11] } }, 'answer-appears-at-the-phase-change'],
    ['as much before training', { untrained: 20 }, 'answer-appears-at-the-phase-change'],
    ['answers in queries', { overlaps: { outputs: [1, 1, 8, 11], queries: 2.5 } }, 'answer-in-values-and-outputs'],
    ['none in values', { overlaps: { outputs: [1, 1, 8, 11], values: 3 } }, 'answer-in-values-and-outputs'],
    ['lags', { overlaps: { outputs: [1, 1, 8, 11], lag: 3 } }, 'no-lag-no-position'],
    ['vectors that stay mixed', { rotated: 0.7 }, 'predictions-name-the-answers'],
    ['components that are as good', { components: 0.86 }, 'kernel-beyond-components'],
  ])('fail where one seed has %s', (_, changes, id) => {
    const found = held(...good, seedOf(3, changes));
    expect(found).toEqual({ ...all, [id]: false });
  });

  test('say the figure of every seed, and how many seeds it holds in, with intervals', () => {
    const [change, , appears] = inductionClaims(good);
    expect(change.measured).toContain('3 of 3 (0.292 to 1) seeds');
    expect(change.measured).toContain('[0.99, 0.99, 0.99]');
    expect(appears.values.after).toHaveLength(3);
    expect(appears.controls).toHaveLength(6);
  });

  test('of one seed leave the difference without an interval', () => {
    expect(held(seedOf(0))['kernel-beyond-components']).toBe(false);
  });
});

describe('what is read of a seed', () => {
  test('is of the last measured step before the one asked for', () => {
    const seed = seedOf(0);
    expect(phaseAt(seed, 900).step).toBe(800);
    expect(kernelsAt(seed, 399).step).toBe(0);
    expect(reachesAccuracy(seed, 0.5)).toBe(800);
    expect(reachesAccuracy(seed, 1.1)).toBeUndefined();
  });

  test('is over what chance gives families of any dimension', () => {
    const seed = seedOf(0);
    expect(timesChance(seed, 800)).toBeCloseTo(8);
    expect(timesChance(seed, 800, { family: 'lag' })).toBeCloseTo(1);
    expect(timesChance(seed, 6000, { kernel: 'W_Q, layer 2' })).toBeCloseTo(1.1);
  });
});
