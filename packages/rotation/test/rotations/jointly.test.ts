import { DenseMatrix } from '@entk/core';
import { gridShiftLaplacian, type Laplacian, rotateJointly, torusLaplacian } from '@entk/rotation';
import { randomOrthogonal } from '@entk/testing';
import { expect } from '@entk/testing/matchers';
import { describe, test } from 'vitest';
import { cliffBasis, expectedOf, fourierPairs, matchFigures } from '../fixtures.js';
import { energy, jointMatch, orthonormality, share } from '../tolerances.js';

const axes = [fourierPairs(29, (x) => x), fourierPairs(29, (_, y) => y)];
const diagonals = [fourierPairs(29, (x, y) => x + y), fourierPairs(29, (x, y) => x - y)];
const alongDiagonals = [torusLaplacian(29, 'sum'), torusLaplacian(29, 'difference')];

/** The whole sum and difference families at p = 7, mixed by a random rotation: 12 dimensions. */
function mixedDiagonals(): DenseMatrix {
  const [first, second] = [fourierPairs(7, (x, y) => x + y), fourierPairs(7, (x, y) => x - y)];
  const all = DenseMatrix.generate(49, 12, (i, j) => (j < 6 ? first.get(i, j) : second.get(i, j - 6)));
  return DenseMatrix.from(all.mmul(randomOrthogonal(12, 9)));
}

describe('rotateJointly on a trained network, against NumPy', () => {
  test('separates the second cliff better than two stages: 0.900, 22 of 28 pairs', async () => {
    const expected = expectedOf('second').jointly;
    const basis = cliffBasis('second');
    const result = await rotateJointly(basis, alongDiagonals);
    const figures = matchFigures(result.basis, diagonals);
    expect(result.status.kind).toBe('converged');
    expect(Math.abs(figures.meanBestMatch - expected.meanBestMatch)).toBeLessThan(jointMatch);
    expect(figures.meanBestMatch).toBeGreaterThan(0.8995);
    expect(figures['pairsAbove0.9']).toBe(22);
    expect(Math.abs(result.offDiagonal.after - expected.offDiagonalAfter)).toBeLessThan(share);
    expect(Math.abs(result.commutator - expected.commutatorShare)).toBeLessThan(share);
    expect(result.basis).toHaveOrthonormalColumns({ tolerance: orthonormality });
    expect(result.basis).toSpanTheSameSubspace(basis, { tolerance: orthonormality });
  });

  test('makes the layer-1 cliff one-to-one too', async () => {
    const expected = expectedOf('layer1').jointly;
    const result = await rotateJointly(cliffBasis('layer1'), [torusLaplacian(29, 'a'), torusLaplacian(29, 'b')]);
    const figures = matchFigures(result.basis, axes);
    expect(Math.abs(figures.smallestBestMatch - expected.smallestBestMatch)).toBeLessThan(jointMatch);
    expect(figures['pairsAbove0.9']).toBe(28);
  });

  test('comes to the same basis from whatever basis of the cliff it is given', async () => {
    const turned = DenseMatrix.from(cliffBasis('second').mmul(randomOrthogonal(56, 1)));
    const result = await rotateJointly(turned, alongDiagonals);
    const mean = expectedOf('second').jointly.meanBestMatch;
    expect(Math.abs(matchFigures(result.basis, diagonals).meanBestMatch - mean)).toBeLessThan(jointMatch);
  });

  test('with longer steps along the diagonals too, reaches what the cliff holds of the families', async () => {
    const basis = cliffBasis('second');
    const steps: Laplacian[] = [1, 2, 3].flatMap((m) => [
      gridShiftLaplacian(29, [m, m]),
      gridShiftLaplacian(29, [m, -m]),
    ]);
    const figures = matchFigures((await rotateJointly(basis, steps)).basis, diagonals);
    const held = diagonals.reduce((total, family) => {
      const products = family.transpose().mmul(basis);
      return total + products.norm('frobenius') ** 2;
    }, 0);
    expect(figures['pairsAbove0.9']).toBe(26);
    expect(figures.meanBestMatch).toBeGreaterThan((held / 56) * 0.998);
    expect(figures.meanBestMatch).toBeLessThan(held / 56);
  });
});

describe('rotateJointly on whole families', () => {
  test('diagonalises what commutes, one run of columns for each Laplacian', async () => {
    const p = 7;
    const basis = mixedDiagonals();
    const before = basis.data.slice();
    const result = await rotateJointly(basis, [torusLaplacian(p, 'sum'), torusLaplacian(p, 'difference')]);
    const rising = [3, 3, 1, 1, 2, 2].map((k) => 2 - 2 * Math.cos((4 * Math.PI * k) / p));
    expect(result.energies.map(({ laplacian }) => laplacian)).toEqual(['sum', 'difference']);
    expect(result.energies[0].energies).toBeCloseToArray(Float64Array.from([0, 0, 0, 0, 0, 0, ...rising]), {
      absolute: energy,
    });
    expect(result.energies[1].energies).toBeCloseToArray(Float64Array.from([...rising, 0, 0, 0, 0, 0, 0]), {
      absolute: energy,
    });
    expect(
      matchFigures(result.basis, [fourierPairs(p, (x, y) => x + y), fourierPairs(p, (x, y) => x - y)])
        .smallestBestMatch,
    ).toBeCloseTo(1, 12);
    expect(result.offDiagonal.after).toBeLessThan(share);
    expect(result.commutator).toBeLessThan(share);
    expect(result.basis).toBeCloseToArray(DenseMatrix.from(basis.mmul(result.rotation)), { absolute: energy });
    expect(basis.data).toEqual(before);
  });

  test('is the plain diagonalisation for a single Laplacian', async () => {
    const { energies, status } = await rotateJointly(mixedDiagonals(), [torusLaplacian(7, 'a')]);
    const values = [1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3].map((k) => 2 - 2 * Math.cos((2 * Math.PI * k) / 7));
    expect(status.kind).toBe('converged');
    expect(energies[0].energies).toBeCloseToArray(Float64Array.from(values), { absolute: energy });
  });

  test('says when the sweeps did not suffice', async () => {
    const seen: number[] = [];
    const onProgress = ({ done }: { done: number }) => void seen.push(done);
    const { status } = await rotateJointly(cliffBasis('second'), alongDiagonals, { maxSweeps: 2, onProgress });
    expect(seen).toEqual([1, 2]);
    expect(status).toEqual({ kind: 'not-converged', sweeps: 2, largestSine: expect.any(Number), tolerance: 1e-9 });
  });

  test('gives the same bits twice', async () => {
    const once = await rotateJointly(mixedDiagonals(), [torusLaplacian(7, 'sum'), torusLaplacian(7, 'difference')]);
    const twice = await rotateJointly(mixedDiagonals(), [torusLaplacian(7, 'sum'), torusLaplacian(7, 'difference')]);
    expect(once.basis.data).toEqual(twice.basis.data);
  });
});

describe('rotateJointly refuses', () => {
  test.each<[string, readonly Laplacian[], object, string]>([
    ['no Laplacian', [], {}, 'rotateJointly: laplacians must name at least one, got 0'],
    ['another size', [torusLaplacian(5, 'a')], {}, 'Laplacian "a" must be of the basis\'s N = 49 rows, got 25'],
    ['no sweeps', [torusLaplacian(7, 'a')], { maxSweeps: 0 }, 'maxSweeps must be an integer of at least 1, got 0'],
    ['no tolerance', [torusLaplacian(7, 'a')], { tolerance: 0 }, 'tolerance must be a number in (0, 1), got 0'],
  ])('%s', async (_, laplacians, options, message) => {
    await expect(rotateJointly(mixedDiagonals(), laplacians, options)).rejects.toThrow(message);
  });

  test('to go on when aborted', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(rotateJointly(mixedDiagonals(), [torusLaplacian(7, 'a')], { signal })).rejects.toThrow('enough');
  });
});
