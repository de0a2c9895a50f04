import { createRandom, DenseMatrix, ndArray } from '@entk/core';
import { initialiseBackend, networkFromDescription, normalParameters } from '@entk/models';
import { tiedAutoencoder } from '@entk/models/networks';
import { tensorCount } from '@entk/models/tensor';
import { randomNetwork, someParameters } from '@entk/testing';
import { expect } from '@entk/testing/matchers';
import * as fc from 'fast-check';
import { beforeAll, describe, it } from 'vitest';
import { factoredJacobian, jacobianOperator, networkOperator, rescaleOutputs } from '../../src/index.js';
import { measured } from '../random-jacobians.js';
import { withoutFactors } from '../tolerances.js';
import { blockOf, expectRefusals } from './refusals.js';

beforeAll(() => initialiseBackend());

const distance = (a: DenseMatrix, b: DenseMatrix) =>
  a.data.reduce((most, value, index) => Math.max(most, Math.abs(value - b.data[index])), 0);

describe('networkOperator', () => {
  it('is J and Jᵀ of finite differences, and the operator of the factors, for random networks and parameter subsets', () => {
    let close = 0;
    fc.assert(
      fc.property(fc.nat(1e6), fc.integer({ min: 1, max: 3 }), (seed, width) => {
        const trial = randomNetwork(seed);
        const names = someParameters(trial, seed);
        const { jacobian, reference, tolerance } = measured(trial, names);
        const before = tensorCount();
        const operator = networkOperator(networkFromDescription(trial.description), trial.parameters, trial.inputs, {
          parameters: names,
        });
        expect([operator.rows, operator.columns]).toEqual([reference.rows, reference.columns]);
        const [U, V] = [blockOf(reference.columns, width, seed), blockOf(reference.rows, width, seed + 1)];
        const [JU, JtV] = [operator.apply(U), operator.applyTransposed(V)];
        expect(tensorCount()).toBe(before);
        const factored = jacobianOperator(jacobian);
        const size = reference.norm() * Math.max(U.norm(), V.norm()) + Number.MIN_VALUE;
        const steep = tolerance * Math.sqrt(reference.data.length) * Math.max(U.norm(), V.norm());
        const allowed = { absolute: withoutFactors * size + steep };
        const [exactJU, exactJtV] = [factored.apply(U), factored.applyTransposed(V)];
        expect(JU).toBeCloseToArray(exactJU, allowed);
        expect(JtV).toBeCloseToArray(exactJtV, allowed);
        const apart = Math.max(distance(JU, exactJU), distance(JtV, exactJtV));
        if (apart <= withoutFactors * size) close++;
        expect(JU).toBeCloseToArray(DenseMatrix.from(reference.mmul(U)), allowed);
        expect(JtV).toBeCloseToArray(DenseMatrix.from(reference.transpose().mmul(V)), allowed);
      }),
      { numRuns: 100, seed: 4 },
    );
    // The others are steep: the float64 reference itself moves by more when its numbers are rounded to float32.
    expect(close).toBeGreaterThanOrEqual(95);
  });

  const network = tiedAutoencoder({ features: 4, hiddenUnits: 3 });
  const parameters = normalParameters(network, createRandom(0));
  const inputs = ndArray([5, 4], Float32Array.from(createRandom(1).normals(20)));

  it('takes factors of outputs, columns of any size, and zeros', () => {
    const outputFactors = [1, 0.5, -0.25, 2];
    const operator = networkOperator(network, parameters, inputs, { outputFactors });
    const factored = jacobianOperator(rescaleOutputs(factoredJacobian(network, parameters, inputs), outputFactors));
    for (const [apply, exact, rows] of [
      [operator.apply, factored.apply, 16],
      [operator.applyTransposed, factored.applyTransposed, 20],
    ] as const) {
      const block = blockOf(rows, 3, 5);
      for (let i = 0; i < rows; i++) {
        block.set(i, 0, block.get(i, 0) * 1e-60);
        block.set(i, 1, 0);
        block.set(i, 2, block.get(i, 2) * 1e60);
      }
      const [found, expected] = [apply(block), exact(block)];
      for (const column of [0, 1, 2]) {
        expect(found.columnRange(column, column + 1)).toBeCloseToArray(expected.columnRange(column, column + 1), {
          relativeToMax: withoutFactors,
        });
      }
    }
  });

  it('refuses blocks of another height, entries that are not finite, and factors that are not C', () => {
    const operator = networkOperator(network, parameters, inputs);
    expectRefusals(operator);
    expect(() => networkOperator(network, parameters, inputs, { outputFactors: [1] })).toThrow(
      'networkOperator: number of outputFactors must be 4, got 1',
    );
    expect(() => networkOperator(network, parameters, inputs, { readout: { outputs: [4] } })).toThrow(
      'networkOperator: an output must be an integer in 0..3, got 4',
    );
    expect(() => networkOperator(network, parameters, inputs, { parameters: ['V'] })).toThrow(
      'networkOperator: parameters must be one or more of W, b, got ["V"]',
    );
  });
});
