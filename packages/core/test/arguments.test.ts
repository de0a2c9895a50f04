import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import {
  DenseMatrix,
  ndArray,
  requireFields,
  requireList,
  requireMatrix,
  requireNdArray,
  requireOptions,
} from '../src/index.js';

describe('requireOptions', () => {
  const known = { vectors: true, count: true } as const;
  const check = (options: unknown) => () =>
    requireOptions<{ vectors?: boolean; count?: number }>('f', options as never, known);

  it('passes known names, and none', () => {
    for (const options of [{}, { count: 1 }, Object.assign(Object.create(null), { vectors: false })]) {
      expect(check(options)).not.toThrow();
    }
  });

  it('lists the known names for one that is unknown, own names of every object among them', () => {
    expect(check({ vector: false })).toThrow(
      'f: options must be among vectors, count, got "vector"; did you mean "vectors"?',
    );
    expect(check({ toString: 1 })).toThrow('got "toString"');
  });

  it.each([
    [5, '5'],
    [null, 'null'],
    [undefined, 'null'],
    ['count', '"count"'],
    [[1, 2], '[1, 2]'],
    [new DenseMatrix(2, 2), 'DenseMatrix [2, 2]'],
    [new Float64Array(2), 'Float64Array [0, 0]'],
    [() => 1, 'function (anonymous)'],
  ])('refuses what holds no options: %#', (options, text) => {
    expect(check(options)).toThrow(`f: options must be an object with any of vectors, count, got ${text}`);
  });
});

describe('requireMatrix', () => {
  it('says how to make a matrix of what is one in another form', () => {
    expect(() => requireMatrix('f', 'basis', new DenseMatrix(1, 1))).not.toThrow();
    expect(() => requireMatrix('f', 'basis', [[1, 2]])).toThrow(
      'f: basis must be a DenseMatrix, got [[1, 2]]; DenseMatrix.fromRows(rows) makes one of nested arrays',
    );
    expect(() => requireMatrix('f', 'basis', Matrix.eye(500))).toThrow(
      'f: basis must be a DenseMatrix, got Matrix [500, 500]; DenseMatrix.from(matrix) copies one of ml-matrix',
    );
    expect(() => requireMatrix('f', 'basis', ndArray([2, 2]))).toThrow(
      'got NdArray [2, 2] of Float32Array; DenseMatrix.fromArray(array) copies an array of two axes or more',
    );
    expect(() => requireMatrix('f', 'basis', { rows: 1, columns: 1, data: new Float64Array(1) })).toThrow(
      'reviveMatrices(value) gives a clone its class back',
    );
    expect(() => requireMatrix('f', 'basis', undefined)).toThrow('f: basis must be a DenseMatrix, got null');
    expect(() => requireMatrix('f', 'basis', 3)).toThrow('got 3; DenseMatrix.fromRows([[1, 2], [3, 4]]) makes one');
  });
});

describe('requireList', () => {
  it('takes arrays and typed ones', () => {
    for (const list of [[], [1], new Float64Array(2)]) expect(() => requireList('f', 'draws', list)).not.toThrow();
    for (const other of [undefined, null, 3, 'abc', {}, new Map(), new DataView(new ArrayBuffer(8))]) {
      expect(() => requireList('f', 'draws', other)).toThrow('f: draws must be a list, got ');
    }
  });
});

describe('requireFields', () => {
  it('takes an object that has them all', () => {
    expect(() => requireFields('f', 'data', { a: 1, b: null, c: 2 }, ['a', 'b'])).not.toThrow();
    for (const other of [undefined, null, 3, 'abc', [], { a: 1 }, { a: 1, b: undefined }]) {
      expect(() => requireFields('f', 'data', other, ['a', 'b'])).toThrow('f: data must be an object with a, b, got ');
    }
  });
});

describe('requireNdArray', () => {
  it('refuses what has no shape, or one that its data do not fill', () => {
    expect(() => requireNdArray('f', 'targets', ndArray([2, 2]))).not.toThrow();
    expect(() => requireNdArray('f', 'targets', new DenseMatrix(2, 2))).toThrow(
      'f: targets must be an array with a shape, got DenseMatrix [2, 2]; ndArray([rows, columns], Float32Array.from(numbers)) makes one',
    );
    expect(() => requireNdArray('f', 'targets', undefined)).toThrow(
      'f: targets must be an array with a shape, got null',
    );
    expect(() => requireNdArray('f', 'targets', { shape: [3], data: new Float32Array(2) })).toThrow(
      'f: targets must have 3 entries for its shape, got NdArray [3] of Float32Array',
    );
    expect(() => requireNdArray('f', 'targets', { shape: [-1], data: new Float32Array(2) })).toThrow(
      'f: targets must be whole numbers of at least 0, got -1',
    );
  });
});
