import { createRandom, DenseMatrix, requireInteger, requireOptions } from '@entk/core';

/** How many read-outs there are, and of what. */
export interface RandomReadoutsOptions {
  /** C, the outputs of a position: the vocabulary of a language model. */
  readonly outputs: number;
  /** R. @default 4 */
  readonly count?: number;
  readonly seed: number;
}

/**
 * R random read-outs r·f of C outputs, r ~ N(0, 1/C): weights for {@link Readout}, in place of all C where C is a
 * vocabulary. The class mean of a Jacobian of them, (1/R) Σ_r J_rᵀJ_r, has the class mean over all C outputs as its
 * expectation, at a C-th·R of the cost.
 *
 * For one kernel entry the variance is that of Hutchinson's estimate of a trace, (2/R)‖∂f(x) ∂f(x′)ᵀ‖²/C² at most, so
 * it is small where many directions of the outputs count and none of them much; `readoutAgreement` measures it.
 *
 * @returns Axes [R, C].
 * @throws MisuseError if C or R is no positive integer.
 *
 * @example
 * ```ts
 * import { randomReadouts } from '@entk/models';
 *
 * const weights = randomReadouts({ outputs: 1000, count: 2, seed: 0 });
 * weights.rows; // 2
 * Math.abs(weights.data.reduce((sum, entry) => sum + entry * entry, 0) / 2 - 1) < 0.1; // true
 * ```
 */
export function randomReadouts(options: RandomReadoutsOptions): DenseMatrix {
  const caller = 'randomReadouts';
  requireOptions<RandomReadoutsOptions>(caller, options, { outputs: true, count: true, seed: true });
  const { outputs, count = 4, seed } = options;
  requireInteger(caller, 'outputs', outputs, { min: 1 });
  requireInteger(caller, 'count', count, { min: 1 });
  const random = createRandom(seed).fork('read-outs');
  return new DenseMatrix(count, outputs, random.normals(count * outputs)).scaleInPlace(1 / Math.sqrt(outputs));
}
