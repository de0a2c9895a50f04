import { DenseMatrix } from '@entk/core';
import { rotateInTwoStages, type TwoStageOptions, torusLaplacian } from '@entk/rotation';
import { randomOrthogonal } from '@entk/testing';
import { expect } from '@entk/testing/matchers';
import { describe, test } from 'vitest';
import { cliffBasis, expectedOf, fourierPairs, matchFigures } from '../fixtures.js';
import { energy, orthonormality, twoStageMatch } from '../tolerances.js';

const a = torusLaplacian(29, 'a');
const b = torusLaplacian(29, 'b');
const sum = torusLaplacian(29, 'sum');
const diff = torusLaplacian(29, 'difference');
const axes = [fourierPairs(29, (x) => x), fourierPairs(29, (_, y) => y)];
const diagonals = [fourierPairs(29, (x, y) => x + y), fourierPairs(29, (x, y) => x - y)];

/** The whole a and b families at p = 7, mixed by a random rotation: 12 dimensions. */
function mixedFamilies(): DenseMatrix {
  const p = 7;
  const [first, second] = [fourierPairs(p, (x) => x), fourierPairs(p, (_, y) => y)];
  const all = DenseMatrix.generate(p * p, 12, (i, j) => (j < 6 ? first.get(i, j) : second.get(i, j - 6)));
  return DenseMatrix.from(all.mmul(randomOrthogonal(12, 8)));
}

describe('rotateInTwoStages on a trained network, against NumPy', () => {
  test('makes the layer-1 cliff one-to-one: every best match at least 0.996', async () => {
    const expected = expectedOf('layer1').half;
    const basis = cliffBasis('layer1');
    const result = await rotateInTwoStages(basis, a, b);
    const figures = matchFigures(result.basis, axes);
    expect(Math.abs(figures.meanBestMatch - expected.meanBestMatch)).toBeLessThan(twoStageMatch);
    expect(Math.abs(figures.smallestBestMatch - expected.smallestBestMatch)).toBeLessThan(twoStageMatch);
    expect(figures.smallestBestMatch).toBeGreaterThan(0.996);
    expect(figures['pairsAbove0.9']).toBe(28);
    expect(result.first.energies).toBeCloseToArray(Float64Array.from(expected.firstEnergies), { absolute: energy });
    expect(result.second.energies).toBeCloseToArray(Float64Array.from(expected.secondEnergies), { absolute: energy });
    expect(result.basis).toHaveOrthonormalColumns({ tolerance: orthonormality });
    expect(result.basis).toSpanTheSameSubspace(basis, { tolerance: orthonormality });
  });

  test.each<[string, TwoStageOptions, 'half' | 'halfPlusFour', number]>([
    ['half', {}, 'half', 15],
    ['half + 4', { extra: 4 }, 'halfPlusFour', 17],
    ['32 outright', { count: 32 }, 'halfPlusFour', 17],
  ])('separates sum and difference in the second cliff, %s', async (_, options, key, pairs) => {
    const expected = expectedOf('second')[key];
    const result = await rotateInTwoStages(cliffBasis('second'), sum, diff, options);
    const figures = matchFigures(result.basis, diagonals);
    expect(Math.abs(figures.meanBestMatch - expected.meanBestMatch)).toBeLessThan(twoStageMatch);
    expect(figures['pairsAbove0.9']).toBe(pairs);
    expect(result.first.energies).toBeCloseToArray(Float64Array.from(expected.firstEnergies), { absolute: energy });
    expect(result.second.energies).toBeCloseToArray(Float64Array.from(expected.secondEnergies), { absolute: energy });
  });
});

describe('rotateInTwoStages on whole families', () => {
  test('puts the family that is flat under the first Laplacian first, both by rising frequency', async () => {
    const p = 7;
    const { basis, first, second } = await rotateInTwoStages(
      mixedFamilies(),
      torusLaplacian(p, 'a'),
      torusLaplacian(p, 'b'),
    );
    const values = [1, 1, 2, 2, 3, 3].map((k) => 2 - 2 * Math.cos((2 * Math.PI * k) / p));
    expect(first).toMatchObject({ laplacian: 'a', status: { kind: 'converged' } });
    expect(second).toMatchObject({ laplacian: 'b', status: { kind: 'converged' } });
    expect(first.energies).toBeCloseToArray(Float64Array.from([0, 0, 0, 0, 0, 0, ...values]), { absolute: energy });
    expect(second.energies).toBeCloseToArray(Float64Array.from(values), { absolute: energy });
    const families = [fourierPairs(p, (_, y) => y), fourierPairs(p, (x) => x)];
    for (let pair = 0; pair < 6; pair++) {
      const family = families[Math.floor(pair / 3)];
      const k = pair % 3;
      expect(basis.columnRange(2 * pair, 2 * pair + 2)).toSpanTheSameSubspace(family.columnRange(2 * k, 2 * k + 2), {
        tolerance: 1e-7,
      });
    }
  });

  test('returns the rotation that was applied, and changes neither basis nor options', async () => {
    const basis = mixedFamilies();
    const before = basis.data.slice();
    const { basis: rotated, rotation } = await rotateInTwoStages(basis, torusLaplacian(7, 'a'), torusLaplacian(7, 'b'));
    expect(basis.data).toEqual(before);
    expect(rotation).toHaveOrthonormalColumns({ tolerance: energy });
    expect(rotated).toBeCloseToArray(DenseMatrix.from(basis.mmul(rotation)), { absolute: energy });
  });

  test('is the second Laplacian alone when all directions are given to it', async () => {
    const { second } = await rotateInTwoStages(mixedFamilies(), torusLaplacian(7, 'a'), torusLaplacian(7, 'b'), {
      share: 1,
    });
    const values = [1, 1, 2, 2, 3, 3].map((k) => 2 - 2 * Math.cos((2 * Math.PI * k) / 7));
    expect(second.energies).toBeCloseToArray(Float64Array.from([0, 0, 0, 0, 0, 0, ...values]), { absolute: energy });
  });

  test.each([
    [{ share: 0.29 }, 3],
    [{ share: 1 / 3 }, 4],
    [{ share: 1 }, 12],
    [{ extra: -2 }, 4],
  ])('rounds a share down: %o of 12 is %i', async (options, count) => {
    const { second } = await rotateInTwoStages(
      mixedFamilies(),
      torusLaplacian(7, 'a'),
      torusLaplacian(7, 'b'),
      options,
    );
    expect(second.energies).toHaveLength(count);
  });
});

describe('rotateInTwoStages refuses', () => {
  const basis = mixedFamilies();
  const small = torusLaplacian(7, 'a');
  test.each<[TwoStageOptions, string]>([
    [{ share: 1.5 }, 'rotateInTwoStages: share must be a number in [0, 1], got 1.5'],
    [{ extra: 7 }, 'rotateInTwoStages: extra must be an integer in -5..6, got 7'],
    [{ count: 13 }, 'rotateInTwoStages: count must be an integer in 1..12, got 13'],
    [{ count: 3, share: 0.5 }, 'rotateInTwoStages: count must stand alone, without share or extra'],
  ])('%o', async (options, message) => {
    await expect(rotateInTwoStages(basis, small, small, options)).rejects.toThrow(message);
  });

  test('a Laplacian of another size', async () => {
    await expect(rotateInTwoStages(basis, small, a)).rejects.toThrow(
      'Laplacian "a" must be of the basis\'s N = 49 rows, got 841',
    );
  });

  test('to go on when aborted', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(rotateInTwoStages(basis, small, small, { signal })).rejects.toThrow('enough');
  });
});
