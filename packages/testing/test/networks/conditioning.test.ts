import { ndArray } from '@entk/core';
import { describe, expect, it } from 'vitest';
import { isTame, type NetworkDescription } from '../../src/index.js';

const tame = (kind: string, ...row: number[]) => {
  const inside: NetworkDescription = {
    inputs: { size: row.length },
    layers: [
      { kind: 'scale', factor: 2 },
      { kind: 'residual', layers: [{ kind }] },
    ],
    parameters: {},
  };
  return isTame(
    inside,
    new Map(),
    ndArray([2, row.length], Float32Array.of(...row.map(() => 0.1 * row.length), ...row)),
  );
};

describe('isTame', () => {
  it('keeps away from the kink of a ReLU, inside a block too', () => {
    expect(tame('relu', 1, -0.006)).toBe(true);
    expect(tame('relu', 1, -0.004)).toBe(false);
    expect(tame('gelu', 1, 0)).toBe(true);
  });

  it('keeps away from a tanh and a sigmoid that are nearly constant', () => {
    // of 2x: tanh 2.298 and 1/(1 + e^−3.892) are 0.98
    expect(tame('tanh', -1.1, 0)).toBe(true);
    expect(tame('tanh', -1.2, 0)).toBe(false);
    expect(tame('sigmoid', 1.9, -9)).toBe(true);
    expect(tame('sigmoid', 2, 0)).toBe(false);
  });

  it('keeps away from rows that are too flat for a layer norm, and from two numbers of which it leaves nothing', () => {
    const at = (epsilon: number, ...row: number[]) => {
      const description = { inputs: { size: row.length }, layers: [{ kind: 'layerNorm', epsilon }], parameters: {} };
      return isTame(description, new Map(), ndArray([1, row.length], Float32Array.from(row)));
    };
    // the deviation of (−x, 0, x) is √⅔ x
    expect(at(1e-5, -0.32, 0, 0.32)).toBe(true);
    expect(at(1e-5, -0.3, 0, 0.3)).toBe(false);
    // of (−x, x): ε/(x² + ε)
    expect(at(0.1, -1.3, 1.3)).toBe(true);
    expect(at(0.1, -1.4, 1.4)).toBe(false);
    expect(at(1e-5, -0.3, 0.3)).toBe(false);
  });

  it('keeps away from a softmax that is nearly 1, but for one of one number', () => {
    // of (2x, 0): 1/(1 + e^−2x) is 0.95 at x = 1.472
    expect(tame('softmax', 1.4, 0)).toBe(true);
    expect(tame('softmax', 1.6, 0)).toBe(false);
    expect(tame('softmax', 9)).toBe(true);
  });
});
