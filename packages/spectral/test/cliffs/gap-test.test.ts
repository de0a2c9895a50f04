import { createRandom } from '@entk/core';
import { describe, expect, test } from 'vitest';
import { leastProbable } from '../../src/cliffs/gap-test.js';
import { levelsOf } from '../../src/cliffs/levels.js';

const levelsWith = (gaps: ArrayLike<number>) => {
  let log = 0;
  return levelsOf([1, ...Array.from(gaps, (gap) => Math.exp((log -= gap)))], 1e-14);
};
const least = (gaps: ArrayLike<number>, endsAtEdge = false) =>
  leastProbable(levelsWith(gaps), { from: 0, to: gaps.length, endsAtEdge }).sort(
    (a, b) => a.logFalseAlarm - b.logFalseAlarm,
  )[0];

describe('leastProbable', () => {
  const flat = (length: number) => Float64Array.from({ length }, (_, i) => 0.01 + 0.004 * Math.sin(i * i));

  test('finds a gap ten times the others', () => {
    const gaps = flat(60);
    gaps[30] = 0.1;
    expect(least(gaps)).toMatchObject({ gap: 30, width: 1 });
    expect(least(gaps).logFalseAlarm).toBeLessThan(-5);
  });

  test('finds gaps that stand out together only, and names the largest', () => {
    const gaps = flat(60);
    gaps.set([0.05, 0.05, 0.06, 0.05], 30);
    expect(least(gaps)).toMatchObject({ gap: 32, width: 4 });
    gaps.set([0.01, 0.05, 0.06, 0.01], 30);
    expect(least(gaps)).toMatchObject({ gap: 32, width: 2 });
  });

  test.each([
    [19, 1],
    [60, 1],
    [60, 0],
  ])('holds its level over all places and widths: %i exponential gaps, trend %i', (length, trend) => {
    const random = createRandom(2);
    const trials = 1500;
    let below = 0;
    for (let trial = 0; trial < trials; trial++) {
      const gaps = Float64Array.from({ length }, (_, i) => 0.1 * -Math.log(1 - random.uniform()) * (i + 1) ** -trend);
      if ((least(gaps)?.logFalseAlarm ?? 0) < Math.log10(0.05)) below++;
    }
    expect(below / trials).toBeLessThan(0.05);
  });

  test('expects less regular gaps near the ends, whatever their share of the rate', () => {
    const at = (gap: number, endsAtEdge: boolean) => {
      const gaps = flat(80);
      gaps[gap] = 0.05;
      return least(gaps, endsAtEdge).logFalseAlarm;
    };
    // Both have the share of late places, and the share of 16 is larger than that of 17.
    expect(at(15, false)).toBeGreaterThan(at(16, false) + 0.5);
    expect(at(64, true)).toBeGreaterThan(at(63, true) + 0.5);
    expect(at(64, false)).toBeLessThan(at(64, true));
  });

  test('takes a step between two scales for what it is', () => {
    const gaps = Float64Array.from({ length: 60 }, (_, i) => (i < 30 ? 0.2 : 0.01));
    expect(least(gaps)?.logFalseAlarm ?? 0).toBeGreaterThan(-1);
  });

  test('expects gaps that grow towards either edge', () => {
    const upper = Float64Array.from({ length: 100 }, (_, i) => 2 / (i + 1));
    expect(least(upper)?.logFalseAlarm ?? 0).toBeGreaterThan(-1);
    expect(least(upper.toReversed(), true)?.logFalseAlarm ?? 0).toBeGreaterThan(-1);
  });

  test('has nothing to say of a single gap', () => {
    expect(least([3])).toBeUndefined();
  });
});
