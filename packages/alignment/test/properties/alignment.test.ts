// Tests no single file: what holds of every basis, family and table of scores.
import { DenseMatrix, type FeatureFamily } from '@entk/core';
import { matrices, orders, orthonormalBases } from '@entk/testing/arbitraries';
import { expect } from '@entk/testing/matchers';
import * as fc from 'fast-check';
import { describe, it } from 'vitest';
import {
  absoluteCosines,
  bestAssignment,
  bestMatches,
  capturedNorms,
  controlledScore,
  energyInFamilies,
  projectionNorms,
  risingLines,
  squaredProjectionNorms,
} from '../../src/index.js';
import { energy, rounding } from '../tolerances.js';

const scores = matrices({ rows: { min: 1, max: 6 }, columns: { min: 1, max: 6 } });

/** The best of all ways to give rows to columns, by trying every one. */
function bestByTrying(values: DenseMatrix): number {
  const few = values.rows <= values.columns ? values : values.transpose();
  const search = (row: number, taken: ReadonlySet<number>): number => {
    if (row === few.rows) return 0;
    let best = -Infinity;
    for (let column = 0; column < few.columns; column++) {
      if (taken.has(column)) continue;
      best = Math.max(best, few.get(row, column) + search(row + 1, new Set([...taken, column])));
    }
    return best;
  };
  return search(0, new Set());
}

describe('bestAssignment of any table', () => {
  it('is as good as the best of all ways, each row and column once', () => {
    fc.assert(
      fc.property(scores, (values) => {
        const { sum, columnOfRow, rowOfColumn } = bestAssignment(values);
        const largest = values.data.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);
        expect([sum]).toBeCloseToArray([bestByTrying(values)], { absolute: 20 * rounding * largest });
        const given = Array.from(columnOfRow).filter((column) => column >= 0);
        expect(given.length).toBe(Math.min(values.rows, values.columns));
        expect(new Set(given).size).toBe(given.length);
        for (const column of given) expect(columnOfRow[rowOfColumn[column]]).toBe(column);
      }),
      { numRuns: 300 },
    );
  });

  it('does not see the order of rows and columns', () => {
    fc.assert(
      fc.property(
        scores.chain((values) => fc.tuple(fc.constant(values), orders(values.rows), orders(values.columns))),
        ([values, rows, columns]) => {
          const shuffled = DenseMatrix.generate(values.rows, values.columns, (i, j) => values.get(rows[i], columns[j]));
          const largest = values.data.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);
          expect([bestAssignment(shuffled).sum]).toBeCloseToArray([bestAssignment(values).sum], {
            absolute: 20 * rounding * largest,
          });
        },
      ),
    );
  });

  it('is never better than every row’s and column’s best', () => {
    fc.assert(
      fc.property(scores, (values) => {
        const { ofRows, ofColumns } = bestMatches(values);
        for (const { row, column, value } of [...ofRows, ...ofColumns]) expect(values.get(row, column)).toBe(value);
        const { columnOfRow } = bestAssignment(values);
        columnOfRow.forEach((column, row) => {
          if (column >= 0) expect(values.get(row, column)).toBeLessThanOrEqual(ofRows[row].value);
        });
      }),
    );
  });
});

const family = (features: DenseMatrix, groupSize: number): FeatureFamily => ({
  name: 'any',
  features,
  groupSize,
  labels: Array.from({ length: features.columns / groupSize }, (_, group) => String(group)),
});
const spaces = fc.tuple(orthonormalBases(8, 4), orthonormalBases(8, 3), orthonormalBases(3, 3));

describe('energies and projections of any basis', () => {
  it('lie in [0, 1], square as they say, and sum to what the space captures', () => {
    fc.assert(
      fc.property(spaces, ([features, basis]) => {
        const [norms, squares] = [
          projectionNorms(family(features, 2), basis),
          squaredProjectionNorms(family(features, 2), basis),
        ];
        expect(squares).toBeCloseToArray(
          DenseMatrix.generate(2, 3, (i, j) => norms.get(i, j) ** 2),
          { absolute: energy },
        );
        expect(squares.data.every((value) => value >= 0 && value <= 1 + energy)).toBe(true);
        const total = squares.data.reduce((sum, value) => sum + value, 0);
        expect([energyInFamilies(basis, [family(features, 2)]).energy]).toBeCloseToArray([total], { absolute: energy });
        const captured = capturedNorms(basis, features).reduce((sum, value) => sum + value ** 2, 0);
        expect([captured]).toBeCloseToArray([total], { absolute: energy });
      }),
    );
  });

  it('do not see a rotation inside the basis, nor signs', () => {
    fc.assert(
      fc.property(spaces, ([features, basis, inner]) => {
        const turned = DenseMatrix.from(basis.mmul(inner));
        const families = [family(features, 1)];
        expect([energyInFamilies(turned, families).energy]).toBeCloseToArray(
          [energyInFamilies(basis, families).energy],
          {
            absolute: energy,
          },
        );
        expect(capturedNorms(turned, features)).toBeCloseToArray(capturedNorms(basis, features), { absolute: energy });
        const negative = DenseMatrix.generate(8, 3, (i, j) => (j % 2 === 0 ? -1 : 1) * basis.get(i, j));
        expect(absoluteCosines(features, negative)).toBeCloseToArray(absoluteCosines(features, basis));
      }),
    );
  });
});

describe('scores', () => {
  it('a p-value is (1 + draws as good) / (1 + draws), whatever their order', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -5, max: 5 }),
        fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 30 }),
        (observed, draws) => {
          const expected = (1 + draws.filter((draw) => draw >= observed).length) / (1 + draws.length);
          expect(controlledScore(observed, draws).pValue).toBeCloseTo(expected, 14);
          expect(controlledScore(observed, draws.toReversed()).pValue).toBeCloseTo(expected, 14);
        },
      ),
    );
  });

  it('one rising line is as long as the best subsequence of all, and two cover no less', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 9 }), (list) => {
        let longest = 0;
        for (let chosen = 1; chosen < 2 ** list.length; chosen++) {
          const kept = list.filter((_, place) => chosen & (1 << place));
          if (kept.every((value, place) => place === 0 || value > kept[place - 1]))
            longest = Math.max(longest, kept.length);
        }
        const { one, two, lineOf } = risingLines(list);
        expect(one).toBeCloseTo(longest / list.length, 14);
        expect(two).toBeGreaterThanOrEqual(one);
        for (const line of [1, 2]) {
          const covered = list.filter((_, place) => lineOf[place] === line);
          expect(covered.every((value, place) => place === 0 || value > covered[place - 1])).toBe(true);
        }
      }),
    );
  });
});
