import { breathe, DenseMatrix, type WorkOptions } from '@entk/core';
import type { JacobianOperator } from '@entk/jacobians';
import { dot } from '@entk/linalg';
import { addScaled, turn } from './vector-steps.js';

/** When to stop. */
export interface LeastSquaresOptions extends WorkOptions {
  readonly ridge: number;
  readonly tolerance: number;
  readonly maxIterations: number;
}

/** u, and how good it is. */
export interface LeastSquares {
  /** Axes [P, 1]. */
  readonly solution: DenseMatrix;
  /** Σ (b − J u)². */
  readonly squaredError: number;
  readonly iterations: number;
  /** ‖Jᵀ(b − J u) − ρ u‖ / ‖Jᵀ b‖, of the residual carried along. */
  readonly residual: number;
}

/**
 * argmin ‖J u − b‖² + ρ ‖u‖² by conjugate gradients on the normal equations, J and Jᵀ applied in turn (CGLS; Hestenes
 * and Stiefel 1952, Björck 1996, section 7.4). It starts from zero and stays in the range of Jᵀ, so of several minima
 * it is the one of least norm.
 */
export async function leastSquares(
  { apply, applyTransposed }: Pick<JacobianOperator, 'apply' | 'applyTransposed'>,
  right: DenseMatrix,
  { ridge, tolerance, maxIterations, signal, onProgress }: LeastSquaresOptions,
): Promise<LeastSquares> {
  const error = right.data.slice();
  let gradient = applyTransposed(right).data;
  const solution = new Float64Array(gradient.length);
  const direction = gradient.slice();
  const first = dot(gradient, gradient);
  let square = first;
  let iterations = 0;
  const residual = () => (first === 0 ? 0 : Math.sqrt(square / first));
  for (; iterations < maxIterations && residual() > tolerance; iterations++) {
    await breathe(signal);
    const change = apply(column(direction)).data;
    const step = square / (dot(change, change) + ridge * dot(direction, direction));
    addScaled(solution, direction, step);
    addScaled(error, change, -step);
    gradient = applyTransposed(column(error)).data;
    if (ridge > 0) addScaled(gradient, solution, -ridge);
    const next = dot(gradient, gradient);
    turn(direction, gradient, next / square);
    square = next;
    const detail = `residual ${residual().toExponential(1)}`;
    onProgress?.({ stage: 'conjugate gradients', done: iterations + 1, total: maxIterations, detail });
  }
  return { solution: column(solution), squaredError: dot(error, error), iterations, residual: residual() };
}

function column(values: Float64Array): DenseMatrix {
  return new DenseMatrix(values.length, 1, values);
}
