import {
  alignmentHeatmap,
  type Basis,
  energyInFamilies,
  projectionNorms,
  squaredProjectionNorms,
} from '@entk/alignment';
import { DenseMatrix, identityMatrix } from '@entk/core';
import { describe, expect, test } from 'vitest';
import { singles } from './fixtures.js';

const basis = identityMatrix(3);

describe('a family', () => {
  test('of another number of rows is refused by name', () => {
    expect(() => squaredProjectionNorms(singles('short', identityMatrix(2)), basis)).toThrow(
      'squaredProjectionNorms: family "short" must have the basis\'s N = 3 rows, got [2, 2] (axes [N, F])',
    );
  });

  test('whose labels do not fit its groups is refused', () => {
    const family = { ...singles('x', identityMatrix(3)), groupSize: 2 };
    expect(() => squaredProjectionNorms(family, basis)).toThrow(
      'family "x" must have group size × labels = 6 columns, at least one, got 3',
    );
    expect(() => squaredProjectionNorms({ ...family, groupSize: 0 }, basis)).toThrow(
      'group size must be an integer of at least 1',
    );
  });

  test('with a group that is not orthonormal is refused with the group', () => {
    const long = singles(
      'long',
      DenseMatrix.fromRows([
        [1, 0],
        [0, 2],
        [0, 0],
      ]),
    );
    expect(() => squaredProjectionNorms(long, basis)).toThrow(
      'family "long": columns of group "1" must be orthonormal within 0.000001, got 3',
    );
    const slanted = {
      name: 'pair',
      features: DenseMatrix.fromRows([
        [1, 0.6],
        [0, 0.8],
        [0, 0],
      ]),
      groupSize: 2,
      labels: ['k'],
    };
    expect(() => squaredProjectionNorms(slanted, basis)).toThrow('columns of group "k" must be orthonormal');
  });

  test('with NaN is refused, and so are no families and no basis', () => {
    const broken = identityMatrix(3);
    broken.set(1, 1, Number.NaN);
    expect(() => squaredProjectionNorms(singles('x', broken), basis)).toThrow(
      'family "x" must be finite, got NaN (row 1, column 1 of [3, 3], counted from 0)',
    );
    expect(() => squaredProjectionNorms(singles('x', basis), broken)).toThrow('basis must be finite, got NaN');
    expect(() => alignmentHeatmap(basis, [])).toThrow('alignmentHeatmap: families must name at least one, got 0');
    expect(() => squaredProjectionNorms(singles('x', basis), new DenseMatrix(3, 0))).toThrow(
      'basis must not be empty, got [3, 0]',
    );
  });
});

describe('the row order of a flattened kernel', () => {
  const family = { ...singles('indicator', basis), rowOrder: 'classMajor' as const };
  const doors = {
    alignmentHeatmap: (vectors: Basis) => alignmentHeatmap(vectors, [singles('any', basis), family]),
    squaredProjectionNorms: (vectors: Basis) => squaredProjectionNorms(family, vectors),
    projectionNorms: (vectors: Basis) => projectionNorms(family, vectors),
    energyInFamilies: (vectors: Basis) => energyInFamilies(vectors, [family]),
  };

  test.each(Object.entries(doors))(
    '%s refuses features in the other order, or of a basis that says none',
    (name, call) => {
      expect(() => call({ vectors: basis, rowOrder: 'exampleMajor' })).toThrow(
        `${name}: basis must have its rows in the order "classMajor" of family "indicator", got "exampleMajor"; make the features with rowOrder "exampleMajor"`,
      );
      for (const unsaid of [basis, { vectors: basis }]) {
        expect(() => call(unsaid)).toThrow(
          `${name}: basis must say that its rows are in the order "classMajor" of family "indicator"; give the kernel's spectrum itself, or { vectors, rowOrder }`,
        );
      }
      expect(call({ vectors: basis, rowOrder: 'classMajor' })).toBeDefined();
    },
  );

  test('is no matter for features that say none', () => {
    const plain = singles('plain', basis);
    for (const vectors of [basis, { vectors: basis }, { vectors: basis, rowOrder: 'exampleMajor' as const }]) {
      expect(squaredProjectionNorms(plain, vectors).data).toEqual(squaredProjectionNorms(plain, basis).data);
    }
  });

  test('needs vectors', () => {
    expect(() => alignmentHeatmap({ rowOrder: 'classMajor' }, [family])).toThrow(
      'alignmentHeatmap: basis must be a matrix or have vectors; find the spectrum with vectors: true',
    );
  });
});
