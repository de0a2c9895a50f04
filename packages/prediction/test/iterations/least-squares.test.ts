import { DenseMatrix } from '@entk/core';
import { multiply } from '@entk/linalg';
import { expect } from '@entk/testing/matchers';
import { inverse, pseudoInverse } from 'ml-matrix';
import { describe, it } from 'vitest';
import { leastSquares } from '../../src/iterations/least-squares.js';
import { iteratedSolve } from '../tolerances.js';
import { normalMatrix } from '../small.js';

const options = { ridge: 0, tolerance: 1e-12, maxIterations: 200 };

function operatorOf(J: DenseMatrix) {
  return {
    apply: (block: DenseMatrix) => multiply(J, block),
    applyTransposed: (block: DenseMatrix) => multiply(J, block, { transposeLeft: true }),
  };
}

describe('leastSquares', () => {
  it('is the pseudo-inverse of ml-matrix: tall, wide and of deficient rank', async () => {
    const deficient = DenseMatrix.from(normalMatrix(12, 3, 1).mmul(normalMatrix(3, 8, 2)));
    for (const J of [normalMatrix(12, 5, 3), normalMatrix(5, 12, 4), deficient]) {
      const right = normalMatrix(J.rows, 1, 5);
      const { solution, squaredError, residual } = await leastSquares(operatorOf(J), right, options);
      const expected = pseudoInverse(J, 1e-9).mmul(right);
      expect(solution).toBeCloseToArray(DenseMatrix.from(expected), iteratedSolve);
      const error = J.mmul(expected).sub(right);
      expect([squaredError]).toBeCloseToArray([error.dot(error)], { relativeToMax: 1e-7, absolute: 1e-12 });
      expect(residual).toBeLessThan(1e-12);
    }
  });

  it('with a ridge solves (JᵀJ + ρ) u = Jᵀ b', async () => {
    const J = normalMatrix(6, 4, 6);
    const right = normalMatrix(6, 1, 7);
    const gram = J.transpose().mmul(J);
    for (let i = 0; i < 4; i++) gram.set(i, i, gram.get(i, i) + 2);
    const { solution } = await leastSquares(operatorOf(J), right, { ...options, ridge: 2 });
    expect(solution).toBeCloseToArray(DenseMatrix.from(inverse(gram).mmul(J.transpose()).mmul(right)), iteratedSolve);
  });

  it('ends where it is told to, reports every step, and is done at once without a right-hand side', async () => {
    const J = normalMatrix(30, 20, 8);
    const seen: number[] = [];
    const onProgress = ({ done }: { done: number }) => seen.push(done);
    const cut = await leastSquares(operatorOf(J), normalMatrix(30, 1, 9), { ...options, maxIterations: 3, onProgress });
    expect(seen).toEqual([1, 2, 3]);
    expect(cut.iterations).toBe(3);
    expect(cut.residual).toBeGreaterThan(1e-12);
    const nothing = await leastSquares(operatorOf(J), new DenseMatrix(30, 1), options);
    expect(nothing).toMatchObject({ iterations: 0, residual: 0, squaredError: 0 });
  });

  it('ends with the reason of a signal', async () => {
    const J = normalMatrix(4, 4, 10);
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(leastSquares(operatorOf(J), normalMatrix(4, 1, 11), { ...options, signal })).rejects.toThrow('enough');
  });
});
