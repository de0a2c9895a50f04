import { ndArray } from '@entk/core';
import { describe, expect, it } from 'vitest';
import { inFloat64, type NetworkDescription, roundingTolerance } from '../../src/index.js';

const unit = 2 ** -24;
const description: NetworkDescription = {
  inputs: { size: 1 },
  layers: [{ kind: 'dense', weight: 'W' }],
  parameters: { W: [1, 1] },
};
const at = (weight: number) => inFloat64(new Map([['W', ndArray([1, 1], Float32Array.of(weight))]]));
const input = ndArray([1, 1], Float32Array.of(2));

describe('roundingTolerance', () => {
  it('is four times the roundings of a product, and of the largest number once', () => {
    // w x = 6 with 3 roundings of a unit each; ∂w = 2 moves by as many
    const { outputs, jacobian } = roundingTolerance(description, at(3), input);
    expect(outputs / unit).toBeCloseTo(4 * (3 * 6 + 6), 6);
    expect(jacobian / unit).toBeCloseTo(4 * (3 * 2 + 2), 2);
  });

  it('grows where a difference of large numbers is left', () => {
    const cancelled: NetworkDescription = {
      inputs: { size: 1 },
      layers: [
        { kind: 'dense', weight: 'W' },
        { kind: 'dense', weight: 'V', bias: 'b' },
      ],
      parameters: { W: [1, 1], V: [1, 1], b: [1] },
    };
    const parameters = inFloat64(
      new Map([
        ['W', ndArray([1, 1], Float32Array.of(1000))],
        ['V', ndArray([1, 1], Float32Array.of(1))],
        ['b', ndArray([1], Float32Array.of(-1999))],
      ]),
    );
    const { outputs } = roundingTolerance(cancelled, parameters, input);
    expect(outputs).toBeGreaterThan(1000 * unit);
  });

  it('is the same for the same network, and asks for no derivative where none is asked for', () => {
    expect(roundingTolerance(description, at(3), input)).toEqual(roundingTolerance(description, at(3), input));
    expect(roundingTolerance(description, at(3), input, []).jacobian).toBe(0);
  });
});
