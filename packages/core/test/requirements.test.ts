import { describe, expect, it } from 'vitest';
import { requireFinite, requireInteger, requireNumber, requireOneOf, requireSameExtent } from '../src/index.js';

describe('requirements', () => {
  it('pass what they accept', () => {
    expect(() => {
      requireInteger('f', 'p', 29, { min: 3 });
      requireNumber('f', 'alpha', 0.7, { above: 0, below: 1 });
      requireFinite('f', 'inputs', [0, 1]);
      requireSameExtent('f', 'examples N', 3, 3);
    }).not.toThrow();
  });

  it('name the bounds and the value', () => {
    expect(() => requireInteger('f', 'p', 2.5, { min: 3 })).toThrow('f: p must be an integer of at least 3, got 2.5');
    expect(() => requireInteger('f', 'c', 29, { min: 0, max: 28 })).toThrow('c must be an integer in 0..28, got 29');
    expect(() => requireNumber('f', 'alpha', 1, { above: 0, below: 1 })).toThrow(
      'f: alpha must be a number in (0, 1), got 1',
    );
    expect(() => requireNumber('f', 'beta', Number.NaN, { min: 0 })).toThrow(
      'beta must be a number in [0, ∞), got NaN',
    );
    expect(() => requireInteger('f', 'n', Number.NaN)).toThrow('f: n must be an integer, got NaN');
    expect(() => requireInteger('f', 'n', 4, { max: 3 })).toThrow('f: n must be an integer of at most 3, got 4');
    expect(() => requireNumber('f', 'x', Infinity)).toThrow('f: x must be a number in (-∞, ∞), got Infinity');
    expect(() => requireNumber('f', 'x', 2, { max: 1 })).toThrow('f: x must be a number in (-∞, 1], got 2');
    expect(() => requireNumber('f', 'x', 0, { above: 0 })).toThrow('f: x must be a number in (0, ∞), got 0');
    expect(() => requireNumber('f', 'x', 1, { min: 0, below: 1 })).toThrow('f: x must be a number in [0, 1), got 1');
    expect(() => requireOneOf('f', 'collapse', 'mean', ['trace', 'classMean'])).toThrow(
      'f: collapse must be one of trace, classMean, got "mean"; did you mean "classMean"?',
    );
    expect(() => requireFinite('f', 'inputs', { shape: [2, 2], data: [0, 1, 2, Infinity] })).toThrow(
      'f: inputs must be finite, got Infinity (row 1, column 1 of [2, 2], counted from 0)',
    );
    expect(() => requireFinite('f', 'inputs', BigInt64Array.of(1n) as never)).toThrow(
      'f: inputs must be a list of numbers, got BigInt64Array [1n]; Int32Array.from(data, Number) makes one of 64-bit integers',
    );
    expect(() => requireFinite('f', 'inputs', [0, Number.NaN])).toThrow(
      'f: inputs must be finite, got NaN (entry 1 of 2)',
    );
    expect(() => requireSameExtent('f', 'outputs C', 29, 28)).toThrow('f: outputs C must be 29, got 28');
  });
});
