import { expect, it } from 'vitest';
import { dot } from '../../src/index.js';

it('dot is the sum of the products of entries', () => {
  expect(dot(Float64Array.of(1, 2, 3), Float64Array.of(4, -5, 6))).toBe(12);
  expect(dot(new Float64Array(0), new Float64Array(0))).toBe(0);
});
