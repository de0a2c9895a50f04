import { createRandom, type NdArray, ndArray } from '@entk/core';
import { errorFunction } from '@entk/testing';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, it } from 'vitest';
import { initialiseBackend } from '../../src/index.js';
import * as elementwise from '../../src/tensor/elementwise.js';
import * as operations from '../../src/tensor/operations.js';
import { fromTensor, scoped, type Tensor, toIntegerTensor, toTensor } from '../../src/tensor/index.js';
import { eps32 } from '../tolerances.js';

const random = createRandom(0);
const matrix = (rows: number, columns: number) =>
  ndArray([rows, columns], Float32Array.from(random.normals(rows * columns)));
const [a, b, c] = [matrix(4, 3), matrix(3, 5), matrix(4, 5)];

beforeAll(() => initialiseBackend());

describe('products', () => {
  it('A·B, Aᵀ·B with either factor the smaller, and A·Bᵀ match plain loops', () => {
    const cases: [string, () => Tensor, NdArray, NdArray, [boolean, boolean]][] = [
      ['A·B', () => operations.matMul(toTensor(a), toTensor(b)), a, b, [false, false]],
      ['Aᵀ·B', () => operations.matMulTransposedLeft(toTensor(a), toTensor(c)), a, c, [true, false]],
      ['Bᵀ·A', () => operations.matMulTransposedLeft(toTensor(c), toTensor(a)), c, a, [true, false]],
      ['C·Bᵀ', () => operations.matMulTransposedRight(toTensor(c), toTensor(b)), c, b, [false, true]],
    ];
    for (const [name, run, left, right, transposed] of cases) {
      const expected = productOf(left, right, transposed);
      const result = scoped(() => fromTensor(run()));
      expect(result.shape, name).toEqual(expected.shape);
      expect(Array.from(result.data)).toBeCloseToArray(Array.from(expected.data), { relativeToMax: 6 * eps32 });
    }
  });

  it('of batches, either operand transposed, are the products one by one', () => {
    const slices = (array: NdArray, rows: number) =>
      [0, 1].map((i) => ndArray([rows, 12 / rows], array.data.slice(12 * i, 12 * (i + 1))));
    for (const [left, right] of [
      [false, false],
      [false, true],
      [true, false],
      [true, true],
    ]) {
      const [rows, columns] = [left ? 3 : 4, right ? 4 : 3];
      const [A, B] = [matrix(2, 12), matrix(2, 12)];
      const options = { transposeLeft: left, transposeRight: right };
      const found = scoped(() => {
        const batch = (array: NdArray, height: number) => operations.reshape(toTensor(array), [2, height, 12 / height]);
        return fromTensor(operations.matMulBatched(batch(A, rows), batch(B, columns), options));
      });
      const expected = slices(A, rows).map((slice, i) => productOf(slice, slices(B, columns)[i], [left, right]));
      expect(found.shape).toEqual([2, 4, 4]);
      expect(Array.from(found.data)).toBeCloseToArray(
        expected.flatMap(({ data }) => Array.from(data)),
        { relativeToMax: 6 * eps32 },
      );
    }
  });

  it('sum columns', () => {
    const sums = scoped(() => fromTensor(elementwise.sumOverRows(toTensor(a))));
    const ones = ndArray([1, 4], Float32Array.of(1, 1, 1, 1));
    expect(sums.shape).toEqual([3]);
    expect(Array.from(sums.data)).toBeCloseToArray(Array.from(productOf(ones, a, [false, false]).data), {
      relativeToMax: 5 * eps32,
    });
  });
});

describe('entrywise operations', () => {
  const x = ndArray([2, 3], Float32Array.of(-2, -0.5, 0, 0.25, 1, 4));
  const row = ndArray([3], Float32Array.of(2, -4, 0.5));
  const positive = ndArray([2, 3], x.data.map(Math.abs));
  const byRow = (operation: (x: number, y: number) => number) =>
    Array.from(x.data, (value, index) => operation(value, row.data[index % 3]));

  const cases: [string, () => Tensor, number[]][] = [
    ['add', () => elementwise.add(toTensor(x), toTensor(row)), byRow((u, v) => u + v)],
    ['subtract', () => elementwise.subtract(toTensor(x), toTensor(row)), byRow((u, v) => u - v)],
    ['multiply', () => elementwise.multiply(toTensor(x), toTensor(row)), byRow((u, v) => u * v)],
    ['divide', () => operations.divide(toTensor(x), toTensor(row)), byRow((u, v) => u / v)],
    ['multiplyByScalar', () => elementwise.multiplyByScalar(toTensor(x), -0.5), Array.from(x.data, (u) => -0.5 * u)],
    ['addScalar', () => operations.addScalar(toTensor(x), 0.5), Array.from(x.data, (u) => u + 0.5)],
    ['square', () => elementwise.square(toTensor(x)), Array.from(x.data, (u) => u * u)],
    ['squareRoot', () => operations.squareRoot(toTensor(positive)), Array.from(positive.data, Math.sqrt)],
    ['rectify', () => elementwise.rectify(toTensor(x)), [0, 0, 0, 0.25, 1, 4]],
    ['positivePart', () => elementwise.positivePart(toTensor(x)), [0, 0, 0, 1, 1, 1]],
    ['zeros', () => operations.zeros([2, 3]), [0, 0, 0, 0, 0, 0]],
    ['ones', () => operations.ones([2, 3]), [1, 1, 1, 1, 1, 1]],
  ];
  for (const [name, run, expected] of cases) {
    it(`${name} matches float64`, () => {
      const result = scoped(() => fromTensor(run()));
      expect(result.shape).toEqual([2, 3]);
      expect(Array.from(result.data)).toBeCloseToArray(expected, { relative: eps32 });
    });
  }

  it('softmax is a distribution along the last axis', () => {
    const result = scoped(() => fromTensor(operations.softmax(toTensor(x))));
    const expected = [0, 1].flatMap((n) => {
      const terms = Array.from(x.data.subarray(3 * n, 3 * n + 3), Math.exp);
      const total = terms.reduce((sum, term) => sum + term, 0);
      return terms.map((term) => term / total);
    });
    // exp in float32 is good to a few units in the last place
    expect(Array.from(result.data)).toBeCloseToArray(expected, { relative: 16 * eps32 });
  });
});

describe('inShape', () => {
  it('is the tensor itself where it has the shape, and otherwise one of its own', () => {
    scoped(() => {
      const given = toTensor(a);
      expect(operations.inShape(given, [4, 3])).toBe(given);
      const other = operations.inShape(given, [2, 6]);
      expect(other.shape).toEqual([2, 6]);
      expect(fromTensor(other).data).toEqual(a.data);
    });
  });
});

describe('layout', () => {
  const x = ndArray([3, 2], Float32Array.of(1, 2, 3, 4, 5, 6));
  const read = (run: () => Tensor) => scoped(() => fromTensor(run()));

  it('transposes, reshapes and takes rows', () => {
    expect(read(() => operations.transpose(toTensor(x)))).toEqual(ndArray([2, 3], Float32Array.of(1, 3, 5, 2, 4, 6)));
    expect(read(() => operations.reshape(toTensor(x), [6]))).toEqual(ndArray([6], x.data));
    expect(read(() => operations.rowRange(toTensor(x), 1, 3))).toEqual(ndArray([2, 2], Float32Array.of(3, 4, 5, 6)));
    expect(read(() => operations.identity(2))).toEqual(ndArray([2, 2], Float32Array.of(1, 0, 0, 1)));
  });
});

function productOf(left: NdArray, right: NdArray, [leftT, rightT]: readonly [boolean, boolean]): NdArray<Float64Array> {
  const at = ({ shape, data }: NdArray, i: number, j: number, t: boolean) =>
    t ? data[j * shape[1] + i] : data[i * shape[1] + j];
  const [rows, inner] = leftT ? left.shape.toReversed() : left.shape;
  const columns = rightT ? right.shape[0] : right.shape[1];
  const product = ndArray([rows, columns], new Float64Array(rows * columns));
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      for (let l = 0; l < inner; l++) product.data[i * columns + j] += at(left, i, l, leftT) * at(right, l, j, rightT);
    }
  }
  return product;
}

describe('rows by number', () => {
  const table = ndArray([3, 2], Float32Array.of(1, 2, 3, 4, 5, 6));
  const indices = Int32Array.of(2, 0, 2);

  it('are read, and added up where they were read', () => {
    const [read, summed] = scoped(() => {
      const rows = operations.rowsAt(toTensor(table), toIntegerTensor(indices));
      return [fromTensor(rows), fromTensor(operations.sumOfRowsAt(rows, toIntegerTensor(indices), 4))];
    });
    expect(read).toEqual(ndArray([3, 2], Float32Array.of(5, 6, 1, 2, 5, 6)));
    expect(summed).toEqual(ndArray([4, 2], Float32Array.of(1, 2, 0, 0, 10, 12, 0, 0)));
  });
});

describe('sums along an axis', () => {
  it('of each row, and the mean over the middle', () => {
    const [rows, middle] = scoped(() => {
      const array = toTensor(ndArray([2, 2, 2], Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8)));
      return [operations.sumOverColumns(operations.reshape(array, [2, 4])), operations.meanOfMiddle(array)].map(
        fromTensor,
      );
    });
    expect(rows).toEqual(ndArray([2, 1], Float32Array.of(10, 26)));
    expect(middle).toEqual(ndArray([2, 2], Float32Array.of(2, 3, 6, 7)));
  });
});

describe('functions of the backend', () => {
  const points = Float32Array.from({ length: 1001 }, (_, index) => (index - 500) / 100);
  const cases: [string, (x: Tensor) => Tensor, (x: number) => number][] = [
    ['tanh', operations.hyperbolicTangent, Math.tanh],
    ['the logistic function', operations.logistic, (x) => 1 / (1 + Math.exp(-x))],
    ['erf', operations.errorFunction, errorFunction],
    ['e^x relative to e^5', operations.exponential, Math.exp],
  ];
  for (const [name, apply, exact] of cases) {
    it(`${name} is good to three units of float32`, () => {
      const { data } = scoped(() => fromTensor(apply(toTensor(ndArray([points.length], points)))));
      expect(Array.from(data)).toBeCloseToArray(Array.from(points, exact), { relativeToMax: 3 * eps32 });
    });
  }
});

describe('operations on tensors of any rank', () => {
  const tensor = () =>
    toTensor(
      ndArray(
        [2, 3, 4],
        Float32Array.from({ length: 24 }, (_, index) => index),
      ),
    );

  it('put axes in another order', () => {
    const turned = scoped(() => fromTensor(operations.transposeAxes(tensor(), [2, 0, 1])));
    expect(turned.shape).toEqual([4, 2, 3]);
    const byHand = Array.from({ length: 24 }, (_, index) => {
      const [i, j, k] = [Math.floor(index / 6), Math.floor(index / 3) % 2, index % 3];
      return 12 * j + 4 * k + i;
    });
    expect([...turned.data]).toEqual(byHand);
  });

  it('put columns into a wider matrix', () => {
    const wide = scoped(() =>
      fromTensor(operations.asColumns(toTensor(ndArray([2, 2], Float32Array.of(1, 2, 3, 4))), 1, 4)),
    );
    expect(wide).toEqual(ndArray([2, 4], Float32Array.of(0, 1, 2, 0, 0, 3, 4, 0)));
  });

  it('sum over the last axis', () => {
    const sums = scoped(() => fromTensor(operations.sumOverLast(tensor())));
    expect(sums.shape).toEqual([2, 3]);
    expect([...sums.data]).toEqual([6, 22, 38, 54, 70, 86]);
  });
});
