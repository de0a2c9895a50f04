import { EVD, Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { DenseMatrix, identityMatrix, ndArray } from '../src/index.js';

describe('DenseMatrix', () => {
  it('serves as an operand and an argument of ml-matrix', () => {
    const matrix = DenseMatrix.fromRows([
      [2, 1],
      [1, 3],
    ]);
    expect(matrix.mmul(new Matrix([[1], [2]])).to2DArray()).toEqual([[4], [7]]);
    const [small, large] = new EVD(matrix).realEigenvalues;
    expect(small).toBeCloseTo((5 - Math.sqrt(5)) / 2, 14);
    expect(large).toBeCloseTo((5 + Math.sqrt(5)) / 2, 14);
  });

  it('keeps rows together in memory', () => {
    const matrix = DenseMatrix.generate(2, 3, (i, j) => 10 * i + j);
    expect([...matrix.data]).toEqual([0, 1, 2, 10, 11, 12]);
    expect([...matrix.transpose().data]).toEqual([0, 10, 1, 11, 2, 12]);
    expect([...matrix.rowSpan(1)]).toEqual([10, 11, 12]);
    expect([...matrix.columnCopy(2)]).toEqual([2, 12]);
    expect([...matrix.columnRange(1, 3).data]).toEqual([1, 2, 11, 12]);
  });

  it('copies an ml-matrix matrix and shares nothing with it', () => {
    const source = new Matrix([
      [1, 2],
      [3, 4],
    ]);
    const copy = DenseMatrix.from(source);
    source.set(0, 0, 9);
    expect([...copy.data]).toEqual([1, 2, 3, 4]);
  });

  it('refuses data that does not fill it, ragged rows and ranges outside it', () => {
    expect(() => new DenseMatrix(2, 2, new Float64Array(3))).toThrow(
      'DenseMatrix: data must have rows × columns = 4 entries, got 3',
    );
    expect(() => DenseMatrix.fromRows([[1, 2], [3]])).toThrow('row 1 must have 2 entries, got 1');
    expect(() => identityMatrix(3).columnRange(1, 4)).toThrow('to must be an integer in 1..3, got 4');
  });

  it('refuses an index outside its axes, which would be another entry of the same memory', () => {
    const matrix = identityMatrix(2);
    for (const [row, column] of [
      [0, 3],
      [0, -1],
      [1, 2],
      [2, 0],
      [-1, 3],
      [0.5, 0],
      [0, 0.5],
      [Number.NaN, 0],
      [2 ** 32, 0],
    ]) {
      expect(() => matrix.get(row, column)).toThrow(/^DenseMatrix\.get: indices must lie in the axes \[2, 2\]/);
      expect(() => matrix.set(row, column, 7)).toThrow(/^DenseMatrix\.set: indices must lie in the axes \[2, 2\]/);
    }
    for (const index of [2, -1, 0.5, Number.NaN]) {
      expect(() => matrix.rowSpan(index)).toThrow(/^DenseMatrix\.rowSpan: indices must/);
      expect(() => matrix.columnCopy(index)).toThrow(/^DenseMatrix\.columnCopy: indices must/);
    }
    expect([...matrix.data]).toEqual([1, 0, 0, 1]);
  });

  it('is made of rows and of matrices, and of nothing else', () => {
    expect(() => DenseMatrix.from([[1]] as never)).toThrow(
      'DenseMatrix.from: matrix must be one of ml-matrix, got [[1]]; DenseMatrix.fromRows(rows) makes one of nested arrays',
    );
    expect(() => DenseMatrix.fromRows([1, 2] as never)).toThrow('rows must be a list of lists of numbers, got [1, 2]');
    expect(() => DenseMatrix.fromRows(new Matrix([[1]]) as never)).toThrow('got Matrix [1, 1]');
  });

  it('copies arrays, axes after the first as columns, and refuses those of one axis', () => {
    const array = ndArray([2, 1, 3], BigInt64Array.of(1n, 2n, 3n, 4n, 5n, 6n));
    const matrix = DenseMatrix.fromArray(array);
    expect([matrix.rows, matrix.columns, ...matrix.data]).toEqual([2, 3, 1, 2, 3, 4, 5, 6]);
    const single = ndArray([1, 2], Float64Array.of(0.1, 0.2));
    DenseMatrix.fromArray(single).data[0] = 9;
    expect([...single.data]).toEqual([0.1, 0.2]);
    const caller = 'DenseMatrix.fromArray: array must have';
    expect(() => DenseMatrix.fromArray(ndArray([3]))).toThrow(`${caller} two axes or more, got [3]`);
    expect(() => DenseMatrix.fromArray([[1]] as never)).toThrow(`${caller} a shape and data, got [[1]]`);
    const short = { shape: [2, 2], data: new Float32Array(3) };
    expect(() => DenseMatrix.fromArray(short)).toThrow('data must have 4 entries');
  });

  it('is an array of two axes that shares its numbers', () => {
    const matrix = new DenseMatrix(2, 3, Float64Array.of(1, 2, 3, 4, 5, 6));
    const array = matrix.toNdArray();
    expect(array).toEqual(ndArray([2, 3], Float64Array.of(1, 2, 3, 4, 5, 6)));
    matrix.set(1, 2, 9);
    expect(array.data[5]).toBe(9);
  });

  it('joins blocks of columns in their order and refuses blocks that do not fit', () => {
    const left = DenseMatrix.fromRows([
      [1, 2],
      [5, 6],
    ]);
    const right = DenseMatrix.fromRows([[3], [7]]);
    const joined = DenseMatrix.sideBySide([left, right, left.columnRange(0, 0)]);
    expect([joined.rows, joined.columns, ...joined.data]).toEqual([2, 3, 1, 2, 3, 5, 6, 7]);
    expect([...joined.columnRange(0, 2).data]).toEqual([...left.data]);
    expect(() => DenseMatrix.sideBySide([])).toThrow('DenseMatrix.sideBySide: there must be a block, got 0');
    expect(() => DenseMatrix.sideBySide([left, new DenseMatrix(3, 1)])).toThrow('every block must have 2 rows, got 3');
  });

  it('gives ranges of rows as views, and refuses what is not there', () => {
    const matrix = DenseMatrix.fromRows([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
    const range = matrix.rowRange(1, 3);
    expect([range.rows, range.columns, ...range.data]).toEqual([2, 2, 3, 4, 5, 6]);
    range.set(0, 0, 9);
    expect(matrix.get(1, 0)).toBe(9);
    expect(matrix.rowRange(3, 3).rows).toBe(0);
    expect(() => matrix.rowRange(1, 4)).toThrow('DenseMatrix.rowRange: to must be an integer in 1..3, got 4');
  });

  it('adds and scales in place', () => {
    const matrix = DenseMatrix.fromRows([[1, 2]]);
    expect(matrix.addInPlace(DenseMatrix.fromRows([[10, 20]]))).toBe(matrix);
    expect([...matrix.scaleInPlace(2).data]).toEqual([22, 44]);
    expect(() => matrix.addInPlace(new DenseMatrix(2, 1))).toThrow(
      'DenseMatrix.addInPlace: the term must have the axes [1, 2], got [2, 1]',
    );
  });
});
