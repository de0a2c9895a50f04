import { createRandom, DenseMatrix } from '@entk/core';
import { expect } from '@entk/testing/matchers';
import { describe, it } from 'vitest';
import { type Delta, deltaOfOutput, deltaOutputs, deltaReader, deltaWidth, denseDelta } from '../src/factors/index.js';
import { deltaRescaler, sumOverPositions } from '../src/delta.js';
import { sameFactors } from './tolerances.js';

const [N, C, H] = [3, 2, 4];
const random = createRandom(0);
const matrix = (rows: number, columns: number) => new DenseMatrix(rows, columns, random.normals(rows * columns));
const [outputs, rows, examples, values] = [matrix(C, H), matrix(N, C), matrix(N, H), matrix(N * C, H)];

const cases: { name: string; delta: Delta; at: (n: number, c: number, h: number) => number }[] = [
  { name: 'of outputs alone', delta: { form: 'factored', outputs }, at: (_, c, h) => outputs.get(c, h) },
  {
    name: 'with rows',
    delta: { form: 'factored', outputs, rows },
    at: (n, c, h) => rows.get(n, c) * outputs.get(c, h),
  },
  {
    name: 'with examples',
    delta: { form: 'factored', outputs, examples },
    at: (n, c, h) => outputs.get(c, h) * examples.get(n, h),
  },
  {
    name: 'with both',
    delta: { form: 'factored', outputs, rows, examples },
    at: (n, c, h) => rows.get(n, c) * outputs.get(c, h) * examples.get(n, h),
  },
  {
    name: 'written out',
    delta: { form: 'dense', values, outputCount: C },
    at: (n, c, h) => values.get(n * C + c, h),
  },
];

describe('a δ', () => {
  it('that shares its arrays with another shares them when rescaled', () => {
    const rescaled = deltaRescaler([2, 3]);
    for (const { delta } of cases) {
      const [one, other] = [rescaled(delta), rescaled({ ...delta })];
      for (const key of ['values', 'outputs', 'rows', 'examples'] as const) {
        expect((one as Partial<Record<typeof key, DenseMatrix>>)[key]).toBe(
          (other as Partial<Record<typeof key, DenseMatrix>>)[key],
        );
      }
    }
  });

  for (const { name, delta, at } of cases) {
    it(`${name}: all of it, each output, and rescaled`, () => {
      expect([deltaOutputs(delta), deltaWidth(delta)]).toEqual([C, H]);
      const all = DenseMatrix.generate(N * C, H, (row, h) => at(Math.floor(row / C), row % C, h));
      expect(denseDelta(delta, N)).toBeCloseToArray(all);
      for (let c = 0; c < C; c++) {
        expect(deltaOfOutput(delta, c, N)).toBeCloseToArray(DenseMatrix.generate(N, H, (n, h) => at(n, c, h)));
      }
      const factors = [2, -0.25];
      const scaled = DenseMatrix.generate(N * C, H, (row, h) => factors[row % C] * all.get(row, h));
      // powers of two round nothing
      expect(denseDelta(deltaRescaler(factors)(delta), N)).toBeCloseToArray(scaled);
      expect(denseDelta(delta, N)).toBeCloseToArray(all);
    });

    it(`${name}: example by example, and summed over two positions`, () => {
      const all = denseDelta(delta, N);
      const reader = deltaReader(delta);
      for (let n = 0; n < N; n++) {
        expect(reader(n)).toBeCloseToArray(DenseMatrix.generate(C, H, (c, h) => all.get(n * C + c, h)));
      }
      const summed = DenseMatrix.generate(N * C, H / 2, (row, h) => all.get(row, h) + all.get(row, h + H / 2));
      const found = sumOverPositions(delta, 2, N);
      expect(deltaWidth(found)).toBe(H / 2);
      expect(denseDelta(found, N)).toBeCloseToArray(summed, { relativeToMax: sameFactors });
      expect(sumOverPositions(delta, 1, N)).toBe(delta);
    });
  }
});
