import { createRandom, DenseMatrix, MemoryBudgetError, MisuseError, pairwiseSum, ShapeError } from '@entk/core';
import { expect } from '@entk/testing/matchers';
import { describe, it } from 'vitest';
import { gradientGram, type GradientSource, gradientSpectrum } from '../../src/index.js';
import { float64Products } from '../tolerances.js';

const [rows, columns] = [23, 6];
const matrix = new DenseMatrix(rows, columns, createRandom(3).normals(rows * columns));

function sourceOf(from: number, to: number, parts?: readonly number[]): GradientSource {
  return { rows: to - from, columns, readRows: (top, end) => matrix.rowRange(from + top, from + end), parts };
}

describe('gradientGram', () => {
  it('is GᵀG by plain loops, exactly symmetric', async () => {
    const gram = await gradientGram(sourceOf(0, rows));
    const expected = DenseMatrix.generate(columns, columns, (i, j) => {
      return Array.from({ length: rows }, (_, n) => matrix.get(n, i) * matrix.get(n, j)).reduce((a, b) => a + b, 0);
    });
    expect(gram).toBeCloseToArray(expected, float64Products);
    expect(gram).toBeSymmetric();
  });

  it('of parts is the tree over what each gives by itself, to the last bit', async () => {
    const parts = [7, 1, 5, 6, 4];
    const sum = pairwiseSum((left: DenseMatrix, right: DenseMatrix) => left.addInPlace(right));
    let from = 0;
    for (const count of parts) {
      sum.add(await gradientGram(sourceOf(from, from + count)));
      from += count;
    }
    const whole = await gradientGram(sourceOf(0, rows, parts));
    expect(whole.data).toEqual(sum.total()?.data);
    const { values } = await gradientSpectrum(sourceOf(0, rows, parts), { count: 3, side: 'parameters' });
    const others = await gradientSpectrum(sourceOf(0, rows), { count: 3, side: 'matrix' });
    expect(values).toBeCloseToArray(others.values, float64Products);
  });

  it('refuses parts that are not the rows, and sums that do not fit', async () => {
    await expect(gradientGram(sourceOf(0, rows, [20, 2]))).rejects.toThrow(ShapeError);
    await expect(gradientGram(sourceOf(0, rows, [20, 2]))).rejects.toThrow(
      /parts must have the 23 rows together, got 22/,
    );
    await expect(gradientGram(sourceOf(0, rows, [23, 0]))).rejects.toThrow(/rows of a part must be/);
    await expect(gradientGram({ rows, columns } as GradientSource)).rejects.toThrow(MisuseError);
    await expect(gradientGram(sourceOf(0, rows), { memoryBudget: 1000 })).rejects.toThrow(MemoryBudgetError);
  });
});
