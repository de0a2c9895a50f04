import { DenseMatrix, ndArray } from '@entk/core';
import { expect } from '@entk/testing/matchers';
import { describe, it } from 'vitest';
import { difference, outputMatrix, sum } from '../src/outputs.js';

describe('outputMatrix', () => {
  it('takes float32 arrays, float64 arrays and matrices', () => {
    const matrix = DenseMatrix.fromRows([[1, 2]]);
    expect(outputMatrix('f', 'y', matrix)).toBe(matrix);
    expect(outputMatrix('f', 'y', ndArray([1, 2], Float32Array.of(1, 2))).data).toEqual(matrix.data);
    expect(outputMatrix('f', 'y', ndArray([1, 2], Float64Array.of(1, 2)), { outputCount: 2 }).data).toEqual(
      matrix.data,
    );
  });

  it('refuses other axes, no rows, and what is not finite', () => {
    const matrix = DenseMatrix.fromRows([[1, 2]]);
    expect(() => outputMatrix('f', 'y', matrix, { exampleCount: 3, outputCount: 2 })).toThrow(
      'f: y must have axes [N, C] = [3, 2], got [1, 2]',
    );
    expect(() => outputMatrix('f', 'y', matrix, { outputCount: 1 })).toThrow('[N, C] = [at least 1, 1], got [1, 2]');
    expect(() => outputMatrix('f', 'y', ndArray([2, 1, 1]))).toThrow('got [2, 1, 1]');
    expect(() => outputMatrix('f', 'y', new DenseMatrix(0, 2))).toThrow('got [0, 2]');
    expect(() => outputMatrix('f', 'y', DenseMatrix.fromRows([[1, NaN]]))).toThrow('f: y must be finite, got NaN');
  });
});

it('adds and subtracts without changing either side', () => {
  const [left, right] = [DenseMatrix.fromRows([[1, 2]]), DenseMatrix.fromRows([[3, 5]])];
  expect(sum(left, right).data).toEqual(Float64Array.of(4, 7));
  expect(difference(left, right).data).toEqual(Float64Array.of(-2, -3));
  expect(left.data).toEqual(Float64Array.of(1, 2));
});
