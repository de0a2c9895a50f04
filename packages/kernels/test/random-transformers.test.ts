// Tests no single file: every form of the Jacobian of transformers with every option, and their kernels.
import { createRandom, DenseMatrix, identityMatrix } from '@entk/core';
import { factoredJacobian, jacobianOperator, networkOperator } from '@entk/jacobians';
import { initialiseBackend, networkFromDescription, readingLast } from '@entk/models';
import { tensorCount } from '@entk/models/tensor';
import { inFloat64, randomTransformer, referenceJacobian, roundingTolerance } from '@entk/testing';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, it } from 'vitest';
import { empiricalNtk } from '../src/index.js';
import { collapsedByDefinition, everyCollapse } from './definition.js';
import { explicitJacobian } from './explicit-jacobian.js';
import { kernelTolerance, sameFactors, withoutFactors } from './tolerances.js';

beforeAll(() => initialiseBackend());

const seeds = Array.from({ length: 200 }, (_, seed) => seed);
/** Some at a time, since finite differences of all take longer than a test may. */
const portions = Array.from({ length: 8 }, (_, portion) => seeds.slice(25 * portion, 25 * (portion + 1)));

describe('200 random transformers, 1 to 3 blocks deep, all options drawn', () => {
  it.each(portions.map((portion) => ({ first: portion[0], portion })))(
    'have one Jacobian in every form, and by finite differences, portion from $first',
    ({ portion }) => {
      for (const seed of portion) {
        const { description, parameters, inputs } = randomTransformer(seed);
        const network = networkFromDescription(description);
        const before = tensorCount();
        const jacobian = factoredJacobian(network, parameters, inputs);
        expect(tensorCount()).toBe(before);
        const J = explicitJacobian(jacobian);
        const at = [description, inFloat64(parameters), inputs] as const;
        const reference = referenceJacobian(...at);
        const tolerance = roundingTolerance(...at).jacobian;
        expect(J, `transformer ${seed}`).toBeCloseToArray(reference, { absolute: tolerance });

        const operator = jacobianOperator(jacobian);
        const close = { absolute: sameFactors * J.norm() };
        expect(operator.apply(identityMatrix(operator.columns))).toBeCloseToArray(J, close);
        expect(operator.applyTransposed(identityMatrix(operator.rows))).toBeCloseToArray(J.transpose(), close);

        const passes = networkOperator(network, parameters, inputs);
        const steep = { absolute: withoutFactors * J.norm() + tolerance };
        expect(passes.apply(identityMatrix(passes.columns))).toBeCloseToArray(J, steep);
        expect(passes.applyTransposed(identityMatrix(passes.rows))).toBeCloseToArray(J.transpose(), steep);

        const byRoundings = kernelTolerance(J.columns, largest(reference), tolerance);
        for (const collapse of everyCollapse(jacobian.outputCount)) {
          const { matrix } = empiricalNtk(jacobian, collapse);
          const defined = collapsedByDefinition(reference, reference, jacobian.outputCount, collapse);
          expect(matrix).toBeCloseToArray(defined, { absolute: byRoundings * jacobian.outputCount });
        }
      }
    },
  );

  it('have pullback and pushforward that are adjoint: ⟨v, J u⟩ = ⟨Jᵀ v, u⟩', () => {
    for (const seed of seeds) {
      const { description, parameters, inputs } = randomTransformer(seed);
      const { apply, applyTransposed, rows, columns } = networkOperator(
        networkFromDescription(description),
        parameters,
        inputs,
      );
      const block = (height: number, fork: number) =>
        new DenseMatrix(height, 1, createRandom(seed).fork(String(fork)).normals(height));
      const [u, v] = [block(columns, 0), block(rows, 1)];
      const [Ju, Jtv] = [apply(u), applyTransposed(v)];
      const [left, right] = [products(v, Ju), products(Jtv, u)];
      const size = [...left, ...right].reduce((sum, value) => sum + Math.abs(value), 0);
      expect(Math.abs(sumOf(left) - sumOf(right)), `transformer ${seed}`).toBeLessThanOrEqual(withoutFactors * size);
    }
  });

  it('have the same Jacobian at their last position, read by itself', () => {
    for (const seed of seeds.slice(0, 60)) {
      const { description, parameters, inputs } = randomTransformer(seed);
      const network = networkFromDescription(description);
      if (network.outputPositions === 1) continue;
      const whole = factoredJacobian(network, parameters, inputs, { readout: { positions: 'last' } });
      const last = explicitJacobian(factoredJacobian(readingLast(network), parameters, inputs));
      const { jacobian: rounding } = roundingTolerance(description, inFloat64(parameters), inputs);
      expect(last).toBeCloseToArray(explicitJacobian(whole), { absolute: rounding });
    }
  });
});

function products(left: DenseMatrix, right: DenseMatrix): number[] {
  return Array.from(left.data, (value, index) => value * right.data[index]);
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function largest({ data }: DenseMatrix): number {
  return data.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
