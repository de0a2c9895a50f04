import { NonFiniteError, ShapeError } from '@entk/core';
import { describe, expect, it } from 'vitest';
import { dot } from '../../src/index.js';

describe('dot', () => {
  it('is the sum of the products of entries', () => {
    expect(dot(Float64Array.of(1, 2, 3), Float64Array.of(4, -5, 6))).toBe(12);
    expect(dot(new Float64Array(0), new Float64Array(0))).toBe(0);
    expect(dot(Float64Array.of(1), Float64Array.of(4, Number.NaN))).toBe(4);
  });

  it('does not mind products that overflow on the way to a sum that does not', () => {
    const huge = 2 ** 700;
    expect(dot(Float64Array.of(huge, huge, 3), Float64Array.of(huge, -huge, 2))).toBe(0);
    // The exact sum is 2^1400 − 2^1400 + 2^1001.
    expect(dot(Float64Array.of(huge, huge, 2 ** 600), Float64Array.of(huge, -huge, 2 ** 401))).toBe(2 ** 1001);
  });

  it('says what is not finite', () => {
    const two = Float64Array.of(2 ** 600, 1);
    expect(() => dot(two, two)).toThrow('dot: inner product must be within the range of float64, got Infinity');
    expect(() => dot(two, Float64Array.of(1, Number.NaN))).toThrow(NonFiniteError);
    expect(() => dot(Float64Array.of(Infinity), two)).toThrow('dot: first vector must be finite, got Infinity');
    expect(() => dot(two, Float64Array.of(1))).toThrow(ShapeError);
  });
});
