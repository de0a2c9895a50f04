import { createRandom, DenseMatrix, identityMatrix } from '@entk/core';
import { rotateByUnits, type UnitOptions } from '@entk/rotation';
import { randomOrthogonal } from '@entk/testing';
import { expect } from '@entk/testing/matchers';
import { describe, test } from 'vitest';
import { cliffBasis, fourierPairs, matchFigures, referenceNetwork, withoutPrior } from '../fixtures.js';
import { energy, orthonormality, sine, unitMatch } from '../tolerances.js';

const axes = [fourierPairs(29, (x) => x), fourierPairs(29, (_, y) => y)];
const diagonals = [fourierPairs(29, (x, y) => x + y), fourierPairs(29, (x, y) => x - y)];
const trained = referenceNetwork(500);
const cases = [
  { cliff: 'layer1', units: trained.hidden, families: axes, least: 0.97, pairs: 28 },
  { cliff: 'second', units: trained.activations, families: diagonals, least: 0.9, pairs: 22 },
] as const;

/**
 * Three frequencies of two circles each, 12 dimensions, mixed; each unit loads on one frequency, at angles of its own.
 */
function twoCircles(): { basis: DenseMatrix; units: DenseMatrix } {
  const random = createRandom(3);
  const angles = Array.from({ length: 600 }, () => [2 * Math.PI * random.uniform(), 2 * Math.PI * random.uniform()]);
  const loads = DenseMatrix.generate(12, 600, (i, unit) => {
    if (Math.floor(i / 4) !== unit % 3) return 0;
    const angle = angles[unit][Math.floor(i / 2) % 2];
    return i % 2 === 0 ? Math.cos(angle) : Math.sin(angle);
  });
  const planes = identityMatrix(14).columnRange(0, 12);
  return { basis: DenseMatrix.from(planes.mmul(randomOrthogonal(12, 5))), units: DenseMatrix.from(planes.mmul(loads)) };
}

describe('rotateByUnits on a trained network, against NumPy', () => {
  test.each(cases)('units alone: $cliff cliff, at least $least', async ({ cliff, units, families, least, pairs }) => {
    const expected = withoutPrior()[cliff].unitsAlone;
    const basis = cliffBasis(cliff);
    const result = await rotateByUnits(basis, units);
    const figures = matchFigures(result.basis, families);
    expect(result.status.kind).toBe('converged');
    expect(Math.abs(figures.meanBestMatch - expected.meanBestMatch)).toBeLessThan(unitMatch);
    expect(figures.meanBestMatch).toBeGreaterThan(least);
    expect(figures['pairsAbove0.9']).toBe(expected['pairsAbove0.9']);
    expect(figures['pairsAbove0.9']).toBeGreaterThanOrEqual(pairs);
    expect(result.blocks.map(({ from, to }) => to - from)).toEqual(expected.blockSizes);
    expect(result.basis).toHaveOrthonormalColumns({ tolerance: orthonormality });
    expect(result.basis).toSpanTheSameSubspace(basis, { tolerance: orthonormality });
    expect(result.offBlock.after).toBeLessThan(result.offBlock.before);
  });

  test.each(cases)('single vectors: quartimax of the $cliff cliff', async ({ cliff, units, families }) => {
    const expected = withoutPrior()[cliff].quartimax;
    const result = await rotateByUnits(cliffBasis(cliff), units, { blocks: 'single vectors' });
    const figures = matchFigures(result.basis, families);
    expect(Math.abs(figures.meanBestMatch - expected.meanBestMatch)).toBeLessThan(unitMatch);
    expect(result.criterion).toBe('joint diagonalisation');
    expect(result.offDiagonal.after).toBeLessThan(result.offDiagonal.before);
  });

  test('finds next to nothing by the units of the untrained network', async () => {
    const { hidden } = referenceNetwork(0);
    const figures = matchFigures((await rotateByUnits(cliffBasis('layer1'), hidden)).basis, axes);
    expect(figures.meanBestMatch).toBeLessThan(0.3);
    expect(figures['pairsAbove0.9']).toBe(0);
  });

  test('comes to the same figure from whatever basis of the cliff it is given', async () => {
    const turned = DenseMatrix.from(cliffBasis('second').mmul(randomOrthogonal(56, 1)));
    const { basis } = await rotateByUnits(turned, trained.activations);
    expect(matchFigures(basis, diagonals).meanBestMatch).toBeGreaterThan(0.9);
  });
});

describe('rotateByUnits in closed form', () => {
  test('gives every unit a vector of its own where each fires on examples of its own', async () => {
    const random = createRandom(1);
    const features = randomOrthogonal(9, 2).columnRange(0, 4);
    const strengths = [4, 3, 2, 1];
    // Ten units a feature, each with a strength of its own.
    const loads = DenseMatrix.generate(4, 40, (i, unit) =>
      unit % 4 === i ? strengths[i] * (1 + random.uniform()) : 0,
    );
    const mixed = DenseMatrix.from(features.mmul(randomOrthogonal(4, 7)));
    const result = await rotateByUnits(mixed, DenseMatrix.from(features.mmul(loads)));
    expect(result.blocks).toEqual([0, 1, 2, 3].map((from) => ({ from, to: from + 1 })));
    expect(result.offDiagonal.after).toBeLessThan(energy);
    expect(result.basis).toBeCloseToArray(features, { absolute: sine });
    expect(result.loadings).toBeCloseToArray(loads, { absolute: 8 * sine });
  });

  test('tells two circles apart that the same units load on', async () => {
    const { basis, units } = twoCircles();
    const result = await rotateByUnits(basis, units);
    expect(result.blocks.map(({ from, to }) => to - from)).toEqual([4, 4, 4]);
    expect(result.offBlock.after).toBeLessThan(energy);
    const circles = Array.from({ length: 6 }, (_, circle) =>
      Array.from(
        { length: 12 },
        (__, j) => result.basis.get(2 * circle, j) ** 2 + result.basis.get(2 * circle + 1, j) ** 2,
      ),
    );
    // 200 random angles a frequency: fourth moments are off by about 1/√200, and shares of a plane by its square.
    for (const shares of circles) expect(shares.filter((share) => share > 0.97)).toHaveLength(2);
  });

  test('does not change with the scale of all activations, which need not be of size 1', async () => {
    const { basis, units } = twoCircles();
    const once = await rotateByUnits(basis, units);
    const tiny = await rotateByUnits(basis, DenseMatrix.from(units).scaleInPlace(2 ** -60));
    expect(tiny.basis.data).toEqual(once.basis.data);
  });

  test('takes one example, one vector, one unit', async () => {
    const one = identityMatrix(1);
    expect((await rotateByUnits(one, one)).basis.get(0, 0)).toBe(1);
    const result = await rotateByUnits(
      randomOrthogonal(5, 1).columnRange(0, 3),
      DenseMatrix.generate(5, 1, (i) => i),
    );
    const loads = Array.from(result.loadings.data);
    expect(loads[0]).toBeGreaterThan(1);
    expect(Math.max(...loads.slice(1).map(Math.abs))).toBeLessThan(1e-8);
  });

  test('leaves the basis as it is where no unit reaches into the span', async () => {
    const units = identityMatrix(5).columnRange(3, 5);
    const basis = identityMatrix(5).columnRange(0, 2);
    const result = await rotateByUnits(basis, units);
    expect(result.status).toEqual({ kind: 'undetermined', sweeps: 0 });
    expect(result.basis.data).toEqual(basis.data);
  });

  test('says so when the sweeps do not suffice', async () => {
    const { basis, units } = twoCircles();
    const { status } = await rotateByUnits(basis, units, { maxSweeps: 1 });
    expect(status.kind).toBe('not-converged');
  });
});

describe('rotateByUnits refuses', () => {
  const basis = identityMatrix(4).columnRange(0, 2);
  test.each<[DenseMatrix, string]>([
    [
      identityMatrix(3),
      "rotateByUnits: activations must have the basis's N = 4 rows and at least one unit, got [3, 3]",
    ],
    [new DenseMatrix(4, 0), 'at least one unit, got [4, 0]'],
    [new DenseMatrix(4, 2), 'rotateByUnits: activations must not be zero for every unit and example, got [4, 2]'],
  ])('activations %#', async (units, message) => {
    await expect(rotateByUnits(basis, units)).rejects.toThrow(message);
  });

  test('other blocks, naming those there are', async () => {
    const options = { blocks: 'pairs' } as unknown as UnitOptions;
    await expect(rotateByUnits(basis, identityMatrix(4), options)).rejects.toThrow('shared units');
  });
});
