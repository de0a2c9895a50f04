// Also tests controls/rows-in-order.ts, controls/scores.ts: what controls are put together from.
import {
  compareWithBases,
  compareWithPermutedLabels,
  compareWithRandomSubspaces,
  energyInFamilies,
} from '@entk/alignment';
import { createRandom, DenseMatrix, type FeatureFamily, identityMatrix } from '@entk/core';
import { describe, expect, test } from 'vitest';
import { fourierFamily, singles } from '../fixtures.js';

const family = fourierFamily(7, 'a', (a) => a);
const energyOf = (basis: DenseMatrix) => energyInFamilies(basis, [family]).energy;

describe('compareWithRandomSubspaces', () => {
  test('finds the family itself far outside its control, whose mean is k · F / N', async () => {
    const control = await compareWithRandomSubspaces(family.features, energyOf, { seed: 1, draws: 200 });
    expect(control.observed).toBeCloseTo(6, 12);
    expect(control.pValue).toBe(1 / 201);
    // Haar: the energy has mean k F / N = 36/49; 4 standard errors of 200 draws.
    expect(Math.abs(control.mean - 36 / 49)).toBeLessThan((4 * control.deviation) / Math.sqrt(200));
  });

  test('gives p-values near uniform for bases that are random themselves', async () => {
    const random = createRandom(11);
    const small = singles('x', identityMatrix(8).columnRange(0, 2));
    const score = (basis: DenseMatrix) => energyInFamilies(basis, [small]).energy;
    const pValues: number[] = [];
    for (let trial = 0; trial < 100; trial++) {
      const basis = new DenseMatrix(8, 2, random.normals(16));
      pValues.push((await compareWithRandomSubspaces(basis, score, { seed: trial, draws: 19 })).pValue);
    }
    // Of 100, p ≤ 0.25 is binomial with mean 25 and deviation 4.3.
    const low = pValues.filter((value) => value <= 0.25).length;
    expect(low).toBeGreaterThan(8);
    expect(low).toBeLessThan(42);
  });

  test('repeats for a seed, reports every draw, and stops when aborted', async () => {
    const seen: number[] = [];
    const options = { seed: 3, draws: 5, onProgress: ({ done }: { done: number }) => void seen.push(done) };
    const once = await compareWithRandomSubspaces(family.features, energyOf, options);
    const twice = await compareWithRandomSubspaces(family.features, energyOf, { seed: 3, draws: 5 });
    expect(once.draws).toEqual(twice.draws);
    expect(seen).toEqual([1, 2, 3, 4, 5]);
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(compareWithRandomSubspaces(family.features, energyOf, { seed: 3, signal })).rejects.toThrow('enough');
  });

  test('refuses no draws', async () => {
    await expect(compareWithRandomSubspaces(family.features, energyOf, { seed: 3, draws: 0 })).rejects.toThrow(
      'compareWithRandomSubspaces: draws must be an integer of at least 1, got 0',
    );
  });
});

describe('compareWithPermutedLabels', () => {
  test("keeps the features' values and angles and loses their match", async () => {
    const shuffledOnes: (readonly FeatureFamily[])[] = [];
    const control = await compareWithPermutedLabels(
      [family],
      (families) => {
        shuffledOnes.push(families);
        return energyInFamilies(family.features, families).energy;
      },
      { seed: 0, draws: 99 },
    );
    expect(control.observed).toBeCloseTo(6, 12);
    expect(control.pValue).toBe(1 / 100);
    const [{ features }] = shuffledOnes[5];
    expect(features.columnCopy(1).toSorted()).toEqual(family.features.columnCopy(1).toSorted());
    expect(features.transpose().mmul(features).get(0, 1)).toBeCloseTo(0, 14);
  });

  test('refuses families of different rows', async () => {
    await expect(
      compareWithPermutedLabels([family, singles('x', identityMatrix(3))], () => 0, { seed: 0 }),
    ).rejects.toThrow('family "x" must have the basis\'s N = 49 rows, got [3, 3]');
    await expect(compareWithPermutedLabels([], () => 0, { seed: 0 })).rejects.toThrow(
      'families must name at least one',
    );
  });
});

describe('compareWithBases', () => {
  test('places a basis among those of other networks', async () => {
    const others = [0, 1, 2].map((seed) => new DenseMatrix(49, 6, createRandom(seed).normals(49 * 6)));
    const control = await compareWithBases(family.features, others, energyOf);
    expect(control.pValue).toBe(1 / 4);
    expect([...control.draws]).toEqual(others.map(energyOf));
  });

  test('refuses other axes and no controls', async () => {
    await expect(compareWithBases(family.features, [identityMatrix(49)], energyOf)).rejects.toThrow(
      'compareWithBases: controls must have the axes [49, 6] of the basis, got [49, 49]',
    );
    await expect(compareWithBases(family.features, [], energyOf)).rejects.toThrow('draws must not be empty');
  });
});

describe('several scores of the same draws', () => {
  const small = singles('small', identityMatrix(49).columnRange(0, 2));
  const two = (basis: DenseMatrix) => ({ energy: energyOf(basis), small: energyInFamilies(basis, [small]).energy });

  test('have the control each that they have alone', async () => {
    const options = { seed: 5, draws: 9 };
    const both = await compareWithRandomSubspaces(family.features, two, options);
    expect(both.energy).toEqual(await compareWithRandomSubspaces(family.features, energyOf, options));
    expect(both.small).toEqual(await compareWithRandomSubspaces(family.features, (basis) => two(basis).small, options));
    const ofLabels = await compareWithPermutedLabels(
      [family],
      (families) => ({ energy: energyInFamilies(family.features, families).energy, count: families.length }),
      options,
    );
    expect(ofLabels.count).toMatchObject({ observed: 1, mean: 1, deviation: 0, pValue: 1 });
    const others = [0, 1].map((seed) => new DenseMatrix(49, 6, createRandom(seed).normals(49 * 6)));
    expect([...(await compareWithBases(family.features, others, two)).energy.draws]).toEqual(others.map(energyOf));
  });

  test('must be the same ones in every draw', async () => {
    let calls = 0;
    const other = (): Record<string, number> => (calls++ === 0 ? { a: 1, b: 2 } : { a: 1 });
    await expect(compareWithRandomSubspaces(family.features, other, { seed: 0, draws: 1 })).rejects.toThrow(
      'compareWithRandomSubspaces: every draw must have the scores a, b, got ["a"]',
    );
  });
});
