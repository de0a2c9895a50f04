import { createRandom, ndArray } from '@entk/core';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { registerGradients } from '../../src/autodiff/index.js';
import { initialiseBackend } from '../../src/index.js';
import { combined, mapped, multiplied, sumOfRows } from '../../src/tensor/elementwise.js';
import { fromTensor, scoped, type Tensor, tensorCount, toIntegerTensor, toTensor } from '../../src/tensor/index.js';

beforeAll(async () => {
  await initialiseBackend();
  await registerGradients();
});

const random = createRandom(0);
const tensor = (...shape: number[]) =>
  toTensor(ndArray(shape, Float32Array.from(random.normals(shape.reduce((size, extent) => size * extent, 1)))));
const numbers = (given: Tensor | undefined) => Array.from(fromTensor(given as Tensor).data);
const native = (given: Tensor) => given as tf.Tensor;

/** Of whole vectors of four numbers and of what is left of one, 64 bytes of a row and more. */
const shapes = [[1], [7], [8], [3, 5], [4, 16], [5, 35], [2, 3, 6]];

const operations = { add: tf.add, subtract: tf.sub, multiply: tf.mul } as const;

describe('combined', () => {
  for (const how of ['add', 'subtract', 'multiply'] as const) {
    it(`gives the backend's ${how}, bit for bit, of one shape and with a row for every row`, () => {
      for (const shape of shapes) {
        scoped(() => {
          const left = tensor(...shape);
          const width = shape[shape.length - 1];
          const rights = [tensor(...shape), ...(shape.length > 1 ? [tensor(width), tensor(1, width)] : [])];
          for (const right of rights) {
            const result = combined(how, left, right);
            expect(result?.shape).toEqual(shape);
            expect(numbers(result)).toEqual(numbers(operations[how](native(left), native(right))));
          }
        });
      }
    });
  }

  it('leaves other shapes, other numbers and what autodiff records to the backend, and makes no tensor of them', () => {
    const before = tensorCount();
    scoped(() => {
      const [left, column, integers] = [tensor(3, 4), tensor(3, 1), toIntegerTensor(Int32Array.of(1, 2, 3, 4))];
      const made = tensorCount();
      expect(combined('multiply', left, column)).toBeUndefined();
      expect(combined('add', column, left)).toBeUndefined();
      expect(combined('add', left, integers)).toBeUndefined();
      expect(combined('add', integers, integers)).toBeUndefined();
      expect(tensorCount()).toBe(made);
      tf.grad((x) => {
        expect(combined('multiply', x, x)).toBeUndefined();
        expect(multiplied(x, 2)).toBeUndefined();
        expect(mapped('rectify', x)).toBeUndefined();
        expect(sumOfRows(x)).toBeUndefined();
        return tf.sum(x);
      })(native(left));
    });
    expect(tensorCount()).toBe(before);
  });
});

describe('multiplied', () => {
  it("gives the backend's product with a number, rounded to float32", () => {
    for (const shape of shapes) {
      scoped(() => {
        const given = tensor(...shape);
        expect(numbers(multiplied(given, 1 / 3))).toEqual(numbers(tf.mul(native(given), 1 / 3)));
      });
    }
  });
});

describe('mapped', () => {
  it("gives the backend's relu and step, at zeros, infinities and NaN too", () => {
    const strange = Float32Array.of(NaN, -0, 0, 1e-45, -1e-45, Infinity, -Infinity, 2, -3);
    scoped(() => {
      for (const given of [toTensor(ndArray([9], strange)), ...shapes.map((shape) => tensor(...shape))]) {
        expect(numbers(mapped('rectify', given))).toEqual(numbers(tf.relu(native(given))));
        expect(numbers(mapped('positivePart', given))).toEqual(numbers(tf.step(native(given))));
      }
    });
  });
});

describe('sumOfRows', () => {
  it('adds up each column in the order of the rows', () => {
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
        expect(sumOfRows(given)?.shape).toEqual([columns]);
        expect(numbers(sumOfRows(given))).toEqual(Array.from(expected));
      });
    }
  });
});
