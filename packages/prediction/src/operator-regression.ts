import { type DenseMatrix, requireInteger, requireNumber, type WorkOptions } from '@entk/core';
import { type FactoredJacobian, jacobianOperator } from '@entk/jacobians';
import { defaultTolerance } from './constants.js';
import { leastSquares } from './least-squares.js';
import type { Outputs } from './outputs.js';
import { pose } from './rows.js';
import type { Predictions } from './spectral-regression.js';
import { mapSplit, type Split } from './split.js';

/** How `operatorRegression` is to work. */
export interface OperatorRegressionOptions extends WorkOptions {
  /** ρ in K + ρ. @default 0 */
  readonly ridge?: number;
  /** f₀(X) and f₀(x), which y is predicted around. @default zero */
  readonly around?: Split<Outputs>;
  /** The residual ‖Jᵀ(y − J u) − ρ u‖ / ‖Jᵀ y‖ to reach. @default 1e-7 */
  readonly tolerance?: number;
  /** @default 1000 */
  readonly maxIterations?: number;
}

/** A prediction with the flattened kernel, and how conjugate gradients came to it. */
export interface OperatorRegression {
  readonly predictions: Predictions;
  /** u = Jᵀ (K + ρ)⁻¹ (y − f₀): the change of parameters that the prediction stands for. Axes [P, 1]. */
  readonly change: DenseMatrix;
  /** Σ (y − f(X))² / Σ (y − f₀(X))²; without a ridge and when converged, the share that no change of parameters reaches. */
  readonly unreached: number;
  readonly iterations: number;
  /** What was reached of the tolerance. */
  readonly residual: number;
  readonly status:
    | { readonly kind: 'converged' }
    | { readonly kind: 'not-converged'; readonly residual: number; readonly tolerance: number };
  readonly ridge: number;
}

/**
 * Regression with the flattened eNTK where neither K, [N·C, N·C], nor JᵀJ, [P, P], fits: by products with J and Jᵀ alone.
 *
 *   f(x) = f₀(x) + J(x) u,  u = argmin ‖J u − (y − f₀(X))‖² + ρ ‖u‖² = Jᵀ (J Jᵀ + ρ)⁻¹ (y − f₀(X))
 *
 * which is eq. 1 with the flattened kernel (`flattened` of the collapses) around f₀. Conjugate gradients on the normal
 * equations, from zero, so that of several u it is the one of least norm: a singular K needs no ridge. The tolerance is also
 * the cutoff: below 1e-8 or so they would go after directions that are there by float32's rounding of J alone.
 *
 * @param jacobians of the training examples, and of those held out.
 * @param targets y of the training examples, axes [N, C].
 * @throws ShapeError if targets or f₀ do not fit the Jacobians; MisuseError for a negative ridge.
 * @remarks A product with J and one with Jᵀ an iteration; a few vectors of N·C and of P numbers. Iterations grow with the
 * root of λ₁/λ: some hundreds, or fewer with a ridge.
 * @example
 * ```ts
 * import { ndArray } from '@entk/core';
 * import { factoredJacobian } from '@entk/jacobians';
 * import { operatorRegression } from '@entk/prediction';
 * import { defineNetwork, dense, initialiseBackend } from '@entk/models';
 *
 * await initialiseBackend();
 * const network = defineNetwork({ inputSize: 1, layers: [dense({ weight: 'w', bias: 'b' })], parameters: { w: [1, 1], b: [1] } });
 * const weights = new Map([['w', ndArray([1, 1])], ['b', ndArray([1])]]);
 * const at = (...x: number[]) => factoredJacobian(network, weights, ndArray([x.length, 1], Float32Array.from(x)));
 * // A line through (0, 5) and (1, 7).
 * const { predictions, status } = await operatorRegression(
 *   { training: at(0, 1), heldOut: at(3) },
 *   ndArray([2, 1], Float32Array.of(5, 7)),
 * );
 * predictions.heldOut?.data; // ≈ [11]
 * status.kind; // 'converged'
 * ```
 */
export async function operatorRegression(
  jacobians: Split<FactoredJacobian>,
  targets: Outputs,
  options: OperatorRegressionOptions = {},
): Promise<OperatorRegression> {
  const { ridge = 0, around, tolerance = defaultTolerance, maxIterations = 1000 } = options;
  requireNumber('operatorRegression', 'ridge', ridge, { min: 0 });
  requireNumber('operatorRegression', 'tolerance', tolerance, { above: 0, below: 1 });
  requireInteger('operatorRegression', 'maxIterations', maxIterations, { min: 1 });
  const { outputCount, outputFactors } = jacobians.training;
  const rows = { collapse: { kind: 'flattened', rowOrder: 'exampleMajor' }, outputCount, outputFactors } as const;
  const exampleCounts = mapSplit(jacobians, ({ exampleCount }) => exampleCount);
  const { right, predictions } = pose('operatorRegression', rows, exampleCounts, targets, around);
  const operators = mapSplit(jacobians, jacobianOperator);
  const found = await leastSquares(operators.training, right, { ...options, ridge, tolerance, maxIterations });
  const { solution, squaredError, iterations, residual } = found;
  const total = right.data.reduce((sum, value) => sum + value * value, 0);
  return {
    predictions: predictions(mapSplit(operators, ({ apply }) => apply(solution))),
    change: solution,
    unreached: total === 0 ? 0 : squaredError / total,
    iterations,
    residual,
    status: residual <= tolerance ? { kind: 'converged' } : { kind: 'not-converged', residual, tolerance },
    ridge,
  };
}
