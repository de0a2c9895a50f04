import { DenseMatrix } from '@entk/core';
import { expect, test } from 'vitest';
import { UnitOperator } from '../../src/operator/unit-operator.js';

const rows = DenseMatrix.fromRows([[3, 4]]);
const times = (...factors: number[]) => {
  let call = 0;
  return new UnitOperator({
    size: 2,
    apply: (block) => DenseMatrix.from(block).scaleInPlace(factors[Math.min(call++, factors.length - 1)]),
  });
};
const image = async (operator: UnitOperator) => (await operator.applyToRows('test', rows)).data;

test('an operator whose squares stay within float64 is left as it is', async () => {
  for (const size of [1e-100, 1, 1e100]) {
    const operator = times(size);
    expect(await image(operator)).toEqual(Float64Array.of(3 * size, 4 * size));
    expect(operator.exponent).toBe(0);
  }
});

test('another is multiplied by one power of two, which the first image that is not zero decides', async () => {
  const operator = times(0, 2 ** 600, 2 ** 590);
  expect(await image(operator)).toEqual(Float64Array.of(0, 0));
  expect(operator.exponent).toBe(0);
  expect(await image(operator)).toEqual(Float64Array.of(3 / 8, 4 / 8));
  expect(operator.exponent).toBe(-603);
  expect(await image(operator)).toEqual(Float64Array.of(3 / 2 ** 13, 4 / 2 ** 13));
});
