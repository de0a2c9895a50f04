import { oneLayerTransformerParameterNames } from '@entk/models/networks';
import { describe, expect, test } from 'vitest';
import type { SeedMeasurements } from '../../../src/experiments/addition-transformer/measurements.js';
import { pcaClaims } from '../../../src/experiments/addition-transformer/pca-claims.js';
import { bands, seedMeasurements } from './measured.js';

const { value, mlpIn, mlpOut } = oneLayerTransformerParameterNames;

function verdicts(seed: SeedMeasurements): boolean[] {
  return pcaClaims([seed], [seed]).map(({ holds }) => holds);
}

function withOverlaps(name: string, first: number, second = 0): SeedMeasurements {
  const seed = seedMeasurements(0);
  const overlaps = bands({ axisSum: first }, { axisSum: second });
  return { ...seed, kernels: seed.kernels.map((one) => (one.name === name ? { ...one, overlaps } : one)) };
}

describe('pcaClaims', () => {
  test('hold of the network that they were found in', () => {
    expect(verdicts(seedMeasurements(0))).toEqual([true, true]);
  });

  test.each<[string, SeedMeasurements, boolean[]]>([
    ['W_U’s kernel is another matrix', seedMeasurements(0, { residualDifference: 1e-5 }), [false, true]],
    ['W_out’s kernel holds more than PCA', withOverlaps(mlpOut, 3.95), [true, false]],
    ['W_V’s kernel holds no more than PCA', withOverlaps(value, 2.3), [true, false]],
    ['W_in’s kernel puts more first than PCA', withOverlaps(mlpIn, 4.4), [true, false]],
    ['W_V’s holds more over both bands', withOverlaps(value, 3, 2), [true, false]],
  ])('fail where %s', (_, seed, expected) => {
    expect(verdicts(seed)).toEqual(expected);
  });

  test('need a network that groks', () => {
    expect(pcaClaims([seedMeasurements(0)], []).map(({ holds }) => holds)).toEqual([true, false]);
  });
});
