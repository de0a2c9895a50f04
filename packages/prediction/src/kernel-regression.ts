import { DenseMatrix, requireNumber, requireOneOf, type WorkOptions } from '@entk/core';
import { cholesky, choleskySolve, multiply } from '@entk/linalg';
import type { Kernel } from '@entk/kernels';
import { defaultCutoff } from './constants.js';
import { kernelModes, requireKernels } from './modes.js';
import type { Outputs } from './outputs.js';
import { pose } from './rows.js';
import { type Predictions, type RegressionStatus, spectralRegression } from './spectral-regression.js';
import { mapSplit, type Split } from './split.js';

/** How `kernelRegression` is to work. */
export interface KernelRegressionOptions extends WorkOptions {
  /** ρ, added to the diagonal of K(X, X). @default 0 */
  readonly ridge?: number;
  /** f₀(X) and f₀(x), which y is predicted around. @default zero */
  readonly around?: Split<Outputs>;
  /** `auto`: by Cholesky where its pivots say that K + ρ is definite beyond the cutoff, else by `spectrum`. @default 'auto' */
  readonly method?: 'auto' | 'spectrum';
  /** The share of λ₁, or of the largest pivot, at or below which an eigenvalue or pivot counts as zero. @default 1e-10 */
  readonly cutoff?: number;
}

/** A prediction, and how it was found. */
export interface KernelRegression {
  readonly predictions: Predictions;
  readonly status: RegressionStatus;
  readonly method: 'cholesky' | 'spectrum';
  readonly ridge: number;
}

/**
 * Kernel regression with the eNTK (eq. 1): f(x) = f₀(x) + K(x, X) (K(X, X) + ρ)⁻¹ (y − f₀(X)).
 *
 * **Around zero** (f₀ = 0) it is eq. 1 as it stands, the claim that the kernel at the end of training, without the
 * network, makes the network's predictions: hold it against the network with `agreement`. **Around the network**
 * (`around` its outputs at θ*) it is where training the linearised network on would end. There f(X) ≈ y leaves almost
 * nothing to predict, so it agrees with the network whatever the kernel is, and tests no more than that training has
 * ended. With the outputs at initialisation, and the kernel there, it is the prediction of the lazy limit.
 *
 * An [N, N] kernel is shared by all outputs (its scale does not matter while ρ = 0, so `trace` and `classMean` agree); the
 * flattened kernel couples them.
 *
 * @param kernels `training` K(X, X) from `empiricalNtk`, `heldOut` K(x, X) from `crossKernel`; one collapse.
 * @param targets y, axes [N, C].
 * @returns `status` is `solved`, or `rank-deficient` where K has no inverse within the cutoff and ρ = 0: then the solution
 * of least norm was taken, through the spectrum.
 * @throws ShapeError or MisuseError as `kernelModes` and `spectralRegression`.
 * @remarks M³/3 flops by Cholesky, some 10 M³ through the spectrum.
 * @example
 * ```ts
 * import { DenseMatrix } from '@entk/core';
 * import { kernelRegression } from '@entk/prediction';
 *
 * const rest = { collapse: { kind: 'trace' as const }, parameters: ['W'], outputCount: 1, outputFactors: Float64Array.of(1) };
 * // The kernel x·x′ + 1 of a line, at X = (0, 1) and x = 3.
 * const { predictions, method } = await kernelRegression(
 *   {
 *     training: { ...rest, matrix: DenseMatrix.fromRows([[1, 1], [1, 2]]), exampleCounts: [2, 2] },
 *     heldOut: { ...rest, matrix: DenseMatrix.fromRows([[1, 4]]), exampleCounts: [1, 2] },
 *   },
 *   DenseMatrix.fromRows([[5], [7]]),
 * );
 * predictions.heldOut?.data; // ≈ [11]
 * method; // 'cholesky'
 * ```
 */
export async function kernelRegression(
  kernels: Split<Kernel>,
  targets: Outputs,
  options: KernelRegressionOptions = {},
): Promise<KernelRegression> {
  const { ridge = 0, around, method = 'auto', cutoff = defaultCutoff, memoryBudget } = options;
  requireNumber('kernelRegression', 'ridge', ridge, { min: 0 });
  requireNumber('kernelRegression', 'cutoff', cutoff, { min: 0, below: 1 });
  requireOneOf('kernelRegression', 'method', method, ['auto', 'spectrum']);
  requireKernels('kernelRegression', kernels);
  options.signal?.throwIfAborted();
  const { training } = kernels;
  const exampleCounts = mapSplit(kernels, (kernel) => kernel.exampleCounts[0]);
  const { right, predictions } = pose('kernelRegression', training, exampleCounts, targets, around);
  const factor = method === 'auto' ? definiteFactor(training.matrix, ridge, cutoff, memoryBudget) : undefined;
  if (!factor) {
    const modes = await kernelModes(kernels, options);
    return { ...spectralRegression(modes, targets, { ridge, around }), method: 'spectrum', ridge };
  }
  const weights = choleskySolve(factor, right, { memoryBudget });
  return {
    predictions: predictions(mapSplit(kernels, ({ matrix }) => multiply(matrix, weights, { memoryBudget }))),
    status: { kind: 'solved' },
    method: 'cholesky',
    ridge,
  };
}

/** L of K + ρ, or nothing where a pivot is not clear of zero. */
function definiteFactor(
  matrix: DenseMatrix,
  ridge: number,
  cutoff: number,
  memoryBudget?: number,
): DenseMatrix | undefined {
  const result = cholesky(ridge === 0 ? matrix : plusDiagonal(matrix, ridge), { memoryBudget });
  if (result.status === 'notPositiveDefinite') return undefined;
  const pivots = Float64Array.from({ length: matrix.rows }, (_, i) => result.factor.get(i, i) ** 2);
  const largest = pivots.reduce((most, pivot) => Math.max(most, pivot), 0);
  return pivots.every((pivot) => pivot > cutoff * largest) ? result.factor : undefined;
}

function plusDiagonal({ rows, columns, data }: DenseMatrix, ridge: number): DenseMatrix {
  const sum = new DenseMatrix(rows, columns, data.slice());
  for (let i = 0; i < rows; i++) sum.data[i * columns + i] += ridge;
  return sum;
}
