import { compareWithPermutedExamples, compareWithRandomUnits } from '@entk/alignment';
import { createRandom, DenseMatrix } from '@entk/core';
import { describe, expect, test } from 'vitest';

const fourth = ({ data }: DenseMatrix) => data.reduce((sum, value) => sum + value ** 4, 0);
/** Twelve units that fire on one example of four each. */
const sparse = DenseMatrix.generate(4, 12, (i, unit) => Number(unit % 4 === i));

describe('compareWithRandomUnits', () => {
  test('finds sparse units far outside random ones of the same covariance', async () => {
    const control = await compareWithRandomUnits(sparse, fourth, { seed: 0, draws: 50 });
    expect(control.observed).toBe(12);
    expect(control.pValue).toBe(1 / 51);
    // Rows of squared length 3 on a sphere of 12 dimensions: 4 · 12 · 9 · 3 / (12 · 14).
    expect(control.mean).toBeCloseTo((48 * 27) / 168, 0);
  });

  test('gives the same for the same seed, and p-values near uniform for units that are random themselves', async () => {
    const random = createRandom(3);
    const pValues: number[] = [];
    for (let seed = 0; seed < 60; seed++) {
      const activations = new DenseMatrix(5, 7, random.normals(35));
      pValues.push((await compareWithRandomUnits(activations, fourth, { seed, draws: 19 })).pValue);
    }
    // p ≤ 0.5 is binomial, mean 30 and deviation 3.9.
    const low = pValues.filter((value) => value <= 0.5).length;
    expect(low).toBeGreaterThan(14);
    expect(low).toBeLessThan(46);
    const once = await compareWithRandomUnits(sparse, fourth, { seed: 4, draws: 3 });
    expect((await compareWithRandomUnits(sparse, fourth, { seed: 4, draws: 3 })).draws).toEqual(once.draws);
  });
});

describe('compareWithPermutedExamples', () => {
  test('keeps the rows and loses their order', async () => {
    const rising = DenseMatrix.generate(30, 2, (i, j) => i + j);
    const seen: DenseMatrix[] = [];
    const score = (activations: DenseMatrix) => {
      seen.push(activations);
      return activations.columnCopy(0).reduce((sum, value, i) => sum + value * i, 0);
    };
    const control = await compareWithPermutedExamples(rising, score, { seed: 0, draws: 19 });
    expect(control.pValue).toBe(1 / 20);
    expect(seen[3].columnCopy(0).toSorted((a, b) => a - b)).toEqual(rising.columnCopy(0));
    expect(seen[3].columnCopy(1)).toEqual(seen[3].columnCopy(0).map((value) => value + 1));
  });

  test('refuses no examples', async () => {
    await expect(compareWithPermutedExamples(new DenseMatrix(0, 2), () => 0, { seed: 0 })).rejects.toThrow(
      'compareWithPermutedExamples: activations must not be empty, got [0, 2]',
    );
  });
});
