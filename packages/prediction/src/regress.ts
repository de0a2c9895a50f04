import { requireNumber, requireOptions, workOf, workOptionNames, type WorkOptions } from '@entk/core';
import type { Collapse } from '@entk/kernels';
import { type Outputs, pose, type Start } from './problem.js';
import { cholesky } from './solvers/cholesky.js';
import { conjugateGradients } from './solvers/conjugate-gradients.js';
import { type Regression, requireAccepted, type Solver } from './solvers/solver.js';
import { spectrum } from './solvers/spectrum.js';
import { type KnownSource, knownSource, type Source } from './source.js';

/** How `regress` is to work. */
export interface RegressOptions<R extends Regression = Regression> extends WorkOptions {
  /**
   * `cholesky()`, `spectrum()`, `conjugateGradients()` or `gradientFlow()`.
   *
   * @default `cholesky()` for kernels and for Jacobians with an [N, N] collapse, `spectrum()` for modes and for
   * Jacobians with a flattened kernel, `conjugateGradients()` for an operator
   */
  readonly solver?: Solver<R>;
  /** ρ, added to the diagonal of K(X, X). @default 0 */
  readonly ridge?: number;
  /** f₀(X) and f₀(x), which the regression starts from. @default 'zero' */
  readonly start?: Start;
  /** Of Jacobians. @default flattened */
  readonly collapse?: Collapse;
}

/**
 * Kernel regression with the eNTK (eq. 1): f(x) = f₀(x) + K(x, X) (K(X, X) + ρ)⁻¹ (y − f₀(X)).
 *
 * **From zero** (f₀ = 0) it is eq. 1 as it stands, the claim that the kernel at the end of training, without the
 * network, makes the network's predictions: hold it against the network with `agreement`. **From the network** (`start`
 * its outputs at θ*) it is where training the linearised network on would end. There f(X) ≈ y leaves almost nothing to
 * predict, so it agrees with the network whatever the kernel is, and tests no more than that training has ended. With
 * the outputs at initialisation, and the kernel there, it is the prediction of the lazy limit.
 *
 * An [N, N] kernel is shared by all outputs (its scale does not matter while ρ = 0, so `trace` and `classMean` agree);
 * the flattened kernel couples them. Outputs whose derivatives were rescaled (`outputFactors` of a flattened kernel)
 * are fitted with those weights.
 *
 * | source | solvers |
 * |---|---|
 * | kernels, `train` K(X, X) from `empiricalNtk` and `test` K(x, X) from `crossKernel`, of one collapse | all |
 * | Jacobians at X and x, with `collapse` | all |
 * | an operator on all examples, those of training first | `spectrum` and `gradientFlow` with a rank, `conjugateGradients` |
 * | modes, from `kernelModes` | `spectrum`, `gradientFlow` |
 *
 * @param targets y of the training examples, axes [N, C].
 * @returns Predictions at X and x, and how they were found. `status` is never an exception: `rank-deficient` where K
 * has no inverse and ρ = 0, `truncated` where a rank was asked for, `not-converged`, else `solved`.
 * @throws ShapeError if the parts of the source, targets or f₀ do not fit each other.
 * @throws MisuseError for a solver that cannot start from the source, with those that can; for a negative ridge, an
 * output factor of zero, or a collapse of what has one already.
 * @throws NonFiniteError if a prediction is beyond the range of float64.
 * @throws MemoryBudgetError if what a solver forms does not fit.
 * @remarks The cost is the solver's.
 * @example
 * ```ts
 * import { DenseMatrix } from '@entk/core';
 * import { regress } from '@entk/prediction';
 *
 * const rest = { collapse: { kind: 'trace' as const }, parameters: ['W'], outputCount: 1, outputFactors: Float64Array.of(1) };
 * // The kernel x·x′ + 1 of a line, at X = (0, 1) and x = 3.
 * const { predictions, solver } = await regress(
 *   {
 *     train: { ...rest, matrix: DenseMatrix.fromRows([[1, 1], [1, 2]]), exampleCounts: [2, 2] },
 *     test: { ...rest, matrix: DenseMatrix.fromRows([[1, 4]]), exampleCounts: [1, 2] },
 *   },
 *   DenseMatrix.fromRows([[5], [7]]),
 * );
 * predictions.test?.data; // ≈ [11]
 * solver; // 'cholesky'
 * ```
 */
export async function regress<R extends Regression = Regression>(
  source: Source,
  targets: Outputs,
  options: RegressOptions<R> = {},
): Promise<R> {
  requireOptions<RegressOptions<R>>('regress', options, {
    ...workOptionNames,
    solver: true,
    ridge: true,
    start: true,
    collapse: true,
  });
  const { ridge = 0, start, collapse } = options;
  requireNumber('regress', 'ridge', ridge, { min: 0 });
  const known = knownSource('regress', source, collapse, targets);
  const solver = options.solver ?? (usualSolver(known) as Solver<R>);
  requireAccepted('regress', solver, known);
  options.signal?.throwIfAborted();
  const problem = pose('regress', known.rows, known.exampleCounts, targets, start);
  return solver.solve(known, problem, { ...workOf(options), ridge });
}

function usualSolver({ kind, collapse }: KnownSource): Solver {
  if (kind === 'operator') return conjugateGradients();
  if (kind === 'modes') return spectrum();
  return kind === 'Jacobians' && collapse.kind === 'flattened' ? spectrum() : cholesky();
}
