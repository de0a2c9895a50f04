import { requireInteger, requireOptions } from '@entk/core';
import type { SpectrumSide } from '@entk/kernels';
import { fit, type Fit } from '../modes/fit.js';
import { modesOf } from '../modes/kernel-modes.js';
import type { KernelModes } from '../modes/modes.js';
import type { Regression, RegressionStatus, Solver } from './solver.js';

/** Which eigenpairs take part. */
export interface SpectrumOptions {
  /**
   * k, the leading eigenpairs that take part; required where the source is an operator. @default all above the cutoff
   */
  readonly rank?: number;
  /** The share of λ₁ at or below which an eigenvalue counts as zero. @default 1e-10, or that of the modes */
  readonly cutoff?: number;
  /**
   * Where the pairs of a flattened kernel of Jacobians are found, as for `kernelModes`. @default the smallest that fits
   */
  readonly side?: SpectrumSide;
}

/**
 * Solves by the eigenpairs of the kernel, in full or truncated to rank k:
 *
 *   f(x) = f₀(x) + Σ_{i ≤ k} K(x, X) vᵢ (λᵢ + ρ)⁻¹ vᵢᵀ (y − f₀(X))
 *
 * which is eq. 1 for k = rank, ρ = 0 and f₀ = 0, with Nyström's extension of the eigenvectors to x. Where K(X, X) has
 * no inverse, eigenvalues at or below the cutoff are left out, which gives the solution of least norm; the status says
 * so, with the rank and the share of y out of reach.
 *
 * @returns A solver of kernels, Jacobians, operators and modes. Its status is `solved`, `rank-deficient`, `truncated`
 * where a rank was asked for, or `not-converged` where the eigenpairs are.
 * @throws MisuseError for a rank below 0; when solving, for one above the number of eigenvalues above the cutoff.
 * @remarks The eigenproblem, then (M + M′)·r operations an output for an [N, N] kernel, in all for a flattened one.
 * @example
 * ```ts
 * import { DenseMatrix } from '@entk/core';
 * import { regress, spectrum } from '@entk/prediction';
 *
 * const rest = { collapse: { kind: 'trace' as const }, parameters: ['W'], outputCount: 1, outputFactors: Float64Array.of(1) };
 * // The kernel x·x′ of a linear function of one input, at X = (1, 2) and x = 3: of rank 1.
 * const kernels = {
 *   train: { ...rest, matrix: DenseMatrix.fromRows([[1, 2], [2, 4]]), exampleCounts: [2, 2] as const },
 *   test: { ...rest, matrix: DenseMatrix.fromRows([[3, 6]]), exampleCounts: [1, 2] as const },
 * };
 * const { predictions, status } = await regress(kernels, DenseMatrix.fromRows([[2], [4]]), { solver: spectrum() });
 * predictions.test?.data; // ≈ [6]
 * status.kind; // 'rank-deficient'
 * ```
 */
export function spectrum(options: SpectrumOptions = {}): Solver {
  requireOptions<SpectrumOptions>('spectrum', options, { rank: true, cutoff: true, side: true });
  const { rank, ...rest } = options;
  if (rank !== undefined) requireInteger('spectrum', 'rank', rank, { min: 0 });
  return {
    name: 'spectrum',
    async solve(source, problem, { ridge, ...work }): Promise<Regression> {
      const count = rank === undefined ? undefined : Math.max(1, rank);
      const modes = await modesOf('regress', source, { ...work, ...rest, count });
      const taken = rank ?? modes.rank;
      requireInteger('regress', 'rank', taken, { min: 0, max: modes.rank });
      const fitted = fit(modes, problem);
      const weights = modes.values.map((value, i) => (i < taken ? 1 / (value + ridge) : 0));
      const status = spectralStatus(modes, fitted, taken, ridge);
      return { predictions: fitted.predictions(weights), status, solver: 'spectrum', ridge };
    },
  };
}

/** How a regression by the leading `taken` modes ended. */
export function spectralStatus(modes: KernelModes, { unreached }: Fit, taken: number, ridge: number): RegressionStatus {
  const { rows, cutoff, complete, rank } = modes;
  const failed = notConverged(modes);
  if (failed) return failed;
  if (taken < rank || !complete) return { kind: 'truncated', rank: taken, unreached: unreached(taken) };
  if (ridge > 0 || taken === rows) return { kind: 'solved' };
  return { kind: 'rank-deficient', rank: taken, rows, cutoff, unreached: unreached(taken) };
}

/** The status where the eigenpairs have not converged. */
export function notConverged({ status }: KernelModes): RegressionStatus | undefined {
  if (status.kind !== 'not-converged') return undefined;
  return { kind: 'not-converged', residual: status.worstResidual, tolerance: status.tolerance };
}
