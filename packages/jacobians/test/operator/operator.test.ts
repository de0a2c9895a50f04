import { createRandom, DenseMatrix, ndArray } from '@entk/core';
import { initialiseBackend, normalParameters } from '@entk/models';
import { tiedAutoencoder } from '@entk/models/networks';
import { randomNetwork, someParameters } from '@entk/testing';
import { expect } from '@entk/testing/matchers';
import * as fc from 'fast-check';
import { beforeAll, describe, it } from 'vitest';
import { denseJacobian, factoredJacobian, jacobianOperator, rescaleOutputs } from '../../src/index.js';
import { joined } from '../joined.js';
import { measured } from '../random-jacobians.js';
import { sameFactors } from '../tolerances.js';
import { blockOf, expectRefusals } from './refusals.js';

beforeAll(() => initialiseBackend());

describe('jacobianOperator', () => {
  it('is J and Jᵀ of the dense Jacobian, and of finite differences, for random networks and parameter subsets', () => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.integer({ min: 1, max: 3 }), (seed, width) => {
        const trial = randomNetwork(seed);
        const { jacobian, reference, tolerance } = measured(trial, someParameters(trial, seed));
        const operator = jacobianOperator(jacobian);
        const J = joined(denseJacobian(jacobian));
        expect([operator.rows, operator.columns]).toEqual([J.rows, J.columns]);
        const [U, V] = [blockOf(J.columns, width, seed), blockOf(J.rows, width, seed + 1)];
        const [JU, JtV] = [operator.apply(U), operator.applyTransposed(V)];
        const sizes = (J.data.length === 0 ? 0 : J.norm()) * Math.max(U.norm(), V.norm());
        expect(JU).toBeCloseToArray(DenseMatrix.from(J.mmul(U)), { absolute: sameFactors * sizes });
        expect(JtV).toBeCloseToArray(DenseMatrix.from(J.transpose().mmul(V)), { absolute: sameFactors * sizes });
        const entries = tolerance * J.columns * Math.max(...U.data.map(Math.abs));
        expect(JU).toBeCloseToArray(DenseMatrix.from(reference.mmul(U)), { absolute: entries });
      }),
      { numRuns: 100, seed: 3 },
    );
  });

  it('is rescaled with the Jacobian', () => {
    const network = tiedAutoencoder({ features: 4, hiddenUnits: 3 });
    const inputs = ndArray([5, 4], Float32Array.from(createRandom(1).normals(20)));
    const jacobian = factoredJacobian(network, normalParameters(network, createRandom(0)), inputs);
    const factors = [1, 0.5, 0.25, 2];
    const U = blockOf(16, 2, 5);
    const [plain, scaled] = [jacobian, rescaleOutputs(jacobian, factors)].map((form) =>
      jacobianOperator(form).apply(U),
    );
    const expected = DenseMatrix.generate(20, 2, (i, j) => factors[i % 4] * plain.get(i, j));
    expect(scaled).toBeCloseToArray(expected, { relativeToMax: sameFactors });
  });

  it('refuses blocks of another height, and entries that are not finite', () => {
    const network = tiedAutoencoder({ features: 4, hiddenUnits: 3 });
    const inputs = ndArray([5, 4], new Float32Array(20).fill(1));
    const operator = jacobianOperator(factoredJacobian(network, normalParameters(network, createRandom(0)), inputs));
    expect(() => expectRefusals(operator)).not.toThrow();
  });

  it('changes nothing it is given', () => {
    const network = tiedAutoencoder({ features: 4, hiddenUnits: 3 });
    const inputs = ndArray([5, 4], Float32Array.from(createRandom(1).normals(20)));
    const jacobian = rescaleOutputs(
      factoredJacobian(network, normalParameters(network, createRandom(0)), inputs),
      [1, 2, 3, 4],
    );
    const before = structuredClone(joined(denseJacobian(jacobian)).data);
    const operator = jacobianOperator(jacobian);
    const [U, V] = [blockOf(16, 2, 0), blockOf(20, 2, 1)];
    const [u, v] = [U.data.slice(), V.data.slice()];
    expect(operator.apply(U)).toEqual(operator.apply(U));
    expect(operator.applyTransposed(V)).toEqual(operator.applyTransposed(V));
    expect([U.data, V.data]).toEqual([u, v]);
    expect(joined(denseJacobian(jacobian)).data).toEqual(before);
  });
});
