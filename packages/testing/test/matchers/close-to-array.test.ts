// Also tests matchers/register.ts: every matcher is used through the `expect` it extends.
import { DenseMatrix, ndArray } from '@entk/core';
import { Matrix } from 'ml-matrix';
import { describe, it } from 'vitest';
import { expect } from '../../src/matchers/register.js';
import { failureOf } from './failure.js';

describe('toBeCloseToArray', () => {
  it('passes for equal values of every accepted kind', () => {
    expect([1, 2]).toBeCloseToArray([1, 2]);
    expect(new Float32Array([1, 2])).toBeCloseToArray([1, 2]);
    expect(new Int8Array([-1, 2])).toBeCloseToArray(new Float64Array([-1, 2]));
    expect(DenseMatrix.fromRows([[1, 2]])).toBeCloseToArray(new Matrix([[1, 2]]));
    expect(ndArray([1, 2], new Float32Array([1, 2]))).toBeCloseToArray(DenseMatrix.fromRows([[1, 2]]));
    expect([]).toBeCloseToArray([]);
    expect([Number.POSITIVE_INFINITY]).toBeCloseToArray([Number.POSITIVE_INFINITY]);
  });

  it('is exact unless told otherwise', () => {
    expect([1 + Number.EPSILON]).not.toBeCloseToArray([1]);
    expect([0]).toBeCloseToArray([-0]);
  });

  it('adds the three tolerances up', () => {
    expect([10.3]).toBeCloseToArray([10], { absolute: 0.31 });
    expect([10.3]).toBeCloseToArray([10], { relative: 0.031 });
    expect([10.3, 100]).toBeCloseToArray([10, 100], { relativeToMax: 0.0031 });
    expect([10.3, 100]).toBeCloseToArray([10, 100], { absolute: 0.11, relative: 0.01, relativeToMax: 0.001 });
    expect([10.3, 100]).not.toBeCloseToArray([10, 100], { absolute: 0.09, relative: 0.01, relativeToMax: 0.001 });
  });

  it('reports the worst entry, both values, both errors, the count, the tolerance and the shape', () => {
    const message = failureOf(() =>
      expect(
        DenseMatrix.fromRows([
          [1, 2.5],
          [3, 5],
        ]),
      ).toBeCloseToArray(
        DenseMatrix.fromRows([
          [1, 2],
          [3, 4],
        ]),
        { absolute: 0.1 },
      ),
    );
    expect(message).toBe(
      [
        '2 of 4 entries are over the tolerance (shape [2, 2])',
        'worst entry    3 = [1, 1]',
        'expected       4',
        'received       5',
        'absolute error 1',
        'relative error 0.25',
        'allowed there  0.1 (absolute 0.1, relative 0, relativeToMax 0)',
      ].join('\n'),
    );
  });

  it('lets NaN equal nothing, at any tolerance', () => {
    const generous = { absolute: 1e300, relative: 1e300, relativeToMax: 1e300 };
    expect(failureOf(() => expect([1, Number.NaN]).toBeCloseToArray([1, Number.NaN], generous))).toContain(
      'received       NaN',
    );
    expect(failureOf(() => expect([1, 2]).toBeCloseToArray([Number.NaN, 2], generous))).toContain('1 of 2 entries');
    expect([Number.POSITIVE_INFINITY]).not.toBeCloseToArray([Number.NEGATIVE_INFINITY], generous);
    expect([1]).not.toBeCloseToArray([Number.POSITIVE_INFINITY], generous);
  });

  it('tells shapes apart, not lengths alone', () => {
    expect(failureOf(() => expect(new DenseMatrix(2, 3)).toBeCloseToArray(new DenseMatrix(3, 2)))).toBe(
      'shapes differ: expected [3, 2], received [2, 3]',
    );
    expect([1]).not.toBeCloseToArray([1, 1]);
    expect([]).not.toBeCloseToArray([0]);
  });

  it('fails under `not` when the arrays agree', () => {
    expect(failureOf(() => expect([1]).not.toBeCloseToArray([1]))).toContain('0 of 1 entries');
    expect(failureOf(() => expect([]).not.toBeCloseToArray([]))).toContain('both are empty');
  });

  it('refuses what holds no numbers, and invalid tolerances, also under `not`', () => {
    const rule = 'toBeCloseToArray: received must be a number array, a typed array, an NdArray or a matrix, got';
    expect(() => expect('12').not.toBeCloseToArray([1])).toThrow(`${rule} "string"`);
    expect(() => expect(null).toBeCloseToArray([1])).toThrow(`${rule} "null"`);
    expect(() => expect([[1]]).toBeCloseToArray([1])).toThrow(`${rule} "a object at entry 0"`);
    expect(() => expect(new BigInt64Array(1)).toBeCloseToArray([0])).toThrow(`${rule} "BigInt64Array"`);
    expect(() => expect({ shape: [2], data: [1] }).toBeCloseToArray([0])).toThrow(
      'NdArray with 1 entries for shape [2]',
    );
    expect(() => expect([1]).toBeCloseToArray([1], { absolute: Number.NaN })).toThrow(
      'absolute must be a number in [0, ∞), got NaN',
    );
    expect(() => expect([1]).toBeCloseToArray([1], { relative: -1 })).toThrow(
      'relative must be a number in [0, ∞), got -1',
    );
  });
});
