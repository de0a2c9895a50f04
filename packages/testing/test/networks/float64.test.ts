import { DenseMatrix } from '@entk/core';
import { describe, it } from 'vitest';
import {
  float32Tolerance,
  type NetworkDescription,
  referenceJacobian,
  referenceOutputs,
  withoutSigns,
} from '../../src/index.js';
import { expect } from '../../src/matchers/register.js';
import { differenceTolerance } from '../tolerances.js';
import { squaredAndTied } from './by-hand.js';

const { description, parameters, inputs } = squaredAndTied;

describe('finite differences of the float64 interpreter', () => {
  it('differentiates as by hand', () => {
    // f₁ = 2 w₁ h², h = w·x + b: ∂w₁ 2h² + 4 w₁ h x₁, ∂w₂ 4 w₁ h x₂, ∂b 4 w₁ h; f₂ is gated off
    const byHand = [
      [4.5 + 18, 36, 18],
      [0, 0, 0],
      [0.5, -6, -6],
      [0, 0, 0],
    ];
    const tolerance = { absolute: differenceTolerance };
    expect(referenceJacobian(description, parameters, inputs)).toBeCloseToArray(
      DenseMatrix.fromRows(byHand),
      tolerance,
    );
    expect(referenceJacobian(description, parameters, inputs, ['b'])).toBeCloseToArray(
      DenseMatrix.fromRows(byHand.map((row) => row.slice(2))),
      tolerance,
    );
  });

  it('bounds a network by the one without signs', () => {
    const absolute = withoutSigns(description, parameters, inputs);
    // hidden 3 + 2 + ½ = 5.5 and 1 + ½ = 1.5
    expect([...referenceOutputs(absolute.description, absolute.parameters, absolute.inputs).data]).toEqual([
      181.5, 60.5, 13.5, 4.5,
    ]);
  });

  it('has no such bound for layers that are not products and powers', () => {
    const tanh: NetworkDescription = { inputs: { size: 2 }, layers: [{ kind: 'tanh' }], parameters: {} };
    expect(() => withoutSigns(tanh, new Map(), inputs)).toThrow('no bound by signs for tanh');
  });

  it('allows more roundings for longer products, more layers and powers', () => {
    const tolerances = [0, 1, 2, 3, 4, 5].map((count) =>
      float32Tolerance({ ...description, layers: description.layers.slice(0, count) }),
    );
    expect(tolerances).toEqual([2, 12, 28, 32, 42, 46].map((units) => units * 2 ** -24));
  });
});
