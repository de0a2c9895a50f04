import { DenseMatrix, requireInteger, requireNumber, requireOptions, workOf } from '@entk/core';
import { type FactoredJacobian, jacobianOperator } from '@entk/jacobians';
import { defaultTolerance } from '../constants.js';
import { linearSystem } from '../iterations/linear-system.js';
import { leastSquares } from '../iterations/least-squares.js';
import { mapSplit, type Problem, type Split, squaredDistance } from '../problem.js';
import { kernelProducts } from '../products.js';
import type { Regression, RegressionStatus, SolveOptions, Solver } from './solver.js';

/** When conjugate gradients stop. */
export interface ConjugateGradientsOptions {
  /** The residual to reach: ‖(K + ρ) α − y‖ / ‖y‖ of every output, or ‖Jᵀ(y − J u) − ρ u‖ / ‖Jᵀ y‖. @default 1e-7 */
  readonly tolerance?: number;
  /** @default 1000 */
  readonly maxIterations?: number;
}

/** A prediction by conjugate gradients, and how they came to it. */
export interface IterativeRegression extends Regression {
  readonly iterations: number;
  /** What was reached of the tolerance: by every output for an [N, N] kernel, one number for a flattened one. */
  readonly residuals: Float64Array;
  /**
   * u = Jᵀ (K + ρ)⁻¹ (y − f₀), axes [P, 1], where the source is Jacobians and the kernel flattened: the change of
   * parameters that the prediction stands for.
   */
  readonly change?: DenseMatrix;
  /** Σ (y − f(X))² / Σ (y − f₀(X))², weighted by the output factors of a flattened kernel. */
  readonly unreached: number;
}

/**
 * Solves by conjugate gradients, for kernels too large to form or to factor: by products alone.
 *
 * - With the flattened kernel of **Jacobians**, u = argmin ‖J u − (y − f₀(X))‖² + ρ ‖u‖² by products with J and Jᵀ, and
 *   f(x) = f₀(x) + J(x) u. The iteration on the normal equations starts from zero, so that of several u it finds the
 *   one of least norm: a singular K needs no ridge. Without one and when converged, `unreached` is the share of y that
 *   no change of parameters reaches. The tolerance is also the cutoff: below 1e-8 or so directions would be followed
 *   that are float32's rounding of J alone.
 * - With an **operator** or **kernels** (those of Jacobians with an [N, N] collapse are formed), (K + ρ) α = y − f₀(X),
 *   every output by itself, and f(x) = f₀(x) + K(x, X) α.
 *
 * @returns A solver of kernels, Jacobians and operators. Its status is `solved` or `not-converged`: by α, where an
 * output stayed above the tolerance because K has no inverse and a part of y is out of its reach, or because
 * `maxIterations` was too few. The iterate of least residual is then what is predicted with.
 * @throws MisuseError for a tolerance outside of (0, 1) or fewer iterations than 1.
 * @remarks A product with J and one with Jᵀ, or one with K, an iteration; some vectors of N·C and of P numbers.
 * Iterations grow with the root of λ₁/λ: some hundreds, or fewer with a ridge.
 * @example
 * ```ts
 * import { ndArray } from '@entk/core';
 * import { factoredJacobian } from '@entk/jacobians';
 * import { defineNetwork, dense, initialiseBackend } from '@entk/models';
 * import { conjugateGradients, regress } from '@entk/prediction';
 *
 * await initialiseBackend();
 * const network = defineNetwork({ inputSize: 1, layers: [dense({ weight: 'w', bias: 'b' })], parameters: { w: [1, 1], b: [1] } });
 * const weights = new Map([['w', ndArray([1, 1])], ['b', ndArray([1])]]);
 * const at = (...x: number[]) => factoredJacobian(network, weights, ndArray([x.length, 1], Float32Array.from(x)));
 * // A line through (0, 5) and (1, 7).
 * const { predictions, iterations } = await regress(
 *   { train: at(0, 1), test: at(3) },
 *   ndArray([2, 1], Float32Array.of(5, 7)),
 *   { solver: conjugateGradients() },
 * );
 * predictions.test?.data; // ≈ [11]
 * iterations; // 2
 * ```
 */
export function conjugateGradients(options: ConjugateGradientsOptions = {}): Solver<IterativeRegression> {
  requireOptions<ConjugateGradientsOptions>('conjugateGradients', options, { tolerance: true, maxIterations: true });
  const { tolerance = defaultTolerance, maxIterations = 1000 } = options;
  requireNumber('conjugateGradients', 'tolerance', tolerance, { above: 0, below: 1 });
  requireInteger('conjugateGradients', 'maxIterations', maxIterations, { min: 1 });
  return {
    name: 'conjugateGradients',
    async solve(source, problem, options) {
      const stopping = { ...options, tolerance, maxIterations };
      const { ridge } = options;
      if (source.kind === 'Jacobians' && source.collapse.kind === 'flattened') {
        const found = await byJacobians(source.jacobians, problem, stopping);
        return { ...found, status: statusOf(found.residuals, tolerance), solver: 'conjugateGradients', ridge };
      }
      const products = kernelProducts(source as Exclude<typeof source, { readonly kind: 'modes' }>, workOf(options));
      const { solution, residuals, iterations } = await linearSystem(products.train, problem.right, stopping);
      const images = await products.images(solution);
      return {
        predictions: problem.predictions(images),
        iterations,
        residuals,
        unreached: shareOf(squaredDistance(problem.right, images.train), problem),
        status: statusOf(residuals, tolerance),
        solver: 'conjugateGradients',
        ridge,
      };
    },
  };
}

async function byJacobians(
  jacobians: Split<FactoredJacobian>,
  problem: Problem,
  stopping: SolveOptions & Required<ConjugateGradientsOptions>,
) {
  const operators = mapSplit(jacobians, jacobianOperator);
  const { solution, squaredError, iterations, residual } = await leastSquares(operators.train, problem.right, stopping);
  return {
    predictions: problem.predictions(mapSplit(operators, ({ apply }) => apply(solution))),
    change: problem.exponent === 0 ? solution : DenseMatrix.from(solution).scaleInPlace(2 ** -problem.exponent),
    unreached: shareOf(squaredError, problem),
    iterations,
    residuals: Float64Array.of(residual),
  };
}

function statusOf(residuals: Float64Array, tolerance: number): RegressionStatus {
  const residual = Math.max(...residuals);
  return residual <= tolerance ? { kind: 'solved' } : { kind: 'not-converged', residual, tolerance };
}

function shareOf(squares: number, { total }: Problem): number {
  return total === 0 ? 0 : squares / total;
}
