import { createRandom, ndArray } from '@entk/core';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { registerGradients } from '../../src/autodiff/index.js';
import { initialiseBackend } from '../../src/index.js';
import * as elementwise from '../../src/tensor/elementwise.js';
import { fromTensor, scoped, type Tensor, tensorCount, toIntegerTensor, toTensor } from '../../src/tensor/index.js';

beforeAll(async () => {
  await initialiseBackend();
  await registerGradients();
});

const random = createRandom(0);
const tensor = (...shape: number[]) =>
  toTensor(ndArray(shape, Float32Array.from(random.normals(shape.reduce((size, extent) => size * extent, 1)))));
const numbers = (given: Tensor) => Array.from(fromTensor(given).data);
const native = (given: Tensor) => given as tf.Tensor;

/** Of whole vectors of four numbers and of what is left of one, 64 bytes of a row and more. */
const shapes = [[1], [7], [8], [3, 5], [4, 16], [5, 35], [2, 3, 6]];

/** What the two orders of a comparison, and a product with a mask, would give other bits for. */
const strange = [NaN, -0, 0, 1e-45, -1e-45, Infinity, -Infinity, 2, -3];

const operations = [
  ['add', elementwise.add, tf.add],
  ['subtract', elementwise.subtract, tf.sub],
  ['multiply', elementwise.multiply, tf.mul],
] as const;

/** Two of one shape, and the first with a row for every row, a column for every column, and one number. */
const pairs = (): [Tensor, Tensor][] => [
  ...shapes.map((shape): [Tensor, Tensor] => [tensor(...shape), tensor(...shape)]),
  ...[[5], [1, 5], [3, 1], [1], [1, 1]].map((shape): [Tensor, Tensor] => [tensor(3, 5), tensor(...shape)]),
  [tensor(5), tensor(3, 5)],
  [tensor(2, 3, 6), tensor(6)],
  [tensor(4, 1), tensor(1)],
];

describe('operations on two tensors', () => {
  for (const [how, operation, ofBackend] of operations) {
    it(`${how} as the backend does, bit for bit, with its broadcasting`, () => {
      scoped(() => {
        for (const [left, right] of pairs()) {
          const result = operation(left, right);
          const expected = ofBackend(native(left), native(right));
          expect(result.shape).toEqual(expected.shape);
          expect(numbers(result)).toEqual(numbers(expected));
        }
      });
    });
  }

  it('take integers', () => {
    scoped(() => {
      const [left, right] = [Int32Array.of(1, 2, 3), Int32Array.of(4, 5, 6)].map(toIntegerTensor);
      expect(numbers(elementwise.multiply(left, right))).toEqual([4, 10, 18]);
    });
  });

  it('make one tensor each', () => {
    const before = tensorCount();
    scoped(() => {
      const [left, right] = [tensor(3, 4), tensor(4)];
      elementwise.add(left, right);
      expect(tensorCount()).toBe(before + 3);
    });
    expect(tensorCount()).toBe(before);
  });
});

describe('operations of several steps', () => {
  it('give what those of the backend give one by one', () => {
    scoped(() => {
      for (const [left, right] of pairs().slice(0, shapes.length)) {
        const width = left.shape[left.shape.length - 1];
        const [a, b, weights] = [left, right, tensor(1, width)].map(native);
        const factor = 1 / 3;
        const difference = tf.mul(tf.sub(a, b), factor);
        for (const [result, expected] of [
          [elementwise.multiplyScaled(a, b, factor), tf.mul(a, tf.mul(b, factor))],
          [elementwise.multiplyByStep(a, b), tf.mul(a, tf.step(b))],
          [elementwise.scaledDifference(a, b, factor), difference],
          [elementwise.scaledDifference(a, b, factor, weights), tf.mul(difference, weights)],
        ]) {
          expect(numbers(result)).toEqual(numbers(expected));
        }
      }
    });
  });

  it('broadcast as those do', () => {
    scoped(() => {
      const [a, row, weights] = [tensor(3, 5), tensor(1, 5), tensor(3, 1)].map(native);
      expect(numbers(elementwise.multiplyScaled(a, row, 3))).toEqual(numbers(tf.mul(a, tf.mul(row, 3))));
      expect(numbers(elementwise.multiplyByStep(a, row))).toEqual(numbers(tf.mul(a, tf.step(row))));
      const difference = tf.mul(tf.sub(a, row), 3);
      expect(numbers(elementwise.scaledDifference(a, row, 3))).toEqual(numbers(difference));
      expect(numbers(elementwise.scaledDifference(a, a, 3, weights))).toEqual(numbers(tf.mul(tf.sub(a, a), weights)));
    });
  });
});

describe('operations on one tensor', () => {
  it('give what those of the backend do, at zeros, infinities and NaN too', () => {
    scoped(() => {
      const all = [toTensor(ndArray([9], Float32Array.from(strange))), ...shapes.map((shape) => tensor(...shape))];
      for (const given of all.map(native)) {
        for (const [result, expected] of [
          [elementwise.multiplyByScalar(given, 1 / 3), tf.mul(given, 1 / 3)],
          [elementwise.square(given), tf.square(given)],
          [elementwise.rectify(given), tf.relu(given)],
          [elementwise.positivePart(given), tf.step(given)],
          [elementwise.multiplyByStep(given, given), tf.mul(given, tf.step(given))],
        ]) {
          expect(result.shape).toEqual(given.shape);
          expect(numbers(result)).toEqual(numbers(expected));
        }
      }
    });
  });

  it('add up each column in the order of the rows', () => {
    for (const [rows, columns] of [
      [1, 1],
      [9, 3],
      [50, 21],
      [7, 70],
    ]) {
      scoped(() => {
        const given = tensor(rows, columns);
        const { data } = fromTensor(given);
        const expected = new Float32Array(columns);
        for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) expected[j] += data[i * columns + j];
        const sums = elementwise.sumOverRows(given);
        expect(sums.shape).toEqual([columns]);
        expect(numbers(sums)).toEqual(Array.from(expected));
      });
    }
  });
});

describe('operations that autodiff records', () => {
  it('have their derivatives', () => {
    // d/dx of Σ ((x − 1)·2)² + relu(x)·3 + Σ_rows x, at x where none is 0
    const x = Float32Array.of(-2, -1, 0.5, 3);
    const expected = Array.from(x, (value) => 8 * (value - 1) + (value > 0 ? 3 : 0) + 1);
    scoped(() => {
      const ones = toTensor(ndArray([2, 2], new Float32Array(4).fill(1)));
      const gradient = tf.grad((given) => {
        const squares = elementwise.square(elementwise.scaledDifference(given, ones, 2));
        const rectified = elementwise.multiplyByScalar(elementwise.rectify(given), 3);
        const terms = elementwise.add(elementwise.multiply(squares, ones), rectified);
        return tf.add(tf.sum(native(terms)), tf.sum(native(elementwise.sumOverRows(given))));
      })(native(toTensor(ndArray([2, 2], x))));
      expect(numbers(gradient)).toEqual(expected);
    });
  });
});
