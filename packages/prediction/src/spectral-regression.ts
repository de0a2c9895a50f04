import { DenseMatrix, requireInteger, requireNumber } from '@entk/core';
import { multiply, scaledRows } from '@entk/linalg';
import { ranksAtOnce } from './constants.js';
import type { KernelModes } from './modes.js';
import type { Outputs } from './outputs.js';
import { pose } from './rows.js';
import { mapSplit, type Split } from './split.js';

/** What is predicted, axes [N, C] each. */
export type Predictions = Split<DenseMatrix>;

/** How a regression ended. */
export type RegressionStatus =
  | { readonly kind: 'solved' }
  | RankDeficient
  | TruncatedSolution
  | { readonly kind: 'not-converged'; readonly residual: number; readonly tolerance: number };

/** K(X, X) has no inverse: the solution of least norm was taken. */
export interface RankDeficient {
  readonly kind: 'rank-deficient';
  /** Eigenvalues above the cutoff. */
  readonly rank: number;
  readonly rows: number;
  readonly cutoff: number;
  /** The share of Σ (y − f₀)² that no prediction with this kernel reaches on the training examples. */
  readonly unreached: number;
}

/** Only the leading eigenpairs took part, as asked. */
export interface TruncatedSolution {
  readonly kind: 'truncated';
  readonly rank: number;
  /** As for `rank-deficient`. */
  readonly unreached: number;
}

/** A prediction from modes. */
export interface SpectralRegression {
  readonly predictions: Predictions;
  readonly status: RegressionStatus;
}

/** What to predict with, and around what. */
export interface SpectralRegressionOptions {
  /** k, the leading eigenpairs that take part. @default all above the cutoff */
  readonly rank?: number;
  /** ρ in K (K + ρ)⁻¹. @default 0 */
  readonly ridge?: number;
  /** f₀(X) and f₀(x), which y is predicted around. @default zero */
  readonly around?: Split<Outputs>;
}

/**
 * Kernel regression with the eigenpairs of the kernel, in full or truncated to rank k:
 *
 *   f(x) = f₀(x) + Σ_{i ≤ k} K(x, X) vᵢ (λᵢ + ρ)⁻¹ vᵢᵀ (y − f₀(X))
 *
 * which is eq. 1 for k = rank, ρ = 0 and f₀ = 0, with Nyström's extension of the eigenvectors to x. An [N, N] kernel is
 * shared by all outputs. Where K(X, X) has no inverse, eigenvalues at or below the cutoff are left out, which gives the
 * solution of least norm; the status says so, with the rank and the share of y out of reach. Outputs whose derivatives
 * were rescaled (`outputFactors` of a flattened kernel) are fitted with those weights.
 *
 * @param targets y of the training examples, axes [N, C].
 * @throws ShapeError if targets or f₀ do not fit the modes; MisuseError for a rank beyond the modes or a factor of zero.
 * @remarks (M + M′)·r operations an output for an [N, N] kernel, in all for a flattened one.
 * @example
 * ```ts
 * import { DenseMatrix } from '@entk/core';
 * import { kernelModes, spectralRegression } from '@entk/prediction';
 *
 * const rest = { collapse: { kind: 'trace' as const }, parameters: ['W'], outputCount: 1, outputFactors: Float64Array.of(1) };
 * // The kernel x·x′ of a linear function of one input, at X = (1, 2) and x = 3: of rank 1.
 * const modes = await kernelModes({
 *   training: { ...rest, matrix: DenseMatrix.fromRows([[1, 2], [2, 4]]), exampleCounts: [2, 2] },
 *   heldOut: { ...rest, matrix: DenseMatrix.fromRows([[3, 6]]), exampleCounts: [1, 2] },
 * });
 * const { predictions, status } = spectralRegression(modes, DenseMatrix.fromRows([[2], [4]]));
 * predictions.heldOut?.data; // ≈ [6]
 * status.kind; // 'rank-deficient'
 * ```
 */
export function spectralRegression(
  modes: KernelModes,
  targets: Outputs,
  { rank, ridge = 0, around }: SpectralRegressionOptions = {},
): SpectralRegression {
  requireNumber('spectralRegression', 'ridge', ridge, { min: 0 });
  const taken = rank ?? modes.rank;
  requireInteger('spectralRegression', 'rank', taken, { min: 0, max: modes.rank });
  const problem = fitted('spectralRegression', modes, targets, around);
  const weights = modes.values.map((value, i) => (i < taken ? 1 / (value + ridge) : 0));
  return {
    predictions: problem.predictions(weights),
    status: regressionStatus(modes, problem, taken, ridge),
  };
}

/** vᵢᵀ (y − f₀(X)), and what they are taken of. */
export interface FittedProblem {
  /** Axes [r, C] for an [N, N] kernel, [r, 1] for a flattened one. */
  readonly coefficients: DenseMatrix;
  /** Σ (y − f₀)², weighted by the output factors of a flattened kernel. */
  readonly total: number;
  /** f₀ + Σᵢ K(·, X) vᵢ wᵢ vᵢᵀ (y − f₀(X)), for a weight wᵢ a mode. */
  readonly predictions: (weights: Float64Array) => Predictions;
}

/** The part of y that each mode holds. */
export function fitted(caller: string, modes: KernelModes, targets: Outputs, around?: Split<Outputs>): FittedProblem {
  const { right, predictions } = pose(caller, modes, modes.exampleCounts, targets, around);
  const coefficients = modes.coefficients(right);
  return {
    coefficients,
    total: right.data.reduce((total, value) => total + value * value, 0),
    predictions(weights) {
      return predictions(
        mapSplit(modes.exampleCounts, (count, part) => {
          const rows = modes.collapse.kind === 'flattened' ? count * modes.outputCount : count;
          return weightedImages(modes, part, rows, scaledRows(coefficients, weights));
        }),
      );
    },
  };
}

/** Σᵢ K(·, X) vᵢ · row i of `rows`, some modes at a time. */
function weightedImages(
  { images, values }: KernelModes,
  part: keyof Split<unknown>,
  rows: number,
  weights: DenseMatrix,
): DenseMatrix {
  const width = weights.columns;
  const total = new DenseMatrix(rows, width);
  for (let from = 0; from < values.length; from += ranksAtOnce) {
    const to = Math.min(from + ranksAtOnce, values.length);
    const some = new DenseMatrix(to - from, width, weights.data.subarray(from * width, to * width));
    if (some.data.every((weight) => weight === 0)) continue;
    const term = multiply(images(part, from, to), some);
    for (let index = 0; index < term.data.length; index++) total.data[index] += term.data[index];
  }
  return total;
}

/** How a regression by the leading `taken` modes ended. */
export function regressionStatus(
  modes: KernelModes,
  { coefficients, total }: FittedProblem,
  taken: number,
  ridge: number,
): RegressionStatus {
  const { status, rows, cutoff, complete, rank } = modes;
  if (status.kind === 'not-converged') {
    return { kind: 'not-converged', residual: status.worstResidual, tolerance: status.tolerance };
  }
  const reached = coefficients.data
    .subarray(0, taken * coefficients.columns)
    .reduce((sumOfSquares, value) => sumOfSquares + value * value, 0);
  const unreached = total === 0 ? 0 : Math.max(0, 1 - reached / total);
  if (taken < rank || !complete) return { kind: 'truncated', rank: taken, unreached };
  if (ridge > 0 || taken === rows) return { kind: 'solved' };
  return { kind: 'rank-deficient', rank: taken, rows, cutoff, unreached };
}
