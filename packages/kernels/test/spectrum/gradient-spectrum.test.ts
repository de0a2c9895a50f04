import { createRandom, DenseMatrix, MemoryBudgetError, NonFiniteError, ShapeError } from '@entk/core';
import { expect } from '@entk/testing/matchers';
import { EigenvalueDecomposition } from 'ml-matrix';
import { describe, it } from 'vitest';
import { type GradientSource, gradientSpectrum } from '../../src/index.js';
import { spectrumSides } from '../../src/spectrum/side.js';
import { denseValue, searchResidual } from '../tolerances.js';

/** Rows that fall off geometrically, so that subspaces of single vectors are determined. */
function gradients(rows: number, columns: number): DenseMatrix {
  const random = createRandom(rows);
  return DenseMatrix.generate(rows, columns, (_, j) => random.normal() * 0.8 ** j);
}

function sourceOf(matrix: DenseMatrix, reads: [number, number][] = []): GradientSource {
  return {
    rows: matrix.rows,
    columns: matrix.columns,
    readRows(from, to) {
      reads.push([from, to]);
      return matrix.rowRange(from, to);
    },
  };
}

/** ml-matrix's pairs of G Gᵀ by plain loops. */
function explicitPairs(matrix: DenseMatrix) {
  const kernel = DenseMatrix.generate(matrix.rows, matrix.rows, (i, j) => {
    return matrix.rowSpan(i).reduce((sum, value, l) => sum + value * matrix.get(j, l), 0);
  });
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(kernel, { assumeSymmetric: true });
  const last = matrix.rows - 1;
  return {
    kernel,
    values: realEigenvalues.toReversed(),
    vectors: DenseMatrix.generate(matrix.rows, matrix.rows, (i, j) => eigenvectorMatrix.get(i, last - j)),
  };
}

describe('gradientSpectrum', () => {
  it.each([
    [60, 12],
    [12, 60],
  ])('finds the pairs of G Gᵀ on every side, G %i × %i', async (rows, columns) => {
    const matrix = gradients(rows, columns);
    const { kernel, values, vectors } = explicitPairs(matrix);
    const trace = kernel.data.reduce((sum, value, place) => sum + (place % (rows + 1) === 0 ? value : 0), 0);
    for (const side of spectrumSides) {
      const found = await gradientSpectrum(sourceOf(matrix), { count: 5, side });
      const tolerance = side === 'operator' ? searchResidual : denseValue(rows);
      expect(found.values).toBeCloseToArray(values.slice(0, 5), { relativeToMax: tolerance });
      expect([found.size, found.rankBound, found.side]).toEqual([rows, 12, side]);
      expect(found.trace as number).toBeCloseTo(trace, 8);
      for (let column = 0; column < 5; column++) {
        const overlap = found.vectors
          .columnCopy(column)
          .reduce((sum, value, row) => sum + value * vectors.get(row, column), 0);
        expect(Math.abs(overlap)).toBeGreaterThan(1 - 1e-5);
      }
    }
  });

  it('takes the smaller side, in blocks of 4 MiB, and reads them in order', async () => {
    const reads: [number, number][] = [];
    const matrix = DenseMatrix.generate(1200, 1000, (i, j) => (j === i % 3 ? j + 1 : 0));
    const { side, values, rank } = await gradientSpectrum(sourceOf(matrix, reads), { count: 4 });
    expect(side).toBe('parameters');
    // Three orthogonal directions of lengths 1, 2, 3, a third of the rows each.
    expect(values).toBeCloseToArray([9 * 400, 4 * 400, 400, 0], { relativeToMax: denseValue(1000) });
    expect(rank).toBe(3);
    const blocks = [
      [0, 524],
      [524, 1048],
      [1048, 1200],
    ];
    expect(reads).toEqual([...blocks, ...blocks]);
    expect((await gradientSpectrum(sourceOf(gradients(4, 9)), { count: 1 })).side).toBe('matrix');
  });

  it('refuses a side that does not fit', async () => {
    const source = sourceOf(new DenseMatrix(3000, 2500));
    const asked = gradientSpectrum(source, { count: 2, memoryBudget: 100e6, side: 'parameters' });
    await expect(asked).rejects.toThrow(MemoryBudgetError);
  });

  it('refuses gradients whose squares are beyond float64, and takes zeros for zeros', async () => {
    for (const side of ['matrix', 'parameters', 'operator'] as const) {
      const times = (factor: number) => sourceOf(gradients(6, 3).scaleInPlace(factor));
      await expect(gradientSpectrum(times(1e-200), { count: 1, side })).rejects.toThrow(
        'gradientSpectrum: squares of gradients must be within the range of float64',
      );
      await expect(gradientSpectrum(times(1e200), { count: 1, side })).rejects.toThrow(NonFiniteError);
      expect((await gradientSpectrum(times(0), { count: 1, side })).values[0]).toBe(0);
    }
  });

  it('refuses NaN and a source that gives other rows than it said', async () => {
    const matrix = gradients(6, 3);
    matrix.set(4, 1, NaN);
    await expect(gradientSpectrum(sourceOf(matrix), { count: 1 })).rejects.toThrow(NonFiniteError);
    const short = { rows: 6, columns: 3, readRows: () => gradients(5, 3) };
    await expect(gradientSpectrum(short, { count: 1 })).rejects.toThrow(ShapeError);
    const narrow = { rows: 6, columns: 3, readRows: () => gradients(6, 2) };
    await expect(gradientSpectrum(narrow, { count: 1 })).rejects.toThrow(ShapeError);
  });
});
