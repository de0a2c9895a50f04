import { DenseMatrix, identityMatrix } from '@entk/core';
import { inputGroups, rotateByUnits, rotateParts, splitBasis } from '@entk/rotation';
import { eigh } from '@entk/spectral';
import { randomOrthogonal } from '@entk/testing';
import { expect } from '@entk/testing/matchers';
import { describe, test } from 'vitest';
import { cliffBasis, fourierPairs, matchFigures, referenceNetwork, withoutPrior } from '../fixtures.js';
import { orthonormality, splitValue, unitMatch } from '../tolerances.js';

const axes = [fourierPairs(29, (x) => x), fourierPairs(29, (_, y) => y)];
const diagonals = [fourierPairs(29, (x, y) => x + y), fourierPairs(29, (x, y) => x - y)];
const halves = [
  { from: 0, to: 28 },
  { from: 28, to: 56 },
];
const quartimax = (units: DenseMatrix) => (part: DenseMatrix) =>
  rotateByUnits(part, units, { blocks: 'single vectors' });

describe('splitBasis on a trained network, against NumPy', () => {
  test('by outputs: the second cliff, 28 and 28, then units: 0.903 and 22 of 28 pairs', async () => {
    const { split: expected, splitUntrained } = withoutPrior().second;
    const { outputs, activations } = referenceNetwork(500);
    const basis = cliffBasis('second');
    const split = await splitBasis(basis, outputs);
    expect(split.values.subarray(0, 29)).toBeCloseToArray(Float64Array.from(expected.values), { absolute: splitValue });
    expect(split.status).toMatchObject({ kind: 'split', at: 28, drop: { after: 28 } });
    expect(split.blocks).toEqual(halves);
    expect(split.basis).toSpanTheSameSubspace(basis, { tolerance: orthonormality });

    const rotated = await rotateParts(split, quartimax(activations));
    const figures = matchFigures(rotated.basis, diagonals);
    expect(Math.abs(figures.meanBestMatch - expected.meanBestMatch)).toBeLessThan(unitMatch);
    expect(figures['pairsAbove0.9']).toBe(22);
    const untrained = await rotateParts(split, quartimax(referenceNetwork(0).activations));
    const control = matchFigures(untrained.basis, diagonals);
    expect(Math.abs(control.meanBestMatch - splitUntrained.meanBestMatch)).toBeLessThan(0.05);
    expect(control['pairsAbove0.9']).toBe(0);
  });

  test('by input groups: the first cliff, 28 and 28, then units: 0.991 and 28 of 28 pairs', async () => {
    const { split: expected } = withoutPrior().layer1;
    const { inputs, hidden } = referenceNetwork(500);
    const { groups } = inputGroups(inputs);
    expect(groups.map(({ coordinates }) => coordinates.length)).toEqual([29, 29]);
    for (const weighting of ['span', 'energy'] as const) {
      const split = await splitBasis(cliffBasis('layer1'), groups[0].directions, { weighting });
      expect(split.blocks).toEqual(halves);
      const figures = matchFigures((await rotateParts(split, quartimax(hidden))).basis, axes);
      expect(Math.abs(figures.meanBestMatch - expected.meanBestMatch)).toBeLessThan(unitMatch);
      expect(figures['pairsAbove0.9']).toBe(28);
    }
  });

  test.each([100, 150] as const)('the second cliff at epoch %i', async (epoch) => {
    const { meanBestMatch } = withoutPrior()[`second-${epoch}`].split;
    const { kernel, outputs, activations } = referenceNetwork(epoch);
    const { vectors } = await eigh(kernel(), { count: 113 });
    const split = await splitBasis(vectors.columnRange(57, 113), outputs);
    expect(split.blocks).toEqual(halves);
    const figures = matchFigures((await rotateParts(split, quartimax(activations))).basis, diagonals);
    expect(Math.abs(figures.meanBestMatch - meanBestMatch)).toBeLessThan(unitMatch);
  });
});

describe('splitBasis', () => {
  const basis = DenseMatrix.from(identityMatrix(6).columnRange(0, 4).mmul(randomOrthogonal(4, 2)));

  test('by the span is indifferent to lengths, by energy is not', async () => {
    const directions = DenseMatrix.fromRows([
      [100, 0],
      [0, 0.001],
      [0, 0],
      [0, 0],
      [5, 5],
      [0, 0],
    ]);
    const bySpan = await splitBasis(basis, directions.columnRange(0, 1), { weighting: 'span' });
    expect(bySpan.status).toEqual({ kind: 'split', at: 1, drop: undefined });
    expect(bySpan.values[0]).toBeCloseTo(1e4 / (1e4 + 25), 12);
    const byEnergy = await splitBasis(basis, directions);
    expect(byEnergy.values[0]).toBeCloseTo(1e4, 8);
    expect(byEnergy.values[1]).toBeCloseTo(1e-6, 8);
  });

  test('says that there is no split where all directions carry alike or fall evenly', async () => {
    const even = await splitBasis(basis, identityMatrix(6));
    expect(even.status).toEqual({ kind: 'no-split' });
    expect(even.blocks).toEqual([{ from: 0, to: 4 }]);
    const falling = DenseMatrix.generate(6, 6, (i, j) => (i === j ? 1 / (i + 1) : 0));
    expect((await splitBasis(basis, falling)).status).toEqual({ kind: 'no-split' });
  });

  test('says that nothing is decided where the span carries none of it', async () => {
    const outside = identityMatrix(6).columnRange(4, 6);
    expect((await splitBasis(basis, outside)).status).toEqual({ kind: 'undetermined' });
    expect((await splitBasis(basis, new DenseMatrix(6, 2))).status).toEqual({ kind: 'undetermined' });
    expect((await splitBasis(basis, new DenseMatrix(6, 2), { weighting: 'span' })).status.kind).toBe('undetermined');
  });

  test('takes one example', async () => {
    expect((await splitBasis(identityMatrix(1), identityMatrix(1))).status).toEqual({ kind: 'no-split' });
  });

  test('refuses directions of other rows, and none', async () => {
    await expect(splitBasis(basis, identityMatrix(5))).rejects.toThrow(
      "splitBasis: directions must have the basis's N = 6 rows and at least one column, got [5, 5]",
    );
    await expect(splitBasis(basis, new DenseMatrix(6, 0))).rejects.toThrow('at least one column, got [6, 0]');
  });
});
