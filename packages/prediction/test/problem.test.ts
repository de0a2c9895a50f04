import { DenseMatrix, ndArray } from '@entk/core';
import { expect } from '@entk/testing/matchers';
import { describe, it } from 'vitest';
import { type KernelRows, mapSplit, outputMatrix, outputsOfRows, pose, rowsOfOutputs } from '../src/problem.js';

const outputs = DenseMatrix.fromRows([
  [1, 2, 3],
  [4, 5, 6],
]);
const plain = { outputCount: 3, outputFactors: Float64Array.of(1, 1, 1) };

describe('outputs in the rows of a kernel', () => {
  it('stand side by side for an [N, N] kernel, and in its order for a flattened one', () => {
    expect(rowsOfOutputs('f', { ...plain, collapse: { kind: 'trace' } }, outputs).data).toEqual(outputs.data);
    const flattened = (rowOrder: 'classMajor' | 'exampleMajor', outputFactors = plain.outputFactors) =>
      rowsOfOutputs('f', { outputCount: 3, outputFactors, collapse: { kind: 'flattened', rowOrder } }, outputs).data;
    expect(flattened('exampleMajor')).toEqual(Float64Array.of(1, 2, 3, 4, 5, 6));
    expect(flattened('classMajor')).toEqual(Float64Array.of(1, 4, 2, 5, 3, 6));
    expect(flattened('classMajor', Float64Array.of(2, 1, 10))).toEqual(Float64Array.of(2, 8, 2, 5, 30, 60));
  });

  it('come back from every order, with their factors taken out', () => {
    for (const rowOrder of ['classMajor', 'exampleMajor'] as const) {
      const rows: KernelRows = {
        outputCount: 3,
        outputFactors: Float64Array.of(2, 4, 8),
        collapse: { kind: 'flattened', rowOrder },
      };
      expect(outputsOfRows('f', rows, rowsOfOutputs('f', rows, outputs)).data).toEqual(outputs.data);
    }
  });

  it('refuses a factor of zero', () => {
    const rows: KernelRows = {
      outputCount: 3,
      outputFactors: Float64Array.of(1, 0, 1),
      collapse: { kind: 'flattened', rowOrder: 'exampleMajor' },
    };
    expect(() => rowsOfOutputs('f', rows, outputs)).toThrow(
      'f: factors of outputs to be predicted must not be zero, got 0 (output 1)',
    );
  });
});

describe('pose', () => {
  const rows: KernelRows = { ...plain, collapse: { kind: 'trace' } };

  it('subtracts the start and adds it again', () => {
    const start = {
      train: DenseMatrix.fromRows([
        [1, 1, 1],
        [1, 1, 1],
      ]),
      test: DenseMatrix.fromRows([[5, 6, 7]]),
    };
    const { right, total, predictions } = pose('f', rows, { train: 2, test: 1 }, outputs, start);
    expect(right.data).toEqual(Float64Array.of(0, 1, 2, 3, 4, 5));
    expect(total).toBe(55);
    const { test } = predictions({ train: right, test: DenseMatrix.fromRows([[1, 1, 1]]) });
    expect(test?.data).toEqual(Float64Array.of(6, 7, 8));
  });

  it('refuses targets that do not fit and a start that lacks a part', () => {
    expect(() => pose('f', rows, { train: 3 }, outputs)).toThrow('targets must have axes [N, C] = [3, 3], got [2, 3]');
    expect(() => pose('f', rows, { train: 2, test: 1 }, outputs, { train: outputs })).toThrow(
      'f: start must have the outputs of every part that is predicted (test is missing)',
    );
  });
});

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

it('maps the parts that are present, by name', () => {
  expect(mapSplit({ train: 2, test: 3 }, (value, name) => `${name} ${value}`)).toEqual({
    train: 'train 2',
    test: 'test 3',
  });
  expect(Object.keys(mapSplit({ train: 2, test: undefined }, (value) => value))).toEqual(['train']);
});
