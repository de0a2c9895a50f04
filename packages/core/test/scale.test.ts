import { describe, expect, it } from 'vitest';
import { largestMagnitude, NonFiniteError, requireInRange, unitExponent } from '../src/index.js';

describe('largestMagnitude', () => {
  it('is the largest absolute value', () => {
    expect(largestMagnitude([1, -3, 2])).toBe(3);
    expect(largestMagnitude(new Float64Array(0))).toBe(0);
    expect(largestMagnitude([-Infinity, 2])).toBe(Infinity);
  });
});

describe('unitExponent', () => {
  it('brings every magnitude to [½, 1), exactly, with neighbours of powers of two among them', () => {
    for (let power = -990; power <= 990; power += 33) {
      for (const mantissa of [1, 1 + 2 ** -52, 1.5, 2 - 2 ** -52]) {
        const scaled = mantissa * 2 ** power * 2 ** unitExponent(mantissa * 2 ** power);
        expect(scaled).toBe(mantissa / 2);
      }
    }
  });

  it('stays where both the power and its inverse are normal numbers', () => {
    expect(unitExponent(Number.MAX_VALUE)).toBe(-1000);
    expect(unitExponent(Number.MIN_VALUE)).toBe(1000);
    expect(unitExponent(0)).toBe(0);
  });

  it('leaves alone what can be raised to a power and summed', () => {
    expect([2 ** 399, 2 ** -401, 1e-120, 1e120].map((largest) => unitExponent(largest, 2))).toEqual([0, 0, 0, 0]);
    expect(unitExponent(2 ** 400, 2)).toBe(-401);
    expect(unitExponent(2 ** -402, 2)).toBe(401);
    expect([unitExponent(2 ** 199, 4), unitExponent(2 ** 200, 4)]).toEqual([0, -201]);
  });
});

describe('requireInRange', () => {
  it('names the function, the entry and the way out', () => {
    expect(() => requireInRange('gram', 'products', [1, Infinity])).toThrow(
      new NonFiniteError({
        in: 'gram',
        rule: 'products must be within the range of float64',
        got: Infinity,
        context: 'entry 1 of 2',
        remedy: 'multiply the input by a power of two, which is exact',
      }),
    );
    expect(() => requireInRange('gram', 'products', [1, 2])).not.toThrow();
  });
});
