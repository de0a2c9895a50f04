import {
  absoluteCosines,
  alignmentHeatmap,
  bestAssignment,
  energyInFamilies,
  heatmapSummary,
  mostPossible,
} from '@entk/alignment';
import { createRandom, DenseMatrix, identityMatrix } from '@entk/core';
import { randomOrthogonal } from '@entk/testing';
import { expect } from '@entk/testing/matchers';
import { describe, test } from 'vitest';
import { fourierFamily, singles } from '../fixtures.js';
import { energy, rounding } from '../tolerances.js';

describe('mostPossible', () => {
  test('is the norm inside the span for single features, in closed form', () => {
    const plane = DenseMatrix.fromRows([
      [2, 0],
      [0, 3],
      [0, 4],
    ]);
    const { norms, meanOverBestAssignment, meanSquaredColumnMax } = mostPossible(plane, [
      singles('axis', identityMatrix(3)),
    ]);
    expect(norms).toBeCloseToArray(Float64Array.of(1, 0.6, 0.8), { absolute: rounding });
    expect(meanOverBestAssignment).toBeCloseTo(0.9, 12);
    expect(meanSquaredColumnMax).toBeCloseTo(1, 12);
  });

  test('is the cosine of the smallest principal angle for a pair', () => {
    // The pair spans e1, e2; the span holds 0.6 e1 + 0.8 e3 and 0.3 e2 + √0.91 e4.
    const pair = { name: 'pair', features: identityMatrix(4).columnRange(0, 2), groupSize: 2, labels: ['xy'] };
    const span = DenseMatrix.fromRows([
      [0.6, 0],
      [0, 0.3],
      [0.8, 0],
      [0, Math.sqrt(0.91)],
    ]);
    const { norms, meanSquaredColumnMax } = mostPossible(span, [pair]);
    expect(norms).toBeCloseToArray(Float64Array.of(0.6), { absolute: rounding });
    expect(meanSquaredColumnMax).toBeCloseTo((0.36 + 0.09) / 2, 12);
  });

  test('is reached by no basis of the span more, whatever its rotation', () => {
    const family = fourierFamily(7, 'a', (a) => a);
    const features = singles('random', randomOrthogonal(49, 2).columnRange(0, 5));
    const span = randomOrthogonal(49, 3).columnRange(0, 6);
    const [pairs, single] = [mostPossible(span, [family]), mostPossible(span, [features])];
    expect(pairs.meanSquaredColumnMax * 6).toBeCloseTo(energyInFamilies(span, [family]).energy, 10);
    for (let seed = 0; seed < 50; seed++) {
      const basis = DenseMatrix.from(span.mmul(randomOrthogonal(6, seed)));
      const best = bestAssignment(absoluteCosines(features.features, basis)).mean;
      expect(best).toBeLessThanOrEqual(single.meanOverBestAssignment + energy);
      const { meanColumnMax } = heatmapSummary(alignmentHeatmap(basis, [family]));
      expect(meanColumnMax).toBeLessThanOrEqual(pairs.meanSquaredColumnMax + energy);
    }
  });

  test('says what is reached: for two features at 60 degrees cos 15°, in closed form', () => {
    const leaning = DenseMatrix.fromRows([
      [1, 0.5],
      [0, Math.sqrt(0.75)],
      [0, 0],
    ]);
    const plane = identityMatrix(3).columnRange(0, 2);
    const { meanOverBestAssignment, reachableOverBestAssignment } = mostPossible(plane, [singles('leaning', leaning)]);
    expect(meanOverBestAssignment).toBeCloseTo(1, 12);
    expect(reachableOverBestAssignment).toBeCloseTo(Math.cos(Math.PI / 12), 12);
  });

  test('what is reached is above every basis, and is that of the polar factor of BᵀF', () => {
    const random = createRandom(4);
    const span = randomOrthogonal(30, 5).columnRange(0, 6);
    const leaning = DenseMatrix.generate(30, 4, () => random.normal());
    const norms = Array.from({ length: 4 }, (_, column) => Math.hypot(...leaning.columnCopy(column)));
    const features = DenseMatrix.generate(30, 4, (row, column) => leaning.get(row, column) / norms[column]);
    const { meanOverBestAssignment, reachableOverBestAssignment } = mostPossible(span, [singles('leaning', features)]);
    expect(reachableOverBestAssignment).toBeLessThan(meanOverBestAssignment);
    let most = 0;
    for (let seed = 0; seed < 200; seed++) {
      const basis = DenseMatrix.from(span.mmul(randomOrthogonal(6, seed)));
      most = Math.max(most, bestAssignment(absoluteCosines(features, basis)).mean);
    }
    expect(most).toBeLessThanOrEqual(reachableOverBestAssignment! + energy);
    // L (LᵀL)^{-1/2} by Newton's iteration for the polar factor, X ← (3 X − X XᵀX) / 2 from a contraction.
    let polar = DenseMatrix.from(span.transpose().mmul(features));
    for (let step = 0; step < 200; step++) {
      polar = DenseMatrix.from(polar.clone().mul(1.5).sub(polar.mmul(polar.transpose()).mmul(polar).mul(0.5)));
    }
    const reached = absoluteCosines(features, DenseMatrix.from(span.mmul(polar)));
    expect(reached.diagonal().reduce((sum, value) => sum + value, 0) / 4).toBeCloseTo(reachableOverBestAssignment!, 10);
  });

  test('does not say what is reached of groups, or of more features than vectors', () => {
    const plane = identityMatrix(4).columnRange(0, 2);
    expect(mostPossible(plane, [singles('axis', identityMatrix(4))])).not.toHaveProperty('reachableOverBestAssignment');
    const pair = { name: 'pair', features: plane, groupSize: 2, labels: ['xy'] };
    expect(mostPossible(plane, [pair])).not.toHaveProperty('reachableOverBestAssignment');
  });

  test('takes vectors of any length, more features than vectors, and one vector', () => {
    const random = createRandom(1);
    const basis = new DenseMatrix(6, 1, random.normals(6));
    const { norms, meanOverBestAssignment } = mostPossible(basis, [singles('axis', identityMatrix(6))]);
    const length = Math.hypot(...basis.data);
    expect(norms).toBeCloseToArray(
      basis.data.map((value) => Math.abs(value) / length),
      { absolute: rounding },
    );
    expect(meanOverBestAssignment).toBe(Math.max(...norms));
  });

  test('refuses features of other rows', () => {
    expect(() => mostPossible(identityMatrix(3), [singles('axis', identityMatrix(4))])).toThrow('mostPossible');
  });
});
