import { requireInteger, requireNumber, requireOneOf, requireOptions } from '@entk/core';
import { expm1 } from '@entk/core/elementary';
import type { SpectrumSide } from '@entk/kernels';
import { fit } from '../modes/fit.js';
import { modesOf } from '../modes/kernel-modes.js';
import type { Regression, RegressionStatus, Solver } from './solver.js';
import { notConverged } from './spectrum.js';

/**
 * What the squared error is divided by: `mean` L = (1/(N·C)) Σ (f − y)², as `squaredError` of `@entk/models` and most
 * libraries have it; `sum` L = Σ (f − y)²; `half` L = ½ Σ (f − y)², as the paper's eq. 12 has it.
 */
export type SquaredErrorScale = 'mean' | 'sum' | 'half';

/** How long to train. */
export interface GradientFlowOptions {
  /** t of gradient flow dθ/dt = −∇L; after n steps of gradient descent at a small learning rate η, t = η n. */
  readonly time: number;
  /** @default 'mean' */
  readonly loss?: SquaredErrorScale;
  /** Leading eigenpairs that take part; required where the source is an operator. @default all */
  readonly rank?: number;
  /**
   * Where the pairs of a flattened kernel of Jacobians are found, as for `kernelModes`. @default the smallest that fits
   */
  readonly side?: SpectrumSide;
}

/**
 * The network's linearisation after training from f₀ for a time t by gradient flow on squared error, in closed form:
 *
 *   f_t(x) = f₀(x) + Σᵢ K(x, X) vᵢ · (1 − e^{−s (λᵢ + ρ) t}) / (λᵢ + ρ) · vᵢᵀ (y − f₀(X))
 *
 * with s = 2/(N·C) for `mean`, 2 for `sum`, 1 for `half`. All modes take part, those below the cutoff too: as λ → 0 the
 * quotient tends to s t, so nothing is divided by zero. As t → ∞ the sum is eq. 1. The ridge ρ adds (s/2) ρ ‖θ − θ₀‖²
 * to the loss. For a flattened kernel this is exact for networks that are linear in θ; an [N, N] kernel stands in for
 * it, shared by all outputs. Outputs whose derivatives were rescaled by √I_c train on the loss weighted by I_c (eq. 5,
 * β = 1).
 *
 * @returns A solver of kernels, Jacobians, operators and modes. Its status is `solved`, `truncated` where only leading
 * modes take part, so that the others stay where they started, or `not-converged` where the eigenpairs are.
 * @throws MisuseError for a negative time, a rank below 1 or an unknown loss.
 * @remarks The eigenproblem, then (M + M′)·r operations an output for an [N, N] kernel, in all for a flattened one: for
 * many times take `kernelModes` first.
 * @example
 * ```ts
 * import { DenseMatrix } from '@entk/core';
 * import { gradientFlow, regress } from '@entk/prediction';
 *
 * const train = {
 *   matrix: DenseMatrix.fromRows([[2, 0], [0, 0]]),
 *   collapse: { kind: 'trace' as const },
 *   parameters: ['W'],
 *   exampleCounts: [2, 2] as const,
 *   outputCount: 1,
 *   outputFactors: Float64Array.of(1),
 * };
 * const solver = gradientFlow({ time: 0.5, loss: 'half' });
 * const { predictions } = await regress({ train }, DenseMatrix.fromRows([[1], [1]]), { solver });
 * predictions.train.data; // ≈ [0.632120559, 0], exactly 1 − 1/e, and what the kernel cannot move
 * ```
 */
export function gradientFlow(options: GradientFlowOptions): Solver {
  requireOptions<GradientFlowOptions>('gradientFlow', options, { time: true, loss: true, rank: true, side: true });
  const { time, loss = 'mean', rank, side } = options;
  requireNumber('gradientFlow', 'time', time, { min: 0 });
  requireOneOf('gradientFlow', 'loss', loss, ['mean', 'sum', 'half']);
  if (rank !== undefined) requireInteger('gradientFlow', 'rank', rank, { min: 1 });
  return {
    name: 'gradientFlow',
    async solve(source, problem, { ridge, ...work }): Promise<Regression> {
      const modes = await modesOf('regress', source, { ...work, count: rank, side });
      const { values, complete, exampleCounts, outputCount } = modes;
      const taken = Math.min(rank ?? values.length, values.length);
      const rate = rates[loss](exampleCounts.train * outputCount) * time;
      const weights = values.map((value, i) => (i < taken ? movement(value + ridge, rate) : 0));
      const { predictions, unreached } = fit(modes, problem);
      const whole: RegressionStatus = { kind: 'solved' };
      const part: RegressionStatus = { kind: 'truncated', rank: taken, unreached: unreached(taken) };
      const status = notConverged(modes) ?? (complete && taken === values.length ? whole : part);
      return { predictions: predictions(weights), status, solver: 'gradientFlow', ridge };
    },
  };
}

/** (1 − e^{−rate λ}) / λ, or its limit at zero. */
function movement(value: number, rate: number): number {
  return value > 0 ? -expm1(-rate * value) / value : rate;
}

/** s, from ∇L = (s/2)·∇ Σ (f − y)². */
const rates: Record<SquaredErrorScale, (entries: number) => number> = {
  mean: (entries) => 2 / entries,
  sum: () => 2,
  half: () => 1,
};
