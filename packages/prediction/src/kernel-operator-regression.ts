import { DenseMatrix, requireInteger, requireNumber, type WorkOptions } from '@entk/core';
import type { SymmetricOperator } from '@entk/spectral';
import { conjugateGradients } from './conjugate-gradients.js';
import { defaultTolerance } from './constants.js';
import { type Outputs, outputMatrix } from './outputs.js';
import { pose } from './rows.js';
import type { Predictions } from './spectral-regression.js';
import { mapSplit, type Split } from './split.js';

/** How `kernelOperatorRegression` is to work. */
export interface KernelOperatorRegressionOptions extends WorkOptions {
  /** ρ in K + ρ. @default 0 */
  readonly ridge?: number;
  /** f₀(X) and f₀(x), which y is predicted around. @default zero */
  readonly around?: Split<Outputs>;
  /** The residual ‖(K + ρ) α − y‖ / ‖y‖ to reach, of every output. @default 1e-7 */
  readonly tolerance?: number;
  /** @default 1000 */
  readonly maxIterations?: number;
}

/** A prediction with a kernel that is not there as a matrix, and how conjugate gradients came to it. */
export interface KernelOperatorRegression {
  readonly predictions: Predictions;
  readonly iterations: number;
  /** What every output reached of the tolerance. */
  readonly residuals: Float64Array;
  readonly status:
    | { readonly kind: 'converged' }
    | { readonly kind: 'not-converged'; readonly residual: number; readonly tolerance: number };
  readonly ridge: number;
}

/**
 * Regression with an [N, N] kernel that does not fit, by products with it alone (eq. 1).
 *
 *   f(x) = f₀(x) + K(x, X) (K(X, X) + ρ)⁻¹ (y − f₀(X)), one kernel for all outputs
 *
 * @param operator of the kernel of all examples, those of training first and those held out after them, as
 * `kernelOperator` gives it for the joined inputs; its first rows are K(X, X), its others K(x, X).
 * @param targets y of the training examples, axes [N, C], so that N tells where the held-out ones begin.
 * @returns `not-converged` where an output stayed above the tolerance: without a ridge, because K has no inverse and a part of
 * y is out of its reach, or because `maxIterations` was too few. The iterate of least residual is then what is predicted with.
 * @throws ShapeError if targets or f₀ do not fit; MisuseError if the operator has fewer rows than the targets.
 * @remarks A product with a block of C vectors an iteration; some vectors of N numbers for each output.
 * @example
 * ```ts
 * import { DenseMatrix } from '@entk/core';
 * import { kernelOperatorRegression } from '@entk/prediction';
 * import { operatorOf } from '@entk/spectral';
 *
 * // The kernel x·x′ + 1 of a line, at X = (0, 1) and x = 3.
 * const operator = operatorOf(DenseMatrix.fromRows([[1, 1, 1], [1, 2, 4], [1, 4, 10]]));
 * const { predictions, status } = await kernelOperatorRegression(operator, DenseMatrix.fromRows([[5], [7]]));
 * predictions.heldOut?.data; // ≈ [11]
 * status.kind; // 'converged'
 * ```
 */
export async function kernelOperatorRegression(
  operator: SymmetricOperator,
  targets: Outputs,
  options: KernelOperatorRegressionOptions = {},
): Promise<KernelOperatorRegression> {
  const caller = 'kernelOperatorRegression';
  const { ridge = 0, around, tolerance = defaultTolerance, maxIterations = 1000 } = options;
  requireNumber(caller, 'ridge', ridge, { min: 0 });
  requireNumber(caller, 'tolerance', tolerance, { above: 0, below: 1 });
  requireInteger(caller, 'maxIterations', maxIterations, { min: 1 });
  const { rows: count, columns: outputCount } = outputMatrix(caller, 'targets', targets);
  requireInteger(caller, 'rows of the operator', operator.size, { min: count });
  const heldOut = operator.size - count;
  const exampleCounts: Split<number> = heldOut > 0 ? { training: count, heldOut } : { training: count };
  const rows = { collapse: { kind: 'classMean' }, outputCount, outputFactors: new Float64Array() } as const;
  const { right, predictions } = pose(caller, rows, exampleCounts, targets, around);

  const onAll = async (block: DenseMatrix) => operator.apply(padded(block, operator.size));
  const onTraining = { size: count, apply: async (block: DenseMatrix) => rowRange(await onAll(block), 0, count) };
  const found = await conjugateGradients(onTraining, right, { ...options, ridge, tolerance, maxIterations });
  const images = await onAll(found.solution);
  const residual = Math.max(...found.residuals);
  return {
    predictions: predictions(
      mapSplit(exampleCounts, (size, name) => rowRange(images, name === 'training' ? 0 : count, size)),
    ),
    iterations: found.iterations,
    residuals: found.residuals,
    status: residual <= tolerance ? { kind: 'converged' } : { kind: 'not-converged', residual, tolerance },
    ridge,
  };
}

/** The rows of a block, and zeros below. */
function padded(block: DenseMatrix, rows: number): DenseMatrix {
  const result = new DenseMatrix(rows, block.columns);
  result.data.set(block.data);
  return result;
}

/** Some rows, copied. */
function rowRange({ columns, data }: DenseMatrix, from: number, count: number): DenseMatrix {
  return new DenseMatrix(count, columns, data.slice(from * columns, (from + count) * columns));
}
