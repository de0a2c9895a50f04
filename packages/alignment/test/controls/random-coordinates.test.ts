import { randomCoordinates, randomSubspace } from '@entk/alignment';
import { createRandom, DenseMatrix } from '@entk/core';
import { describe, expect, test } from 'vitest';

/** Mean and standard error of a statistic over draws. */
function momentsOf(draws: number, statistic: () => number): { mean: number; error: number } {
  const values = Array.from({ length: draws }, statistic);
  const mean = values.reduce((sum, value) => sum + value, 0) / draws;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (draws - 1);
  return { mean, error: Math.sqrt(variance / draws) };
}

const energy = (matrix: DenseMatrix) => matrix.data.reduce((sum, value) => sum + value ** 2, 0);
const largest = (matrix: DenseMatrix) => matrix.data.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
const fourth = (matrix: DenseMatrix) => matrix.get(0, 0) ** 4;

describe('randomCoordinates', () => {
  test.each<[string, (matrix: DenseMatrix) => number]>([
    ['energy', energy],
    ['largest entry', largest],
    ['fourth moment of the first entry', fourth],
    ['product of two columns', (matrix) => (matrix.get(0, 0) * matrix.get(0, 1)) ** 2],
  ])('has the %s of the first rows of random subspaces, which were formed', (_, statistic) => {
    const [left, right] = [createRandom(1), createRandom(2)];
    const short = momentsOf(1500, () => statistic(randomCoordinates(14, 4, 5, left)));
    const formed = momentsOf(1500, () => {
      const basis = randomSubspace(14, 4, right);
      return statistic(DenseMatrix.from(basis.subMatrix(0, 4, 0, 3)));
    });
    // Five standard errors of the difference: by chance once in two million.
    expect(Math.abs(short.mean - formed.mean)).toBeLessThan(5 * Math.hypot(short.error, formed.error));
  });

  test('holds k F / N of the energy at 25,000 rows', () => {
    const random = createRandom(3);
    const { mean, error } = momentsOf(200, () => energy(randomCoordinates(25_000, 50, 50, random)));
    expect(Math.abs(mean - 0.1)).toBeLessThan(5 * error);
  });

  test('one degree of freedom left: the whole space but a direction', () => {
    const random = createRandom(4);
    const { mean, error } = momentsOf(2000, () => energy(randomCoordinates(2, 1, 1, random)));
    expect(Math.abs(mean - 0.5)).toBeLessThan(5 * error);
  });

  test('follows the stream, and refuses what does not fit', () => {
    expect(randomCoordinates(20, 3, 4, createRandom(1)).data).toEqual(
      randomCoordinates(20, 3, 4, createRandom(1)).data,
    );
    expect(() => randomCoordinates(7, 4, 4, createRandom(0))).toThrow(
      'randomCoordinates: rows must be at least dimension + directions, got 7 (4 + 4); take randomSubspace, which is cheap there',
    );
    expect(() => randomCoordinates(7, 0, 4, createRandom(0))).toThrow(
      'dimension must be an integer of at least 1, got 0',
    );
  });
});
