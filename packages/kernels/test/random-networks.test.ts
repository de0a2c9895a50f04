// Tests no single file: every form of the Jacobian and every collapse of the kernel of networks of every layer.
import { DenseMatrix, identityMatrix } from '@entk/core';
import { denseJacobian, factoredJacobian, jacobianOperator, selectParameters } from '@entk/jacobians';
import { initialiseBackend, networkFromDescription, type NetworkInputs } from '@entk/models';
import { tensorCount } from '@entk/models/tensor';
import { inFloat64, randomNetwork, referenceJacobian, roundingTolerance } from '@entk/testing';
import { expect } from '@entk/testing/matchers';
import { EigenvalueDecomposition } from 'ml-matrix';
import { beforeAll, describe, it } from 'vitest';
import { crossKernel, flattenedTrace, empiricalNtk, parameterGram } from '../src/index.js';
import { collapsedByDefinition, everyCollapse } from './definition.js';
import { explicitJacobian } from './explicit-jacobian.js';
import { kernelTolerance, sameFactors, semidefinite } from './tolerances.js';

const seeds = Array.from({ length: 200 }, (_, seed) => seed);

const measured = seeds.map(() => undefined as ReturnType<typeof measure> | undefined);

beforeAll(() => initialiseBackend());

describe('200 random networks of all layers, 1 to 5 blocks deep', () => {
  it('have one Jacobian: factored, dense, as an operator, and by finite differences in float64', () => {
    for (const seed of seeds) {
      const before = tensorCount();
      const { parameters, jacobian, J, reference, tolerance } = measurement(seed);
      expect(tensorCount()).toBe(before);
      expect(J).toBeCloseToArray(reference, { absolute: tolerance });
      const operator = jacobianOperator(jacobian);
      const close = { absolute: sameFactors * J.norm() };
      expect(operator.apply(identityMatrix(operator.columns))).toBeCloseToArray(J, close);
      expect(operator.applyTransposed(identityMatrix(operator.rows))).toBeCloseToArray(J.transpose(), close);
      expect(denseJacobian(jacobian).size).toBe(parameters.size);
    }
  });

  it('have the kernels of their definition, from finite differences, symmetric, and the sum of their layers’', () => {
    for (const seed of seeds) {
      const { parameters, jacobian, J, reference, tolerance } = measurement(seed);
      const byRoundings = kernelTolerance(J.columns, largest(reference), tolerance);
      const size = J.norm() ** 2;
      for (const collapse of everyCollapse(jacobian.outputCount)) {
        const { matrix } = empiricalNtk(jacobian, collapse);
        const defined = (from: DenseMatrix) => collapsedByDefinition(from, from, jacobian.outputCount, collapse);
        expect(matrix).toBeSymmetric();
        expect(matrix).toBeCloseToArray(defined(J), { absolute: sameFactors * size });
        expect(matrix).toBeCloseToArray(defined(reference), { absolute: byRoundings * jacobian.outputCount });
        const sum = new DenseMatrix(matrix.rows, matrix.columns);
        for (const name of parameters.keys()) {
          sum.add(empiricalNtk(selectParameters(jacobian, [name]), collapse).matrix);
        }
        expect(sum).toBeCloseToArray(matrix, { absolute: sameFactors * size });
      }
    }
  });

  it('have kernels without negative eigenvalues, of one trace, and JᵀJ on the other side', () => {
    for (const seed of seeds) {
      const { jacobian, J } = measurement(seed);
      const size = J.norm() ** 2;
      for (const collapse of everyCollapse(jacobian.outputCount)) {
        const { matrix } = empiricalNtk(jacobian, collapse);
        const values = new EigenvalueDecomposition(matrix, { assumeSymmetric: true }).realEigenvalues;
        expect(Math.min(...values)).toBeGreaterThanOrEqual(-semidefinite * size);
      }
      expect(Math.abs(flattenedTrace(jacobian) - size)).toBeLessThanOrEqual(sameFactors * size);
      const gram = DenseMatrix.from(J.transpose().mmul(J));
      expect(parameterGram(jacobian)).toBeCloseToArray(gram, { absolute: sameFactors * size });
    }
  });

  it('have kernels between two batches, those of swapped batches transposed', () => {
    for (const seed of seeds) {
      const { network, parameters, inputs, jacobian: left, J } = measurement(seed);
      const right = factoredJacobian(network, parameters, firstOf(inputs));
      const K = explicitJacobian(right);
      const close = { absolute: sameFactors * J.norm() * K.norm() };
      for (const collapse of everyCollapse(left.outputCount)) {
        const across = crossKernel(left, right, collapse).matrix;
        expect(across).toBeCloseToArray(collapsedByDefinition(J, K, left.outputCount, collapse), close);
        expect(crossKernel(right, left, collapse).matrix).toBeCloseToArray(across.transpose(), close);
      }
    }
  });
});

/** Each network is measured once for all tests. */
function measurement(seed: number) {
  measured[seed] ??= measure(seed);
  return measured[seed];
}

function measure(seed: number) {
  const { description, parameters, inputs } = randomNetwork(seed);
  const network = networkFromDescription(description);
  const jacobian = factoredJacobian(network, parameters, inputs);
  const at = [description, inFloat64(parameters), inputs] as const;
  return {
    network,
    parameters,
    inputs,
    jacobian,
    J: explicitJacobian(jacobian),
    reference: referenceJacobian(...at),
    tolerance: roundingTolerance(...at).jacobian,
  };
}

function firstOf({ shape: [count, ...axes], data }: NetworkInputs): NetworkInputs {
  return { shape: [1, ...axes], data: data.slice(0, data.length / count) };
}

function largest({ data }: DenseMatrix): number {
  return data.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
