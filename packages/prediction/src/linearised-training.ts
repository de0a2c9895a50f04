import { requireNumber, requireOneOf } from '@entk/core';
import type { KernelModes } from './modes.js';
import type { Outputs } from './outputs.js';
import { fitted, type Predictions } from './spectral-regression.js';
import type { Split } from './split.js';

/**
 * What the squared error is divided by: `mean` L = (1/(N·C)) Σ (f − y)², as `squaredError` of `@entk/models` and most
 * libraries have it; `sum` L = Σ (f − y)²; `half` L = ½ Σ (f − y)², as the paper's eq. 12 has it.
 */
export type SquaredErrorScale = 'mean' | 'sum' | 'half';

/** How long to train. */
export interface LinearisedTrainingOptions {
  /** t of gradient flow dθ/dt = −∇L; after n steps of gradient descent at a small learning rate η, t = η n. */
  readonly time: number;
  /** @default 'mean' */
  readonly loss?: SquaredErrorScale;
  /** f₀(X) and f₀(x), the outputs training starts from. @default zero */
  readonly start?: Split<Outputs>;
}

/**
 * The network's linearisation after training for a time t by gradient flow on squared error, in closed form:
 *
 *   f_t(x) = f₀(x) + Σᵢ K(x, X) vᵢ · (1 − e^{−s λᵢ t}) / λᵢ · vᵢᵀ (y − f₀(X))
 *
 * with s = 2/(N·C) for `mean`, 2 for `sum`, 1 for `half`. All modes take part, those below the cutoff too: as λ → 0 the
 * quotient tends to s t, so nothing is divided by zero. As t → ∞ the sum is eq. 1. For a flattened kernel it is exact for
 * networks that are linear in θ; an [N, N] kernel stands in for it, shared by all outputs. Outputs whose derivatives
 * were rescaled by √I_c train on the loss weighted by I_c (eq. 5, β = 1).
 *
 * @param modes All of them, or the leading ones: then the others stay where they started.
 * @param targets y of the training examples, axes [N, C].
 * @returns Axes [N, C] for the training examples and those held out.
 * @throws ShapeError if targets or the start do not fit the modes; MisuseError for a negative time.
 * @example
 * ```ts
 * import { DenseMatrix } from '@entk/core';
 * import { kernelModes, linearisedTraining } from '@entk/prediction';
 *
 * const modes = await kernelModes({
 *   training: {
 *     matrix: DenseMatrix.fromRows([[2, 0], [0, 0]]),
 *     collapse: { kind: 'trace' },
 *     parameters: ['W'],
 *     exampleCounts: [2, 2],
 *     outputCount: 1,
 *     outputFactors: Float64Array.of(1),
 *   },
 * });
 * const { training } = linearisedTraining(modes, DenseMatrix.fromRows([[1], [1]]), { time: 0.5, loss: 'half' });
 * training.data; // ≈ [0.632120559, 0], exactly 1 − 1/e, and what the kernel cannot move
 * ```
 */
export function linearisedTraining(
  modes: KernelModes,
  targets: Outputs,
  { time, loss = 'mean', start }: LinearisedTrainingOptions,
): Predictions {
  requireNumber('linearisedTraining', 'time', time, { min: 0 });
  requireOneOf('linearisedTraining', 'loss', loss, ['mean', 'sum', 'half']);
  const rate = rates[loss](modes.exampleCounts.training * modes.outputCount) * time;
  return fitted('linearisedTraining', modes, targets, start).predictions(
    modes.values.map((value) => (value > 0 ? -Math.expm1(-rate * value) / value : rate)),
  );
}

/** s, from ∇L = (s/2)·∇ Σ (f − y)². */
const rates: Record<SquaredErrorScale, (entries: number) => number> = {
  mean: (entries) => 2 / entries,
  sum: () => 2,
  half: () => 1,
};
