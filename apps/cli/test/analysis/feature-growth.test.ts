// Also tests analysis/feature-labels.ts: its names are those of the shares.
import { DenseMatrix, identityMatrix } from '@entk/core';
import { describe, expect, test } from 'vitest';
import { featureGrowth } from '../../src/analysis/feature-growth.js';
import { columnLabels, groupLabels } from '../../src/analysis/feature-labels.js';

const family = (name: string, features: DenseMatrix, labels: string[], groupSize = 1) => ({
  name,
  features,
  labels,
  groupSize,
});
const spectrum = (rows: number, columns: number, rank = columns) => ({
  vectors: identityMatrix(rows).columnRange(0, columns),
  size: rows,
  rank,
});

describe('featureGrowth', () => {
  // e₁, and (e₂ + e₃) / √2: the first two vectors hold all of one and half of the other.
  const half = Math.SQRT1_2;
  const features = DenseMatrix.fromRows([
    [1, 0],
    [0, half],
    [0, half],
    [0, 0],
  ]);
  const families = [family('feature', features, ['a', 'b'])];

  test('shares at the ends that are asked for, with p-values of one direction in four and Holm over both', () => {
    const growth = featureGrowth(spectrum(4, 3), families, [2, 3]);
    expect(growth?.at.map(({ k, random }) => [k, random])).toEqual([
      [2, 0.5],
      [3, 0.75],
    ]);
    const [a, b] = growth!.at[0].features;
    expect([a.label, a.share, a.pValue]).toEqual(['a', 1, 0]);
    // A plane of four dimensions holds a uniform share of a direction: Beta(1, 1).
    expect(b.share).toBeCloseTo(0.5, 14);
    expect(b.pValue).toBeCloseTo(0.5, 12);
    expect([a.adjustedPValue, b.adjustedPValue]).toEqual([0, b.pValue]);
  });

  test('as many vectors as there are features where nothing is to stop at, and none beyond the rank', () => {
    expect(featureGrowth(spectrum(4, 3), families, [])?.at.map(({ k }) => k)).toEqual([2]);
    expect(featureGrowth(spectrum(4, 3, 1), families, [2])?.at.map(({ k }) => k)).toEqual([1]);
    expect(featureGrowth(spectrum(4, 3, 0), families, [2])).toBeUndefined();
  });
});

test('names say their family where there are several, and columns of a group share one', () => {
  const [one, two] = [
    family('x', identityMatrix(4), ['1', '2'], 2),
    family('y', identityMatrix(4), ['1', '2', '3', '4']),
  ];
  expect(groupLabels([one])).toEqual(['1', '2']);
  expect(groupLabels([one, two]).slice(0, 3)).toEqual(['x 1', 'x 2', 'y 1']);
  expect(columnLabels([one])).toEqual(['1', '1', '2', '2']);
});
