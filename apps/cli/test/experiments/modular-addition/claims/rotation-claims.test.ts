import { describe, expect, test } from 'vitest';
import { rotationClaims } from '../../../../src/experiments/modular-addition/claims/rotation-claims.js';
import type { Measurements } from '../../../../src/experiments/modular-addition/measurements.js';
import type { Claim } from '../../../../src/report/claim.js';
import {
  additionControls,
  additionMeasurements,
  arrows,
  firstCliffWith,
  frequenciesByEnergy,
  rotationTo,
  secondCliffAt,
  secondCliffWith,
  trainedWith,
  withFigures,
} from '../measurements.js';

type Changes = Partial<Measurements>;

const { firstCliff, secondCliff } = additionMeasurements();

function claimed(id: string, changes: Changes = {}): Claim {
  const claims = rotationClaims(additionMeasurements(changes), additionControls);
  return claims.find((claim) => claim.id === id)!;
}

function kindsOf({ controls = [] }: Claim): unknown[] {
  return controls.map(({ kind, observed, largest }) => [kind, observed, largest]);
}

test('every claim holds where the paper is right', () => {
  const claims = rotationClaims(additionMeasurements(), additionControls);
  expect(claims.map(({ id, holds }) => [id, holds])).toEqual([
    ['mixed-before-rotation', true],
    ['aligned-after-rotation', true],
    ['second-cliff-sum-and-difference', true],
    ['families-form-continuously', true],
    ['figure-5-order', true],
    ['joint-rotation', true],
  ]);
});

describe('the first cliff before the rotation', () => {
  const id = 'mixed-before-rotation';
  const match = (meanColumnMax: number) =>
    firstCliffWith({ before: withFigures(firstCliff.before, { meanColumnMax }) });

  test('says the mean best match', () => {
    const { method, measured, values } = claimed(id);
    expect(method).toContain('required below 0.5');
    expect(measured).toBe('mean best match 0.14');
    expect(values).toEqual({ meanBestMatch: 0.14 });
  });

  test.each([
    [0.499, true],
    [0.5, false],
    [1, false],
    [Number.NaN, false],
  ])('a mean best match of %d: %s', (mean, holds) => {
    expect(claimed(id, match(mean)).holds).toBe(holds);
  });
});

describe('the first cliff after the rotation', () => {
  const id = 'aligned-after-rotation';
  const figures = (changes: Partial<typeof firstCliff.after.figures>) =>
    firstCliffWith({ after: withFigures(firstCliff.after, changes) });

  test('says the match, the pairs and what chance gives', () => {
    const claim = claimed(id);
    expect(claim.method).toContain('at least 0.99, and every cos/sin pair');
    expect(claim.measured).toBe('mean best match 0.9982, worst 0.9974; 28 of 28 pairs matched');
    expect(claim.values).toEqual({ meanBestMatch: 0.9982, worstBestMatch: 0.9974, pairsMatched: 28, pairs: 28 });
    expect(kindsOf(claim)).toEqual([
      ['random subspaces', 0.9982, 0.3],
      ['permuted labels', 0.9982, 0.2],
      ['untrained networks', 0.9982, 0.3],
    ]);
  });

  test.each<[string, Changes, boolean]>([
    ['the mean best match is 0.99', figures({ meanColumnMax: 0.99 }), true],
    ['the mean best match is just below', figures({ meanColumnMax: 0.9899 }), false],
    ['one pair is matched by no vector', figures({ distinctFeatures: 27 }), false],
    ['the pairs matched are no number', figures({ distinctFeatures: Number.NaN }), false],
  ])('%s', (_, changes, holds) => {
    expect(claimed(id, changes).holds).toBe(holds);
  });

  test('a match that is not a number is refused', () => {
    expect(() => claimed(id, figures({ meanColumnMax: Number.NaN }))).toThrow(/observed must be a number .*got NaN/);
  });
});

describe('the second cliff in the families of sum and difference', () => {
  const id = 'second-cliff-sum-and-difference';
  const energies = (sum: number, difference: number) => {
    const [start] = secondCliff.epochs;
    return secondCliffWith({ epochs: [start, { ...start, epoch: 150, energies: { sum, difference } }] });
  };

  test('says the energies at the end, before training and by chance', () => {
    const claim = claimed(id, energies(26.5, 24.9));
    expect(claim.method).toContain('in each family at least 24/28 of the whole, 28');
    expect(claim.measured).toBe(
      'sum 26.5, difference 24.9 of 28 (before training 2 and 2; both in random subspaces 4, p = 0.25, in other untrained networks 4.1, p = 0.333)',
    );
    expect(claim.values).toEqual({
      sum: 26.5,
      diff: 24.9,
      whole: 28,
      untrainedSum: 2,
      untrainedDiff: 2,
      pValue: 0.25,
    });
    expect(kindsOf(claim)).toEqual([
      ['random subspaces', 51.4, 5],
      ['permuted labels', 51.4, 2],
      ['untrained networks', 51.4, 4.2],
    ]);
  });

  test.each<[number, number, boolean]>([
    [24, 24, true],
    [23.999, 28, false],
    [28, 23.999, false],
    [2, 2, false],
  ])('sum %d and difference %d of 28: %s', (sum, diff, holds) => {
    expect(claimed(id, energies(sum, diff)).holds).toBe(holds);
  });

  test('the whole is p − 1', () => {
    const { settings } = additionMeasurements();
    const smaller = { settings: { ...settings, p: 15 } };
    expect(claimed(id, { ...smaller, ...energies(12, 12) })).toMatchObject({ values: { whole: 14 }, holds: true });
    expect(claimed(id, { ...smaller, ...energies(12, 11.999) }).holds).toBe(false);
  });

  test('an energy that is not a number is refused', () => {
    expect(() => claimed(id, energies(Number.NaN, 24))).toThrow(/observed must be a number .*got NaN/);
  });
});

describe('the formation of the families', () => {
  const id = 'families-form-continuously';
  const energies = (...values: number[]): Changes => {
    const epochs = [0, 40, 70, 85, 100, 150];
    return secondCliffWith({ epochs: secondCliffAt(Object.fromEntries(values.map((one, i) => [epochs[i], one]))) });
  };

  test('says the share before the transition and the largest step', () => {
    const { method, measured, values } = claimed(id, energies(4, 14, 24, 36, 44, 54));
    expect(method).toContain('at least a quarter of its rise before test accuracy passes 10 %');
    expect(method).toContain('no step between checkpoints above 35 %');
    expect(measured).toBe('40 % of the rise by epoch 70; largest step 24 %, between epochs 70 and 85');
    expect(values).toEqual({
      epochs: [0, 40, 70, 85, 100, 150],
      energies: [4, 14, 24, 36, 44, 54],
      shareBefore: 0.4,
      largestStep: 0.24,
    });
  });

  test.each<[string, Changes, boolean]>([
    ['a quarter of the rise comes before', energies(4, 10, 16.5, 30, 42, 54), true],
    ['hardly less than a quarter comes before', energies(4, 10, 16.49, 30, 42, 54), false],
    ['nothing comes before', energies(4, 4, 4, 20, 37, 54), false],
    ['a step is 35 %', energies(4, 14, 24, 41.5, 50, 54), true],
    ['a step is hardly more', energies(4, 14, 24, 41.51, 50, 54), false],
    ['all comes at once', energies(4, 4, 4, 54, 54, 54), false],
    ['a fall is more than 35 %', energies(4, 17.6, 31.2, 44.8, 30.4, 44), false],
    ['the energy falls evenly', energies(54, 44, 34, 24, 14, 4), false],
    ['an energy between is not a number', energies(4, 14, 24, Number.NaN, 44, 54), false],
    ['10 % is passed at the checkpoint with two fifths', trainedWith({ 70: 0.1 }), false],
    ['10 % is passed just after it', trainedWith({ 71: 0.1 }), true],
    ['10 % is passed from the start', trainedWith({ 0: 0.1 }), false],
    ['10 % is never passed', trainedWith({ 75: 0.0999 }), false],
  ])('%s', (_, changes, holds) => {
    expect(claimed(id, changes).holds).toBe(holds);
  });

  test.each<[string, Changes]>([
    ['the energy falls', energies(54, 44, 34, 24, 14, 4)],
    ['the energy stays', energies(4, 4, 4, 4, 4, 4)],
    ['there is a single checkpoint', energies(50)],
  ])('says that there is no rise where %s', (_, changes) => {
    expect(claimed(id, changes)).toMatchObject({ measured: 'no rise', holds: false });
  });
});

describe('the order of figure 5', () => {
  const id = 'figure-5-order';
  const inOrder = frequenciesByEnergy;
  const ascending = inOrder.toSorted((a, b) => a - b);
  const rotated = (...halves: Parameters<typeof arrows>) =>
    secondCliffWith({ epochs: secondCliffAt({ 0: 4, 150: 54 }, arrows(...halves)) });
  const swapped = (...swaps: [number, number][]) => {
    const order = [...inOrder];
    for (const [i, j] of swaps) [order[i], order[j]] = [order[j], order[i]];
    return order;
  };
  // Σ d² of the ranks is 22 and 24: ρ = 1 − 6 Σ d² / (14 · 195) = 0.9516 and 0.9473.
  const nearly = swapped([0, 3], [4, 5], [6, 7]);
  const notQuite = swapped([0, 3], [4, 5], [6, 7], [8, 9]);

  test('says the correlation and over how many vectors', () => {
    const { method, measured, values } = claimed(id);
    expect(method).toContain('match the expected family by more than 0.5; at least 0.95');
    expect(measured).toBe('difference 0.998 over 28 vectors, sum 0.998 over 28');
    // Energies tie in pairs: ρ = √((28² − 4) / (28² − 1)).
    const correlation: unknown = expect.closeTo(Math.sqrt(780 / 783), 12);
    expect(values).toEqual({ difference: correlation, sum: correlation, vectors: [28, 28] });
  });

  test.each<[string, Changes, boolean]>([
    ['one vector a frequency, all in order', rotated(inOrder, inOrder), true],
    ['the difference nearly in order', rotated(nearly, inOrder), true],
    ['the sum nearly in order', rotated(inOrder, nearly), true],
    ['the difference not quite in order', rotated(notQuite, inOrder), false],
    ['the sum not quite in order', rotated(inOrder, notQuite), false],
    ['the difference in the order of k', rotated(ascending, inOrder), false],
    ['the sum the other way round', rotated(inOrder, inOrder.toReversed()), false],
    ['all of one frequency', rotated(inOrder, Array<number>(14).fill(3)), false],
  ])('%s', (_, changes, holds) => {
    expect(claimed(id, changes).holds).toBe(holds);
  });

  test('the correlation of untied ranks is that of the closed form', () => {
    expect(claimed(id, rotated(nearly, notQuite)).values).toEqual({
      difference: expect.closeTo(1 - (6 * 22) / 2730, 12),
      sum: expect.closeTo(1 - (6 * 24) / 2730, 12),
      vectors: [14, 14],
    });
  });

  test.each<[string, number, number, boolean]>([
    ['vectors that match by 0.5 are left out', 0.5, 12, true],
    ['vectors that match by more are counted', 0.501, 14, false],
  ])('%s', (_, value, count, holds) => {
    const claim = claimed(id, rotated([7, 8, ...inOrder.slice(2)], inOrder, [value, value]));
    expect(claim).toMatchObject({ values: { vectors: [count, 14] }, holds });
  });

  test.each([
    ['half of the vectors', 7, true],
    ['one fewer', 6, false],
  ])('%s must match their family', (_, count, holds) => {
    const values = inOrder.map((_place, index) => (index < count ? 0.9 : 0.4));
    const claim = claimed(id, rotated(inOrder, inOrder, values));
    expect(claim.method).toContain('over at least half of the vectors');
    expect(claim).toMatchObject({ values: { difference: 1, vectors: [count, 14] }, holds });
  });

  test('vectors that match the other family are left out', () => {
    const pairs = inOrder.length;
    const difference = inOrder.map((k, place) => (place < 2 ? 6 - place : pairs + k - 1));
    const sum = inOrder.map((k, place) => (place < 2 ? pairs + 6 - place : k - 1));
    const mixed = rotationTo([...difference, ...sum]);
    const claim = claimed(id, secondCliffWith({ epochs: secondCliffAt({ 150: 54 }, mixed) }));
    expect(claim).toMatchObject({ values: { vectors: [12, 12] }, holds: true });
  });

  test('fails where a half has no two vectors of its family', () => {
    const faint = [0.9, ...Array<number>(13).fill(0.5)];
    const claim = claimed(id, rotated(inOrder, inOrder, faint));
    expect(claim).toMatchObject({ measured: 'difference NaN over 1 vectors, sum 1 over 14', holds: false });
    const nothing = Array<number>(28).fill(0.5);
    expect(claimed(id, rotated(inOrder, inOrder, nothing))).toMatchObject({
      values: { vectors: [0, 0] },
      holds: false,
    });
  });
});

describe('the joint rotation', () => {
  const id = 'joint-rotation';
  const [{ twoStage }] = secondCliff.epochs;
  const matches = (joint: number, two: number, four: number) =>
    secondCliffWith({
      epochs: secondCliffAt({ 0: 4, 150: 54 }, withFigures(twoStage, { meanColumnMax: two })),
      joint: withFigures(secondCliff.joint, { meanColumnMax: joint }),
      halfPlusFour: withFigures(secondCliff.halfPlusFour, { meanColumnMax: four }),
    });

  test('says the three matches, the pairs above 0.9 and what chance gives', () => {
    const claim = claimed(id);
    expect(claim.method).toContain('at least 0.88, and above the two-stage rotation with half and with half + 4');
    expect(claim.measured).toBe('joint 0.912 (27 of 28 pairs above 0.9), two stages 0.83 (18), half + 4 0.9 (23)');
    expect(claim.values).toEqual({ joint: 0.912, twoStage: 0.83, halfPlusFour: 0.9, pairsAbove: [27, 18, 23] });
    expect(kindsOf(claim)).toEqual([
      ['random subspaces', 0.83, 0.3],
      ['permuted labels', 0.83, 0.2],
      ['untrained networks', 0.83, 0.3],
      ['random subspaces', 0.912, 0.35],
      ['permuted labels', 0.912, 0.25],
    ]);
  });

  test.each<[string, Changes, boolean]>([
    ['a match of 0.88', matches(0.88, 0.8, 0.8), true],
    ['a match just below', matches(0.8799, 0.8, 0.8), false],
    ['no better than two stages', matches(0.9, 0.9, 0.8), false],
    ['worse than two stages', matches(0.9, 0.91, 0.8), false],
    ['no better than half + 4', matches(0.9, 0.8, 0.9), false],
    ['worse than half + 4', matches(0.9, 0.8, 0.91), false],
    ['half + 4 is not a number', matches(0.9, 0.8, Number.NaN), false],
  ])('%s', (_, changes, holds) => {
    expect(claimed(id, changes).holds).toBe(holds);
  });

  test('a match that is not a number is refused', () => {
    expect(() => claimed(id, matches(Number.NaN, 0.8, 0.9))).toThrow(/observed must be a number .*got NaN/);
    expect(() => claimed(id, matches(0.9, Number.NaN, 0.9))).toThrow(/observed must be a number .*got NaN/);
  });
});
