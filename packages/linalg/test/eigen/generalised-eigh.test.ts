import { DenseMatrix, MisuseError } from '@entk/core';
import { symmetricWithSpectrum } from '@entk/testing';
import { describe, expect, it } from 'vitest';
import { columnGram, generalisedEigh, multiply } from '../../src/index.js';
import { randomMatrix } from '../residuals.js';

/** Condition of the metric below 100 times what `eigh` leaves at this size: measured 3e-14. */
const tolerance = 1e-12;

describe('generalisedEigh', () => {
  it('diagonalises A and the metric at once', () => {
    const n = 40;
    const { matrix } = symmetricWithSpectrum(
      Float64Array.from({ length: n }, (_, i) => 2 - i / 7),
      3,
    );
    const metric = columnGram(randomMatrix(4 * n, n, 5));
    const found = generalisedEigh(matrix, metric);
    if (found.kind !== 'solved') throw new Error(found.kind);
    const { values, vectors } = found;
    const both = (of: DenseMatrix) => multiply(vectors, multiply(of, vectors), { transposeLeft: true });
    const [diagonal, unit] = [both(matrix), both(metric)];
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        expect(Math.abs(diagonal.get(i, j) - (i === j ? values[i] : 0))).toBeLessThan(tolerance);
        expect(Math.abs(unit.get(i, j) - (i === j ? 1 : 0))).toBeLessThan(tolerance);
      }
    }
    expect(values.every((value, i) => i === 0 || value <= values[i - 1])).toBe(true);
  });

  it('has the frequencies of two masses on springs, in closed form', () => {
    const stiffness = DenseMatrix.fromRows([
      [2, -1],
      [-1, 1],
    ]);
    const masses = DenseMatrix.fromRows([
      [2, 0],
      [0, 1],
    ]);
    const found = generalisedEigh(stiffness, masses, { vectors: false });
    expect(found.kind === 'solved' && [...found.values]).toEqual([
      expect.closeTo(1 + Math.SQRT1_2, 14),
      expect.closeTo(1 - Math.SQRT1_2, 14),
    ]);
  });

  it('reports a metric that is not positive definite, and refuses matrices that are not symmetric', () => {
    const unit = DenseMatrix.fromRows([
      [1, 0],
      [0, 1],
    ]);
    const indefinite = DenseMatrix.fromRows([
      [1, 2],
      [2, 1],
    ]);
    expect(generalisedEigh(unit, indefinite)).toEqual({
      kind: 'not-positive-definite',
      pivot: { index: 1, value: -3 },
    });
    const lopsided = DenseMatrix.fromRows([
      [1, 2],
      [0, 1],
    ]);
    expect(() => generalisedEigh(lopsided, unit)).toThrow(MisuseError);
    expect(() => generalisedEigh(unit, lopsided)).toThrow('metric must be symmetric');
  });
});
