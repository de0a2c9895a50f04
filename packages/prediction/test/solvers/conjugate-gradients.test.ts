import { createRandom, DenseMatrix, ndArray } from '@entk/core';
import { factoredJacobian, rescaleOutputs } from '@entk/jacobians';
import { crossKernel, empiricalNtk, flattenedOperator, jacobianBlocks, kernelOperator } from '@entk/kernels';
import { initialiseBackend, normalParameters } from '@entk/models';
import { quadraticMlp } from '@entk/models/networks';
import { operatorOf } from '@entk/spectral';
import { expect } from '@entk/testing/matchers';
import { inverse } from 'ml-matrix';
import { beforeAll, describe, it } from 'vitest';
import { conjugateGradients, kernelModes, regress, spectrum } from '../../src/index.js';
import { defaultIteration } from '../tolerances.js';
import { leastSquaresPrediction, normalMatrix, randomKernel, smallEvidence } from '../small.js';

beforeAll(() => initialiseBackend());

describe('conjugateGradients by an operator', () => {
  it('is K(x, X) (K + ρ)⁻¹ (y − f₀(X)) + f₀(x) by ml-matrix', async () => {
    const all = randomKernel(9, 40, 1);
    const part = (from: number, to: number) => DenseMatrix.generate(to - from, 6, (i, j) => all.get(from + i, j));
    const [y, start] = [normalMatrix(6, 2, 2), { train: normalMatrix(6, 2, 3), test: normalMatrix(3, 2, 4) }];
    for (const ridge of [0, 5]) {
      const regular = part(0, 6);
      for (let i = 0; i < 6; i++) regular.set(i, i, regular.get(i, i) + ridge);
      const rest = DenseMatrix.generate(6, 2, (n, c) => y.get(n, c) - start.train.get(n, c));
      const change = part(6, 9).mmul(inverse(regular)).mmul(rest);
      const expected = DenseMatrix.generate(3, 2, (n, c) => change.get(n, c) + start.test.get(n, c));
      const found = await regress(operatorOf(all), y, { ridge, start });
      expect(found.predictions.test ?? []).toBeCloseToArray(expected, defaultIteration);
      expect(found).toMatchObject({ ridge, solver: 'conjugateGradients', status: { kind: 'solved' } });
    }
  });

  it('predicts by a kernel over blocks of examples what the matrix predicts', async () => {
    const network = quadraticMlp({ inputs: 3, hiddenUnits: 20, outputs: 2 });
    const parameters = normalParameters(network, createRandom(5));
    const inputs = Float32Array.from(normalMatrix(12, 3, 6).data);
    const [train, test] = [
      [0, 8],
      [8, 12],
    ].map(([from, to]) =>
      factoredJacobian(network, parameters, ndArray([to - from, 3], inputs.slice(3 * from, 3 * to))),
    );
    const collapse = { kind: 'classMean' } as const;
    const targets = normalMatrix(8, 2, 7);
    const ridge = 1e-4;
    const operator = await kernelOperator(jacobianBlocks(network, parameters, ndArray([12, 3], inputs)), collapse);
    const found = await regress(operator, targets, { ridge });
    const kernels = { train: empiricalNtk(train, collapse), test: crossKernel(test, train, collapse) };
    const { predictions } = await regress(kernels, targets, { ridge });
    expect(found.predictions.test ?? []).toBeCloseToArray(predictions.test ?? [], defaultIteration);
    expect(found.predictions.train).toBeCloseToArray(predictions.train, defaultIteration);
  });

  it('says what stayed out of reach, and goes without test examples', async () => {
    const operator = operatorOf(
      DenseMatrix.fromRows([
        [2, 0],
        [0, 0],
      ]),
    );
    const { status, predictions, unreached } = await regress(operator, DenseMatrix.fromRows([[4], [4]]), {
      solver: conjugateGradients(),
    });
    expect(status).toMatchObject({ kind: 'not-converged', tolerance: 1e-7 });
    expect(unreached).toBeGreaterThanOrEqual(0.5);
    expect(predictions.test).toBeUndefined();
  });

  it('takes the flattened kernel in either order, with outputs weighted', async () => {
    const network = quadraticMlp({ inputs: 3, hiddenUnits: 20, outputs: 2 });
    const parameters = normalParameters(network, createRandom(5));
    const inputs = Float32Array.from(normalMatrix(8, 3, 6).data);
    const outputFactors = [1, 0.5];
    const [train, test] = [
      [0, 5],
      [5, 8],
    ].map(([from, to]) =>
      rescaleOutputs(
        factoredJacobian(network, parameters, ndArray([to - from, 3], inputs.slice(3 * from, 3 * to))),
        outputFactors,
      ),
    );
    const targets = normalMatrix(5, 2, 7);
    const ridge = 1e-3;
    const expected = await regress({ train, test }, targets, { ridge });
    const blocks = jacobianBlocks(network, parameters, ndArray([8, 3], inputs), { outputFactors });
    for (const rowOrder of ['exampleMajor', 'classMajor'] as const) {
      const operator = await flattenedOperator(blocks, { kind: 'flattened', rowOrder });
      const { predictions } = await regress(operator, targets, { ridge });
      expect(predictions.test ?? []).toBeCloseToArray(expected.predictions.test ?? [], defaultIteration);
      expect(predictions.train).toBeCloseToArray(expected.predictions.train, defaultIteration);
    }
  });

  it('refuses what does not fit, and settings out of range', async () => {
    const operator = operatorOf(randomKernel(3, 5, 8));
    const y = normalMatrix(3, 1, 9);
    await expect(regress(operator, normalMatrix(4, 1, 9))).rejects.toThrow(
      'regress: rows of the operator must be an integer of at least 4, got 3',
    );
    expect(() => conjugateGradients({ tolerance: 1 })).toThrow('conjugateGradients: tolerance must be');
    expect(() => conjugateGradients({ maxIterations: 0 })).toThrow('conjugateGradients: maxIterations must be');
    await expect(regress(operator, y, { start: { train: normalMatrix(2, 1, 1) } })).rejects.toThrow(
      'start.train must have axes [N, C] = [3, 1], got [2, 1]',
    );
  });
});

describe('conjugateGradients by kernels', () => {
  it('is the direct solution, of kernels and of Jacobians', async () => {
    const { jacobians, targets } = smallEvidence(6);
    const { train, test } = jacobians;
    const collapse = { kind: 'trace' } as const;
    const kernels = { train: empiricalNtk(train, collapse), test: crossKernel(test ?? train, train, collapse) };
    const expected = await regress(kernels, targets.train, { ridge: 0.1 });
    const solver = conjugateGradients();
    for (const found of [
      await regress(kernels, targets.train, { solver, ridge: 0.1 }),
      await regress(jacobians, targets.train, { solver, ridge: 0.1, collapse }),
    ]) {
      expect(found.predictions.test ?? []).toBeCloseToArray(expected.predictions.test ?? [], defaultIteration);
      expect(found.residuals).toHaveLength(2);
      expect(found.change).toBeUndefined();
    }
  });
});

describe('conjugateGradients by Jacobians', () => {
  it("predicts as ml-matrix's pseudo-inverse of J, wide and tall, with outputs weighted and not", async () => {
    for (const hiddenUnits of [1, 3]) {
      for (const factors of [
        [1, 1],
        [1, 0.5],
      ]) {
        const evidence = smallEvidence(1, factors, hiddenUnits);
        const { jacobians, targets } = evidence;
        const found = await regress(jacobians, targets.train, { solver: conjugateGradients() });
        expect(found.predictions.test ?? []).toBeCloseToArray(
          leastSquaresPrediction(evidence, factors),
          defaultIteration,
        );
        expect(found.status).toEqual({ kind: 'solved' });
        expect(found.change?.rows).toBe(jacobians.train.parameterCount);
      }
    }
  });

  it('is the regression through the spectrum, with a ridge and from the network', async () => {
    const { jacobians, targets, outputs } = smallEvidence(2, [1, 1], 1);
    const modes = await kernelModes(jacobians);
    for (const options of [{}, { ridge: 0.1 }, { start: outputs }, { ridge: 0.1, start: outputs }]) {
      const found = await regress(jacobians, targets.train, { ...options, solver: conjugateGradients() });
      const { predictions, status } = await regress(modes, targets.train, { ...options, solver: spectrum() });
      expect(found.predictions.test ?? []).toBeCloseToArray(predictions.test ?? [], defaultIteration);
      expect(found.predictions.train).toBeCloseToArray(predictions.train, defaultIteration);
      if (status.kind === 'rank-deficient')
        expect([found.unreached]).toBeCloseToArray([status.unreached], defaultIteration);
    }
  });

  it('says when it was stopped before the tolerance', async () => {
    const { jacobians, targets } = smallEvidence(3);
    const found = await regress(jacobians, targets.train, { solver: conjugateGradients({ maxIterations: 1 }) });
    expect(found).toMatchObject({ iterations: 1, status: { kind: 'not-converged', tolerance: 1e-7 } });
    expect(found.residuals[0]).toBeGreaterThan(1e-7);
  });
});
