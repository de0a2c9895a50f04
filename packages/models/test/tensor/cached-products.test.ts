import { createRandom, ndArray } from '@entk/core';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { initialiseBackend } from '../../src/index.js';
import { cachedProduct, transposedMatrix } from '../../src/tensor/cached-products.js';
import {
  fromTensor,
  matMulTransposedLeft,
  scoped,
  type Tensor,
  tensorCount,
  toTensor,
  transpose,
} from '../../src/tensor/index.js';

beforeAll(() => initialiseBackend());

const random = createRandom(0);
const matrix = (rows: number, columns: number) =>
  toTensor(ndArray([rows, columns], Float32Array.from(random.normals(rows * columns))));
const numbers = (tensor: Tensor) => Array.from(fromTensor(tensor).data);

/**
 * Whole tiles of 5 × 8 and every edge of one, with columns that are given twice; single rows of lines; factors that are
 * packed, of every number of rows left over, with sums that go on in another block and blocks of columns, the last of
 * them narrower.
 */
const sizes = [
  [1, 1, 1],
  [3, 5, 7],
  [5, 4, 3],
  [6, 5, 4],
  [9, 5, 11],
  [7, 10, 50],
  [4, 6, 8],
  [5, 9, 12],
  [8, 64, 13],
  [33, 17, 30],
  [64, 256, 64],
  [2, 9, 37],
  [6, 300, 1001],
  [3, 20_000, 50],
  [32, 320, 64],
  [36, 321, 203],
  [37, 640, 208],
  [38, 643, 203],
  [4, 1, 70_001],
  [5, 2, 32_763],
  [39, 963, 1],
];

describe('cachedProduct', () => {
  it("gives the backend's product bit for bit, with either factor transposed", () => {
    for (const [rows, inner, columns] of sizes) {
      scoped(() => {
        const [left, right] = [matrix(rows, inner), matrix(inner, columns)];
        const expected = numbers(tf.matMul(left as tf.Tensor, right as tf.Tensor));
        const products = [
          cachedProduct(left, right),
          matMulTransposedLeft(transpose(left), right),
          cachedProduct(left, transpose(right), 'right'),
        ];
        expect(products.map((product) => numbers(product as Tensor))).toEqual([expected, expected, expected]);
      });
    }
  });

  it('makes one tensor, of the parts of a large factor too', () => {
    scoped(() => {
      const [left, right, large] = [matrix(3, 4), matrix(5, 4), matrix(4, 2 ** 17)];
      const before = tensorCount();
      cachedProduct(left, right, 'right');
      expect(tensorCount()).toBe(before + 1);
      cachedProduct(left, large);
      expect(tensorCount()).toBe(before + 2);
    });
  });

  it('leaves the transpose of a large left factor to be written out first', () => {
    scoped(() => {
      expect(cachedProduct(matrix(4, 2 ** 17), matrix(4, 3), 'left')).toBeUndefined();
    });
  });
});

describe('transposedMatrix', () => {
  it('puts entry (i, j) at (j, i), in whole blocks and at their edges', () => {
    for (const [rows, columns] of [
      [1, 1],
      [4, 4],
      [9, 6],
      [3, 11],
    ]) {
      scoped(() => {
        const given = matrix(rows, columns);
        const from = numbers(given);
        const expected = Array.from({ length: rows * columns }, (_, at) => {
          return from[(at % rows) * columns + Math.floor(at / rows)];
        });
        const result = transposedMatrix(given);
        expect(result.shape).toEqual([columns, rows]);
        expect(numbers(result)).toEqual(expected);
      });
    }
  });
});
