import { DenseMatrix } from '@entk/core';
import { operatorOf } from '@entk/spectral';
import { expect } from '@entk/testing/matchers';
import { inverse, pseudoInverse } from 'ml-matrix';
import { describe, it } from 'vitest';
import { linearSystem } from '../../src/iterations/linear-system.js';
import { iteratedSolve } from '../tolerances.js';
import { normalMatrix, randomKernel } from '../small.js';

const options = { ridge: 0, tolerance: 1e-12, maxIterations: 200 };

describe('linearSystem', () => {
  it('is the inverse of ml-matrix, with a ridge and without, in as many steps as there are rows or few more', async () => {
    const K = randomKernel(8, 40, 1);
    const right = normalMatrix(8, 3, 2);
    for (const ridge of [0, 2]) {
      const regular = DenseMatrix.generate(8, 8, (i, j) => K.get(i, j) + (i === j ? ridge : 0));
      const { solution, residuals, iterations } = await linearSystem(operatorOf(K), right, { ...options, ridge });
      expect(solution).toBeCloseToArray(DenseMatrix.from(inverse(regular).mmul(right)), iteratedSolve);
      expect(Math.max(...residuals)).toBeLessThan(1e-12);
      expect(iterations).toBeLessThan(16);
    }
  });

  it('finds the solution of least norm where there are many', async () => {
    const K = randomKernel(8, 3, 3);
    const right = DenseMatrix.from(K.mmul(normalMatrix(8, 2, 4)));
    const { solution } = await linearSystem(operatorOf(K), right, options);
    expect(solution).toBeCloseToArray(DenseMatrix.from(pseudoInverse(K, 1e-9).mmul(right)), iteratedSolve);
  });

  it('keeps the iterate of least residual where there is none', async () => {
    const { solution, residuals } = await linearSystem(
      operatorOf(
        DenseMatrix.fromRows([
          [2, 0],
          [0, 0],
        ]),
      ),
      DenseMatrix.fromRows([
        [4, 0, 3],
        [0, 0, 4],
      ]),
      options,
    );
    expect(solution.columnCopy(0)).toBeCloseToArray([2, 0], iteratedSolve);
    expect(residuals[0]).toBe(0);
    expect([residuals[1], ...solution.columnCopy(1)]).toEqual([0, 0, 0]);
    expect(residuals[2]).toBeGreaterThanOrEqual(0.8);
    expect(residuals[2]).toBeLessThanOrEqual(1);
  });

  it('ends where it is told to, reports every step, and ends with the reason of a signal', async () => {
    const operator = operatorOf(randomKernel(30, 60, 5));
    const seen: number[] = [];
    const onProgress = ({ done }: { done: number }) => seen.push(done);
    const right = normalMatrix(30, 1, 6);
    const cut = await linearSystem(operator, right, { ...options, maxIterations: 2, onProgress });
    expect(seen).toEqual([1, 2]);
    expect(cut.residuals[0]).toBeGreaterThan(1e-6);
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(linearSystem(operator, right, { ...options, signal })).rejects.toThrow('enough');
  });
});
