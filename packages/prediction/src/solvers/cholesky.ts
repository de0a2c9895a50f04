import { DenseMatrix, requireNumber, requireOptions, type WorkOptions } from '@entk/core';
import { cholesky as choleskyFactor, choleskySolve, multiply } from '@entk/linalg';
import { defaultCutoff } from '../constants.js';
import { kernelsOf } from '../kernels.js';
import { mapSplit } from '../problem.js';
import type { KnownSource } from '../source.js';
import type { Regression, Solver } from './solver.js';
import { spectrum } from './spectrum.js';

/** When a kernel has an inverse. */
export interface CholeskyOptions {
  /**
   * The share of the largest pivot, or of λ₁, at or below which a pivot or eigenvalue counts as zero. @default 1e-10
   */
  readonly cutoff?: number;
}

/**
 * Solves by the Cholesky factor of K(X, X) + ρ, or by its spectrum where a pivot is not clear of zero: then the kernel
 * has no inverse, and the solution of least norm is taken.
 *
 * @returns A solver of kernels, and of Jacobians, whose kernels it forms.
 * @throws MisuseError for a cutoff outside of [0, 1).
 * @remarks M³/3 flops; some 10 M³ where it takes the spectrum.
 * @example
 * ```ts
 * import { DenseMatrix } from '@entk/core';
 * import { cholesky, regress } from '@entk/prediction';
 *
 * const rest = { collapse: { kind: 'trace' as const }, parameters: ['W'], outputCount: 1, outputFactors: Float64Array.of(1) };
 * const train = { ...rest, matrix: DenseMatrix.fromRows([[1, 1], [1, 1]]), exampleCounts: [2, 2] as const };
 * const y = DenseMatrix.fromRows([[1], [2]]);
 * (await regress({ train }, y, { solver: cholesky() })).solver; // 'spectrum', the kernel is singular
 * (await regress({ train }, y, { solver: cholesky(), ridge: 0.5 })).solver; // 'cholesky'
 * ```
 */
export function cholesky(options: CholeskyOptions = {}): Solver {
  requireOptions<CholeskyOptions>('cholesky', options, { cutoff: true });
  const { cutoff = defaultCutoff } = options;
  requireNumber('cholesky', 'cutoff', cutoff, { min: 0, below: 1 });
  return {
    name: 'cholesky',
    async solve(source, problem, { ridge, ...work }): Promise<Regression> {
      const matrices = formed(source, work);
      const { memoryBudget } = work;
      const factor = definiteFactor(matrices.kernels.train.matrix, ridge, cutoff, memoryBudget);
      if (!factor) return spectrum({ cutoff }).solve(matrices, problem, { ...work, ridge });
      const weights = choleskySolve(factor, problem.right, { memoryBudget });
      const changes = mapSplit(matrices.kernels, ({ matrix }) => multiply(matrix, weights, { memoryBudget }));
      return { predictions: problem.predictions(changes), status: { kind: 'solved' }, solver: 'cholesky', ridge };
    },
  };
}

type KernelSource = Extract<KnownSource, { readonly kind: 'kernels' }>;

/** The source with its kernels as matrices; what is neither kernels nor Jacobians has been refused. */
function formed(source: KnownSource, work: WorkOptions): KernelSource {
  if (source.kind === 'kernels') return source;
  const { jacobians } = source as Extract<KnownSource, { readonly kind: 'Jacobians' }>;
  const { rows, exampleCounts, collapse } = source;
  return { kind: 'kernels', kernels: kernelsOf(jacobians, rows.collapse, work), rows, exampleCounts, collapse };
}

/** L of K + ρ, or nothing where a pivot is not clear of zero. */
function definiteFactor(
  matrix: DenseMatrix,
  ridge: number,
  cutoff: number,
  memoryBudget?: number,
): DenseMatrix | undefined {
  const result = choleskyFactor(ridge === 0 ? matrix : plusDiagonal(matrix, ridge), { memoryBudget });
  if (result.kind === 'not-positive-definite') return undefined;
  const pivots = Float64Array.from({ length: matrix.rows }, (_, i) => result.factor.get(i, i) ** 2);
  const largest = pivots.reduce((most, pivot) => Math.max(most, pivot), 0);
  return pivots.every((pivot) => pivot > cutoff * largest) ? result.factor : undefined;
}

function plusDiagonal({ rows, columns, data }: DenseMatrix, ridge: number): DenseMatrix {
  const sum = new DenseMatrix(rows, columns, data.slice());
  for (let i = 0; i < rows; i++) sum.data[i * columns + i] += ridge;
  return sum;
}
