import { DenseMatrix, identityMatrix } from '@entk/core';
import { initialiseBackend } from '@entk/models';
import { expect } from '@entk/testing/matchers';
import { EigenvalueDecomposition } from 'ml-matrix';
import { beforeAll, describe, it } from 'vitest';
import { vectorsAtHand, vectorsByParameters } from '../../src/modes/mode-vectors.js';
import { explicitJacobian } from '../explicit-jacobian.js';
import { smallSolve } from '../tolerances.js';
import { normalMatrix, smallEvidence } from '../small.js';

beforeAll(() => initialiseBackend());

const vectors = DenseMatrix.fromRows([
  [0, 1],
  [1, 0],
]);
const values = Float64Array.of(4, 3);

describe('vectorsAtHand', () => {
  it('give vᵀ y, λ v on the training examples, and the test examples from a matrix or a map', () => {
    const test = DenseMatrix.fromRows([[7, 8]]);
    const doubled = (block: DenseMatrix) => DenseMatrix.from(block.mmul(DenseMatrix.fromRows([[2]])));
    const [stored, made] = [vectorsAtHand(vectors, values, test), vectorsAtHand(vectors, values, doubled)];
    expect(stored.coefficients(DenseMatrix.fromRows([[5], [6]])).data).toEqual(Float64Array.of(6, 5));
    expect(stored.images('train', 0, 2).data).toEqual(Float64Array.of(0, 3, 4, 0));
    expect(stored.images('test', 1, 2).data).toEqual(Float64Array.of(8));
    expect(made.images('test', 1, 2).data).toEqual(Float64Array.of(2, 0));
    expect(stored.rows).toBe(2);
  });
});

describe('vectorsByParameters', () => {
  it('are v = J u / √λ and J(x) Jᵀ v, by J written out and the eigenvectors of ml-matrix', () => {
    const { jacobians } = smallEvidence(1, [1, 0.5], 1);
    const [J, elsewhere] = [jacobians.train, jacobians.test ?? jacobians.train].map(explicitJacobian);
    const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(J.transpose().mmul(J), {
      assumeSymmetric: true,
    });
    const order = [0, 1, 2].map((i) => realEigenvalues.length - 1 - i);
    const largest = Float64Array.from(order, (i) => realEigenvalues[i]);
    const directions = DenseMatrix.generate(J.columns, 3, (p, i) => eigenvectorMatrix.get(p, order[i]));
    const v = DenseMatrix.generate(J.rows, 3, (row, i) =>
      directions.columnCopy(i).reduce((sum, u, p) => sum + (J.get(row, p) * u) / Math.sqrt(largest[i]), 0),
    );
    const found = vectorsByParameters(jacobians, directions, largest);
    expect(found.rows).toBe(12);
    expect(found.coefficients(identityMatrix(12)).transpose()).toBeCloseToArray(v, smallSolve);
    const [here, there] = [J, elsewhere].map((matrix) => DenseMatrix.from(matrix.mmul(J.transpose()).mmul(v)));
    expect(found.images('train', 0, 3)).toBeCloseToArray(here, smallSolve);
    expect(found.images('test', 0, 3)).toBeCloseToArray(there, smallSolve);
    expect(found.images('test', 1, 2)).toBeCloseToArray(there.columnRange(1, 2), smallSolve);
  });

  it('leave out zero eigenvalues, and those that rounding made negative', () => {
    const { jacobians } = smallEvidence(2);
    const P = jacobians.train.parameterCount;
    const { coefficients, images } = vectorsByParameters(jacobians, normalMatrix(P, 2, 3), Float64Array.of(0, -1e-16));
    expect([...coefficients(normalMatrix(12, 1, 4)).data].map(Math.abs)).toEqual([0, 0]);
    expect(images('test', 0, 2).data.every((value) => value === 0)).toBe(true);
  });
});
