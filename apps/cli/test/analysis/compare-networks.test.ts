// Also tests analysis/comparison-report.ts: what it says of these networks.
import { DenseMatrix, identityMatrix } from '@entk/core';
import { findCliffs } from '@entk/spectral';
import { describe, expect, test } from 'vitest';
import { type ComparedNetwork, compareNetworks } from '../../src/analysis/compare-networks.js';
import { comparisonRecord, comparisonReport } from '../../src/analysis/comparison-report.js';

/** A network whose eigenvectors are the columns. */
function network(name: string, vectors: DenseMatrix, rank = vectors.columns): ComparedNetwork {
  const values = Float64Array.from({ length: vectors.columns }, (_, i) => vectors.columns - i);
  const spectrum = { values, vectors, size: vectors.rows, rank, noise: 1e-12, status: { kind: 'converged' } };
  const report = findCliffs(spectrum);
  const ranges = [{ from: 0, to: 2 }];
  return {
    name,
    full: { label: '', parameters: [], parameterCount: 0, spectrum, report },
    ranges,
  } as unknown as ComparedNetwork;
}

// The planes of e₁, e₂ and of e₁, 0.6 e₂ + 0.8 e₃: principal angles 0 and acos 0.6.
const turned = DenseMatrix.fromRows([
  [1, 0, 0, 0],
  [0, 0.6, -0.8, 0],
  [0, 0.8, 0.6, 0],
  [0, 0, 0, 1],
]);
const comparison = compareNetworks(network('one', identityMatrix(4)), network('other', turned));

describe('compareNetworks', () => {
  test('overlap and angles of two planes, by hand', () => {
    const [{ first, overlap, random, angles }] = comparison.pairs;
    expect([first.to, comparison.pairs.length]).toEqual([2, 1]);
    expect(overlap).toBeCloseTo((1 + 0.36) / 2, 14);
    expect(random).toBe(0.5);
    expect(angles[0]).toBeCloseTo(0, 14);
    expect(angles[1]).toBeCloseTo(Math.acos(0.6), 14);
  });

  test('of the first k of both, for every k: 1, 0.68, 1, 1', () => {
    [1, 0.68, 1, 1].forEach((overlap, index) => expect(comparison.leading[index]).toBeCloseTo(overlap, 14));
  });

  test('a network with itself overlaps wholly', () => {
    const [{ overlap, angles }] = compareNetworks(network('a', turned), network('b', turned)).pairs;
    expect(overlap).toBeCloseTo(1, 14);
    expect(Math.max(...angles)).toBeLessThan(1e-14);
  });

  test('refuses other rows, and a kernel that is zero', () => {
    expect(() => compareNetworks(network('a', identityMatrix(4)), network('b', identityMatrix(3)))).toThrow(
      'compare: both kernels must have the same rows, got [4, 3]',
    );
    expect(() => compareNetworks(network('a', identityMatrix(4)), network('b', identityMatrix(4), 0))).toThrow(
      'compare: the kernel must not be zero, got "b"',
    );
  });

  test('is told in figures, a table and numbers', () => {
    const report = comparisonReport(comparison, {}, 0.05);
    expect(report.figures.map(({ name }) => name)).toEqual(['spectra', 'leading', 'cliffs']);
    expect(report.tables[1].rows[0].slice(0, 3)).toEqual(['1 … 2', '1 … 2', '0.68']);
    expect(report.tables[1].rows[0].at(-1)).toBe('0° … 53.1°');
    const record = JSON.parse(JSON.stringify(comparisonRecord(comparison, { top: 4 })));
    expect(record).toMatchObject({ settings: { top: 4 }, networks: [{ name: 'one' }, { name: 'other' }] });
    expect(record.pairs[0].angles).toHaveLength(2);
  });
});
