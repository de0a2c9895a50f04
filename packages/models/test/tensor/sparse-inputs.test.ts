import { createRandom, type NdArray, ndArray } from '@entk/core';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { registerGradients } from '../../src/autodiff/index.js';
import { initialiseBackend } from '../../src/index.js';
import {
  fromTensor,
  matMul,
  matMulTransposedLeft,
  matMulTransposedRight,
  scoped,
  type Tensor,
  tensorCount,
  toInputTensor,
  toTensor,
} from '../../src/tensor/index.js';
import { sparseTimes, transposedSparseTimes } from '../../src/tensor/sparse-inputs.js';

const random = createRandom(0);
const matrix = (rows: number, columns: number) =>
  ndArray([rows, columns], Float32Array.from(random.normals(rows * columns)));
const [rows, width] = [60, 24];

/** Pairs of ones, as modular addition has them. */
const pairs = ndArray([rows, width]);
for (let row = 0; row < rows; row++) {
  pairs.data[row * width + (row % 12)] = 1;
  pairs.data[row * width + 12 + ((5 * row + Math.floor(row / 12)) % 12)] = 1;
}

/** Numbers between zeros, with rows and a column of nothing but zeros. */
const features = matrix(rows, width);
features.data.forEach((_, index) => {
  if (index % 7 !== 0 || index < 2 * width || index % width === 5) features.data[index] = 0;
});

beforeAll(async () => {
  await initialiseBackend();
  await registerGradients();
});

describe('products with sparse inputs', () => {
  // columns of whole vectors of 32, 8 and 4 numbers, and what reaches back or is left of them
  for (const columns of [1, 3, 4, 6, 8, 10, 40, 77]) {
    const [right, wide, left] = [matrix(width, columns), matrix(columns, width), matrix(rows, columns)];
    const products: [string, (inputs: Tensor) => Tensor][] = [
      ['A·B', (inputs) => matMul(inputs, toTensor(right))],
      ['A·Bᵀ', (inputs) => matMulTransposedRight(inputs, toTensor(wide))],
      ['Aᵀ·B', (inputs) => matMulTransposedLeft(inputs, toTensor(left))],
      ['Bᵀ·A', (inputs) => matMulTransposedLeft(toTensor(left), inputs)],
    ];
    for (const [name, product] of products) {
      it(`${name}, of ${columns}, has the bits of the product with the same numbers as a plain tensor`, () => {
        for (const inputs of [pairs, features]) {
          const before = tensorCount();
          const result = scoped(() => fromTensor(product(toInputTensor(inputs))));
          const expected = scoped(() => fromTensor(product(toTensor(inputs))));
          expect(tensorCount()).toBe(before);
          expect(result.shape).toEqual(expected.shape);
          expect(Array.from(result.data)).toEqual(Array.from(expected.data));
        }
      });
    }
  }

  it('leave zeros out where a fifth of the inputs at most are others', () => {
    expect(leavesOutZeros(pairs)).toBe(true);
    expect(leavesOutZeros(features)).toBe(true);
    expect(leavesOutZeros(ndArray([rows, width]))).toBe(true);
    const fifth = Float32Array.from({ length: rows * width }, (_, index) => (index % 5 === 0 ? 2 : 0));
    expect(leavesOutZeros(ndArray([rows, width], fifth))).toBe(true);
    expect(leavesOutZeros(ndArray([rows, width], fifth.with(1, 2)))).toBe(false);
    expect(leavesOutZeros(matrix(rows, width))).toBe(false);
  });

  it('are left to the backend where autodiff records them', () => {
    scoped(() => {
      const inputs = toInputTensor(pairs);
      tf.grad((weight) => {
        expect(sparseTimes(inputs, () => weight)).toBeUndefined();
        expect(transposedSparseTimes(inputs, weight)).toBeUndefined();
        return tf.sum(weight);
      })(toTensor(matrix(width, 3)) as tf.Tensor);
    });
  });
});

function leavesOutZeros(inputs: NdArray): boolean {
  return scoped(() => sparseTimes(toInputTensor(inputs), () => toTensor(matrix(width, 5))) !== undefined);
}
