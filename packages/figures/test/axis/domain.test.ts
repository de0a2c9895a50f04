import { describe, expect, it } from 'vitest';
import { extentOf, isPoint, padded, requireDrawable, union } from '../../src/axis/domain.js';
import { scaleRoundTrip } from '../tolerances.js';

describe('domain', () => {
  it('finds the ends of values, and none of nothing', () => {
    expect(extentOf([3, -1, 2])).toEqual([-1, 3]);
    expect(extentOf([])).toBeUndefined();
  });

  it('unites intervals', () => {
    expect(union([0, 1], [-2, 0.5])).toEqual([-2, 1]);
    expect(union(undefined, [1, 2])).toEqual([1, 2]);
  });

  it('pads a log interval by the same share of its decades at both ends', () => {
    const [low, high] = padded([1e-3, 1], 'log', 'y');
    expect(Math.log10(low)).toBeCloseTo(-3 - 0.15, -Math.log10(scaleRoundTrip));
    expect(Math.log10(high)).toBeCloseTo(0.15, -Math.log10(scaleRoundTrip));
  });

  it('gives room to a single value', () => {
    expect(padded([4, 4], 'linear', 'y')).toEqual([2, 6]);
    expect(padded([0, 0], 'linear', 'y')).toEqual([-1, 1]);
  });

  it('takes for a single value what rounding and underflow cannot tell apart', () => {
    expect(padded([0, 5e-324], 'linear', 'y')).toEqual([-1, 1]);
    expect(padded([1, 1 + Number.EPSILON], 'linear', 'y')).toEqual([0.5, 1.5 + 1.5 * Number.EPSILON]);
    expect([isPoint([1e17, 1e17 + 16]), isPoint([1e17, 1e17 + 1e4]), isPoint([0, 1e-299])]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('keeps log intervals within float64, and refuses linear ones whose length is beyond it', () => {
    expect(padded([5e-324, 1.7e308], 'log', 'y')).toEqual([Number.MIN_VALUE, Number.MAX_VALUE]);
    expect(() => padded([-1e308, 0], 'linear', 'y')).toThrow('drawFigure: values along y must be within ±8e+307');
    expect(() => requireDrawable('f', 'range', [0, 8e307])).not.toThrow();
  });
});
