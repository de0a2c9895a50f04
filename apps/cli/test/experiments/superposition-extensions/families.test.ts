// Also tests experiments/superposition-extensions/structures.ts, experiments/superposition-extensions/example-profiles.ts, experiments/superposition-extensions/match.ts: what they make is held against features that are known.
import { createRandom, DenseMatrix, type NdArray } from '@entk/core';
import { superpositionFeatures } from '@entk/datasets';
import { multiply } from '@entk/linalg';
import { describe, expect, test } from 'vitest';
import { exampleProfiles } from '../../../src/experiments/superposition-extensions/example-profiles.js';
import { overExamples, overOutputs } from '../../../src/experiments/superposition-extensions/families.js';
import { centred, familyMatch, meanCorrelation } from '../../../src/experiments/superposition-extensions/match.js';
import { type StructureId, structuresOf } from '../../../src/experiments/superposition-extensions/structures.js';

function structured(id: StructureId) {
  const structure = structuresOf(8).find((one) => one.id === id)!;
  const { inputs } = superpositionFeatures({
    features: 8,
    examples: 200,
    sparsity: 0.7,
    seed: 2,
    ...structure.presence,
  });
  return { structure, inputs };
}

const presentIn = ({ data }: NdArray, row: number, feature: number) => data[row * 8 + feature] > 0;
const rows = Array.from({ length: 200 }, (_, row) => row);

describe('structures', () => {
  test('pairs appear together, or never; children under parents; one child of a split parent', () => {
    const { inputs: together } = structured('correlated');
    expect(rows.every((row) => presentIn(together, row, 2) === presentIn(together, row, 3))).toBe(true);
    const { inputs: apart } = structured('anti-correlated');
    expect(rows.some((row) => presentIn(apart, row, 2) && presentIn(apart, row, 3))).toBe(false);
    const { inputs: under } = structured('hierarchical');
    expect(rows.every((row) => presentIn(under, row, 4) || !presentIn(under, row, 6))).toBe(true);
    const { inputs: split } = structured('splitting');
    const children = (row: number) => [5, 6, 7].filter((feature) => presentIn(split, row, feature)).length;
    expect(rows.every((row) => children(row) === Number(presentIn(split, row, 4)))).toBe(true);
  });

  test('count every feature once, as a parent or as a child', () => {
    for (const { sets, children } of structuresOf(8)) {
      const parents = sets.flatMap(({ parent }) => parent ?? []);
      expect([...parents, ...children].toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    }
  });
});

describe('families', () => {
  test.each(['independent', 'correlated', 'anti-correlated', 'hierarchical', 'splitting'] as const)(
    '%s: unit columns, parents apart from children',
    (id) => {
      const { structure, inputs } = structured(id);
      for (const { children, parents } of [overExamples(inputs, structure), overOutputs(inputs, structure)]) {
        for (const family of [children, ...(parents ? [parents] : [])]) {
          const gram = multiply(family, family, { transposeLeft: true });
          for (const square of gram.diagonal()) expect(square).toBeCloseTo(1, 12);
        }
      }
      const { children, parents } = overOutputs(inputs, structure);
      if (!parents) return;
      const overlaps = multiply(parents, children, { transposeLeft: true });
      expect(Math.max(...overlaps.data.map(Math.abs))).toBeLessThan(1e-7);
    },
  );

  test('the parent of a pair is there where either is; that of children is a feature of its own', () => {
    const { structure, inputs } = structured('anti-correlated');
    const { parents } = overExamples(inputs, structure);
    for (const row of rows) {
      const any = presentIn(inputs, row, 2) || presentIn(inputs, row, 3);
      expect(parents!.get(row, 1) > 0).toBe(any);
    }
    expect(overExamples(inputs, structure).children.columns).toBe(8);
    const hierarchical = structured('hierarchical');
    expect(overExamples(hierarchical.inputs, hierarchical.structure).children.columns).toBe(6);
  });
});

describe('exampleProfiles', () => {
  test('give back what was spread over outputs', () => {
    const random = createRandom(1);
    const [over, outputs] = [random.normals(30), random.normals(4)];
    const length = Math.sqrt(over.reduce((sum, value) => sum + value * value, 0));
    const vector = DenseMatrix.generate(120, 1, (row) => outputs[Math.floor(row / 30)] * over[row % 30]);
    const profile = exampleProfiles(vector, 30).columnCopy(0);
    const cosine = profile.reduce((sum, value, x) => sum + (value * over[x]) / length, 0);
    expect(Math.abs(cosine)).toBeCloseTo(1, 12);
  });
});

describe('meanCorrelation', () => {
  const random = createRandom(9);
  const features = DenseMatrix.generate(50, 3, () => random.normal());

  test('does not see order, signs, scales or means', () => {
    const vectors = DenseMatrix.generate(50, 3, (row, column) => 5 - 2 * features.get(row, (column + 1) % 3));
    expect(meanCorrelation(vectors, features)).toBeCloseTo(1, 12);
  });

  test('counts 0 for a feature that no vector is left for, and for constant vectors', () => {
    expect(meanCorrelation(features.columnRange(0, 1), features)).toBeCloseTo(1 / 3, 12);
    expect(meanCorrelation(new DenseMatrix(50, 2, new Float64Array(100).fill(0.3)), features)).toBe(0);
    expect(centred(new DenseMatrix(4, 1, Float64Array.of(2, 2, 2, 2))).columns).toBe(0);
  });

  test('matches families each by themselves: one vector may serve both', () => {
    const match = familyMatch(features, { children: features, parents: features.columnRange(0, 1) });
    expect(match.children).toBeCloseTo(1, 12);
    expect(match.parents).toBeCloseTo(1, 12);
    expect(familyMatch(features, { children: features })).not.toHaveProperty('parents');
  });
});
