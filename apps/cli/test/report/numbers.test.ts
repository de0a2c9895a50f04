import { expect, test } from 'vitest';
import { percent, probability, significant } from '../../src/report/numbers.js';

test.each([
  [0.83512, 3, '0.835'],
  [26.34, 3, '26.3'],
  [0.99817, 4, '0.9982'],
  [841, 2, '841'],
  [20114.3, 4, '20114.3'],
  [1727.04, 4, '1727.0'],
  [99.96, 3, '100.0'],
  [0.9998, 3, '1.00'],
  [0.996, 2, '1.0'],
  [1, 3, '1'],
  [-3.0004, 3, '-3.00'],
  [1.5, 3, '1.5'],
  [-0.25, 1, '-0.3'],
  [1.234e-7, 3, '1.23e-7'],
  [0.001, 3, '0.001'],
  [2_500_000, 3, '2.50e+6'],
  [0, 3, '0'],
  [Number.NaN, 3, 'NaN'],
  [Infinity, 3, 'Infinity'],
])('%f to %i digits is %s', (value, digits, text) => {
  expect(significant(value, digits)).toBe(text);
});

test('a share is a percentage', () => {
  expect([percent(0.8893), percent(1), percent(0)]).toEqual(['88.9 %', '100 %', '0 %']);
});

test('a p-value whose exponent nobody reads is a bound', () => {
  expect([0.0234, 1, 2e-9, 1e-170, 0].map(probability)).toEqual(['0.023', '1', '2.0e-9', '< 1e-9', '< 1e-9']);
});
