import { createRandom, type NdArray, ndArray } from '@entk/core';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, it } from 'vitest';
import { initialiseBackend } from '../src/index.js';
import {
  type Cotangent,
  identityCotangent,
  sumOfCotangents,
  throughElementwise,
  throughGain,
  throughMatrix,
  throughScalar,
  timesExamples,
  toDense,
  vectorCotangent,
} from '../src/layers/index.js';
import { spreadOverPositions, withPositions } from '../src/cotangent.js';
import { fromTensor, scoped, toTensor } from '../src/tensor/index.js';
import { eps32 } from './tolerances.js';

const examples = 2;
const random = createRandom(3);
const matrix = (rows: number, columns: number) =>
  ndArray([rows, columns], Float32Array.from(random.normals(rows * columns)));

/** δ[n][c][h], and the maps on it by plain loops in float64. */
type Plain = number[][][];

beforeAll(() => initialiseBackend());

describe('a cotangent', () => {
  const weight = matrix(3, 4);
  const slopes3 = matrix(examples, 3);
  const slopes4 = matrix(examples, 4);
  const after = matrix(4, 2);
  const slopes2 = matrix(examples, 2);
  const identity: Plain = plainOf(examples, 3, 3, (_, c, h) => (c === h ? 1 : 0));

  const throughBoth = times(gated(identity, slopes3), weight);
  const scaled = times(identity, weight).map((n) => n.map((c) => c.map((value) => -0.5 * value)));
  const behindWeight = gated(times(identity, weight), slopes4);
  const start = plainOf(examples, 1, 3, (n, _, h) => slopes3.data[n * 3 + h]);

  const gatedOutputs = () => throughElementwise(identityCotangent(3), toTensor(slopes3));
  const pastWeight = () => throughMatrix(identityCotangent(3), toTensor(weight));

  const cases: { name: string; make: () => Cotangent; expected: Plain; form: Cotangent['form'] }[] = [
    { name: 'begins as the identity', make: () => identityCotangent(3), expected: identity, form: 'factored' },
    {
      name: 'stays factored through an elementwise layer at the outputs and a matrix',
      make: () => throughMatrix(gatedOutputs(), toTensor(weight)),
      expected: throughBoth,
      form: 'factored',
    },
    {
      name: 'stays factored through an elementwise layer behind that',
      make: () => throughElementwise(throughMatrix(gatedOutputs(), toTensor(weight)), toTensor(slopes4)),
      expected: gated(throughBoth, slopes4),
      form: 'factored',
    },
    {
      name: 'stays factored through two matrices',
      make: () => throughMatrix(pastWeight(), toTensor(after)),
      expected: times(times(identity, weight), after),
      form: 'factored',
    },
    {
      name: 'becomes dense at a matrix after an elementwise layer after a matrix',
      make: () =>
        throughElementwise(
          throughMatrix(throughElementwise(pastWeight(), toTensor(slopes4)), toTensor(after)),
          toTensor(slopes2),
        ),
      expected: gated(times(behindWeight, after), slopes2),
      form: 'dense',
    },
    { name: 'is scaled', make: () => throughScalar(pastWeight(), -0.5), expected: scaled, form: 'factored' },
    {
      name: 'is scaled when dense',
      make: () => throughScalar(toDense(pastWeight(), examples), -0.5),
      expected: scaled,
      form: 'dense',
    },
    {
      name: 'of one vector an example goes the same ways',
      make: () =>
        throughElementwise(throughMatrix(vectorCotangent(toTensor(slopes3)), toTensor(weight)), toTensor(slopes4)),
      expected: gated(times(start, weight), slopes4),
      form: 'dense',
    },
    {
      name: 'is added to another where paths meet',
      make: () => sumOfCotangents(pastWeight(), throughElementwise(pastWeight(), toTensor(slopes4)), examples),
      expected: times(identity, weight).map((n, i) =>
        n.map((c, j) => c.map((value, k) => value + behindWeight[i][j][k])),
      ),
      form: 'dense',
    },
  ];
  for (const { name, make, expected, form } of cases) {
    it(`${name}, as plain loops have it`, () => {
      const { values, made } = scoped(() => {
        const cotangent = make();
        return { values: fromTensor(toDense(cotangent, examples).values), made: cotangent.form };
      });
      expect(made).toBe(form);
      expect(values.shape).toEqual([examples * expected[0].length, expected[0][0].length]);
      // at most 4 products and a sum of 4 terms a step, three steps
      expect(Array.from(values.data)).toBeCloseToArray(expected.flat(2), { relativeToMax: 24 * eps32 });
    });
  }

  it('keeps slopes at the outputs with the rows, so that several in a row are one factor', () => {
    scoped(() => {
      const twice = throughElementwise(gatedOutputs(), toTensor(slopes3));
      expect(Object.keys(twice).toSorted()).toEqual(['diagonal', 'form', 'outputs', 'positions', 'rows']);
      expect(twice).toMatchObject({ form: 'factored', diagonal: true });
    });
  });
});

describe('a cotangent of several positions', () => {
  const [N, C, T, H] = [2, 4, 2, 2];
  const [slopes, gain, after] = [matrix(N * T, H), ndArray([H], Float32Array.of(2, -3)), matrix(C, T * H)];
  const identityAt = (c: number, t: number, h: number) => (c === t * H + h ? 1 : 0);
  const value = (array: NdArray, row: number, column: number) => array.data[row * array.shape[1] + column];
  const start = () => withPositions(identityCotangent(C), T);
  const pastMatrix = () => withPositions(throughMatrix(identityCotangent(C), toTensor(after)), T);
  const ofMatrix = (_: number, c: number, t: number, h: number) => value(after, c, t * H + h);

  const cases: [string, () => Cotangent, (n: number, c: number, t: number, h: number) => number, Cotangent['form']][] =
    [
      ['begins as the identity', start, (_, c, t, h) => identityAt(c, t, h), 'factored'],
      [
        'has slopes at the outputs, (t, h) being c',
        () => throughElementwise(start(), toTensor(slopes)),
        (n, c, t, h) => identityAt(c, t, h) * value(slopes, n * T + t, h),
        'factored',
      ],
      [
        'has slopes at every position behind a matrix',
        () => throughElementwise(pastMatrix(), toTensor(slopes)),
        (n, c, t, h) => ofMatrix(n, c, t, h) * value(slopes, n * T + t, h),
        'factored',
      ],
      [
        'has them when dense',
        () => throughElementwise(toDense(pastMatrix(), N), toTensor(slopes)),
        (n, c, t, h) => ofMatrix(n, c, t, h) * value(slopes, n * T + t, h),
        'dense',
      ],
      [
        'goes through a gain',
        () => throughGain(throughElementwise(pastMatrix(), toTensor(slopes)), toTensor(gain)),
        (n, c, t, h) => ofMatrix(n, c, t, h) * value(slopes, n * T + t, h) * gain.data[h],
        'factored',
      ],
      [
        'goes through a gain when dense',
        () => throughGain(toDense(pastMatrix(), N), toTensor(gain)),
        (n, c, t, h) => ofMatrix(n, c, t, h) * gain.data[h],
        'dense',
      ],
      [
        'spreads the outputs of a mean',
        () => spreadOverPositions(throughMatrix(identityCotangent(C), toTensor(matrixOfOnes(C, H))), T),
        () => 1 / T,
        'factored',
      ],
      [
        'is added to another with the same rows, still factored',
        () => sumOfCotangents(pastMatrix(), start(), N),
        (n, c, t, h) => ofMatrix(n, c, t, h) + identityAt(c, t, h),
        'factored',
      ],
    ];
  for (const [name, make, expected, form] of cases) {
    it(`${name}, as plain loops have it`, () => {
      const { values, made } = scoped(() => {
        const cotangent = make();
        return { values: fromTensor(toDense(cotangent, N).values), made: cotangent.form };
      });
      expect(made).toBe(form);
      expect(values.shape).toEqual([N * C * T, H]);
      const plain = Array.from({ length: N * C * T * H }, (_, index) => {
        const [h, t, c] = [index % H, Math.floor(index / H) % T, Math.floor(index / (H * T)) % C];
        return expected(Math.floor(index / (H * T * C)), c, t, h);
      });
      // two products an entry at most
      expect(Array.from(values.data)).toBeCloseToArray(plain, { relativeToMax: 8 * eps32 });
    });
  }

  it('is multiplied by a number for each position', () => {
    const factors = ndArray([N * T, 1], Float32Array.of(1, 2, 3, 4));
    const values = scoped(() => fromTensor(timesExamples(toDense(pastMatrix(), N), toTensor(factors))).data);
    const plain = Array.from(values, (_, index) => {
      const [h, t, c] = [index % H, Math.floor(index / H) % T, Math.floor(index / (H * T)) % C];
      const n = Math.floor(index / (H * T * C));
      return ofMatrix(n, c, t, h) * factors.data[n * T + t];
    });
    expect(Array.from(values)).toBeCloseToArray(plain, { relativeToMax: 4 * eps32 });
  });

  function matrixOfOnes(rows: number, columns: number): NdArray {
    return ndArray([rows, columns], new Float32Array(rows * columns).fill(1));
  }
});

function plainOf(N: number, C: number, H: number, value: (n: number, c: number, h: number) => number): Plain {
  const range = (length: number) => Array.from({ length }, (_, index) => index);
  return range(N).map((n) => range(C).map((c) => range(H).map((h) => value(n, c, h))));
}

function times(delta: Plain, { shape: [rows, columns], data }: NdArray): Plain {
  return delta.map((n) =>
    n.map((c) =>
      Array.from({ length: columns }, (_, j) => {
        let sum = 0;
        for (let i = 0; i < rows; i++) sum += c[i] * data[i * columns + j];
        return sum;
      }),
    ),
  );
}

function gated(delta: Plain, slope: NdArray): Plain {
  return delta.map((n, i) => n.map((c) => c.map((value, h) => value * slope.data[i * slope.shape[1] + h])));
}
