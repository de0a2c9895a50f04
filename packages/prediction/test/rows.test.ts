import { DenseMatrix } from '@entk/core';
import { expect } from '@entk/testing/matchers';
import { describe, it } from 'vitest';
import { type KernelRows, outputsOfRows, pose, rowsOfOutputs } from '../src/rows.js';

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
      training: DenseMatrix.fromRows([
        [1, 1, 1],
        [1, 1, 1],
      ]),
      heldOut: DenseMatrix.fromRows([[5, 6, 7]]),
    };
    const { right, predictions } = pose('f', rows, { training: 2, heldOut: 1 }, outputs, start);
    expect(right.data).toEqual(Float64Array.of(0, 1, 2, 3, 4, 5));
    const { heldOut } = predictions({ training: right, heldOut: DenseMatrix.fromRows([[1, 1, 1]]) });
    expect(heldOut?.data).toEqual(Float64Array.of(6, 7, 8));
  });

  it('refuses targets that do not fit and a start that lacks a part', () => {
    expect(() => pose('f', rows, { training: 3 }, outputs)).toThrow(
      'targets must have axes [N, C] = [3, 3], got [2, 3]',
    );
    expect(() => pose('f', rows, { training: 2, heldOut: 1 }, outputs, { training: outputs })).toThrow(
      'f: around must have the outputs of every part that is predicted (heldOut is missing)',
    );
  });
});
