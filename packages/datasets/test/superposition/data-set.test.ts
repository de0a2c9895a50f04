import { expect } from '@entk/testing/matchers';
import { describe, it } from 'vitest';
import { superpositionFeatures } from '../../src/index.js';
import { standardErrors, unitRow } from '../tolerances.js';

const squaredLength = (row: Float32Array) => row.reduce((sum, value) => sum + value * value, 0);

describe('superpositionFeatures', () => {
  const rowsOf = ({ inputs }: { inputs: { shape: readonly number[]; data: Float32Array } }) => {
    const [examples, features] = inputs.shape;
    return Array.from({ length: examples }, (_, row) => inputs.data.subarray(row * features, (row + 1) * features));
  };

  it('has the moments of the text: P(x ≠ 0) = 1 − S, E x = (1 − S)/2, E x² = (1 − S)/3', () => {
    const [features, examples, sparsity] = [20, 5000, 0.9];
    const { inputs } = superpositionFeatures({ features, examples, sparsity, unitRows: false, seed: 1 });
    const count = features * examples;
    const mean = (of: (value: number) => number) => inputs.data.reduce((sum, value) => sum + of(value), 0) / count;
    const within = (spread: number) => (standardErrors * Math.sqrt(spread)) / Math.sqrt(count);
    const present = 1 - sparsity;
    expect(Math.abs(mean((value) => (value > 0 ? 1 : 0)) - present)).toBeLessThan(within(present * sparsity));
    expect(Math.abs(mean((value) => value) - present / 2)).toBeLessThan(within(present / 3 - present ** 2 / 4));
    expect(Math.abs(mean((value) => value ** 2) - present / 3)).toBeLessThan(within(present / 5 - present ** 2 / 9));
    expect(inputs.data.every((value) => value >= 0 && value <= 1)).toBe(true);
  });

  it('scales rows to unit length and keeps their directions', () => {
    const options = { features: 50, examples: 200, sparsity: 0.3, seed: 5 };
    const scaled = rowsOf(superpositionFeatures(options));
    const raw = rowsOf(superpositionFeatures({ ...options, unitRows: false }));
    for (const [index, row] of scaled.entries()) {
      expect(Math.abs(squaredLength(row) - 1)).toBeLessThan(unitRow);
      const length = Math.sqrt(squaredLength(raw[index]));
      expect(row).toBeCloseToArray(
        raw[index].map((value) => value / length),
        { absolute: unitRow },
      );
    }
  });

  it('leaves rows without a feature zero, names them, and never divides by nothing', () => {
    const set = superpositionFeatures({ features: 3, examples: 400, sparsity: 0.9, seed: 2 });
    const empty = rowsOf(set).flatMap((row, index) => (squaredLength(row) === 0 ? [index] : []));
    expect([...set.emptyRows]).toEqual(empty);
    const share = 0.9 ** 3;
    expect(Math.abs(empty.length / 400 - share)).toBeLessThan(standardErrors * Math.sqrt((share * (1 - share)) / 400));
    expect(set.inputs.data.every((value) => Number.isFinite(value))).toBe(true);
  });

  it('has every feature at S = 0', () => {
    const { inputs, emptyRows } = superpositionFeatures({ features: 5, examples: 50, sparsity: 0 });
    expect(inputs.data.every((value) => value > 0)).toBe(true);
    expect(emptyRows).toHaveLength(0);
  });

  it('draws the same values at every sparsity, and nested presence', () => {
    const at = (sparsity: number) =>
      superpositionFeatures({ features: 10, examples: 100, sparsity, unitRows: false, seed: 8 }).inputs.data;
    const [dense, middle, sparse] = [at(0), at(0.5), at(0.9)];
    middle.forEach((value, index) => expect(value === 0 || value === dense[index]).toBe(true));
    sparse.forEach((value, index) => expect(value === 0 || value === middle[index]).toBe(true));
  });

  it('repeats itself for a seed and not for another', () => {
    const of = (seed: number) => superpositionFeatures({ features: 4, examples: 9, sparsity: 0.5, seed }).inputs;
    expect(of(1)).toBeCloseToArray(of(1));
    expect(of(1)).not.toBeCloseToArray(of(2), { absolute: 1e-3 });
  });

  it('draws the structure it was asked for, with values of their own', () => {
    const set = superpositionFeatures({
      features: 6,
      examples: 300,
      sparsity: 0.6,
      correlated: [[0, 1]],
      antiCorrelated: [[2, 3]],
      hierarchy: [{ parent: 4, children: [5] }],
    });
    const rows = rowsOf(set);
    expect(rows.every((row) => row[0] > 0 === row[1] > 0)).toBe(true);
    expect(rows.every((row) => row[2] === 0 || row[3] === 0)).toBe(true);
    expect(rows.every((row) => row[5] === 0 || row[4] > 0)).toBe(true);
    expect(rows.some((row) => row[0] > 0 && row[0] !== row[1])).toBe(true);
    expect(rows.some((row) => row[5] > 0)).toBe(true);
  });

  it('carries the importance', () => {
    const of = (importance?: number[]) =>
      superpositionFeatures({ features: 2, examples: 1, sparsity: 0, importance }).importance;
    expect(of()).toBeCloseToArray([1, 0.8]);
    expect(of([3, 0])).toBeCloseToArray([3, 0]);
    expect(() => of([1])).toThrow(
      'superpositionFeatures: importance must have one entry for each of the 2 features, got 1',
    );
    expect(() => of([1, -2])).toThrow(
      'superpositionFeatures: importance of feature 1 must be a number in [0, ∞), got -2',
    );
  });

  it('refuses extents below 1, S outside [0, 1) and what does not fit', () => {
    const make = (options: Partial<Parameters<typeof superpositionFeatures>[0]>) => () =>
      superpositionFeatures({ features: 2, examples: 2, sparsity: 0.5, ...options });
    expect(make({ features: 0 })).toThrow('features must be an integer of at least 1, got 0');
    expect(make({ examples: 1.5 })).toThrow('examples must be an integer of at least 1, got 1.5');
    expect(make({ sparsity: 1 })).toThrow('superpositionFeatures: sparsity must be a number in [0, 1), got 1');
    expect(make({ sparsity: -0.1 })).toThrow('got -0.1');
    expect(make({ sparsity: Number.NaN })).toThrow('got NaN');
    expect(make({ features: 1e6, examples: 1e6 })).toThrow('[1000000, 1000000] features (4.0 TB)');
  });
});
