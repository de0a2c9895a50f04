import { DenseMatrix, requireOptions } from '@entk/core';
import { requireSquare, requireSymmetric } from '../eigen/requirements.js';
import { type Arena, arenaBytes, withArena } from '../wasm/arena.js';
import { paddedStride, putPadded } from '../wasm/layout.js';

/** What Cholesky's factorisation gave. */
export type Cholesky =
  | {
      readonly kind: 'positive-definite';
      /** [n, n], lower triangular L with positive diagonal, A = L·Lᵀ. */
      readonly factor: DenseMatrix;
    }
  | {
      readonly kind: 'not-positive-definite';
      /** The first pivot that is not positive, and its value: the leading rows up to it are not positive definite. */
      readonly pivot: { readonly index: number; readonly value: number };
    };

/**
 * Cholesky factorisation of a symmetric positive definite matrix.
 *
 * A = L·Lᵀ
 *
 * Nothing is added to the diagonal. A matrix that is not positive definite, to rounding, is reported, not repaired.
 *
 * @param matrix [n, n], float64, symmetric. Beyond the symmetry check only the upper triangle is read.
 * @throws ShapeError if the matrix is not square or has no rows.
 * @throws MisuseError if it is not symmetric; the worst entry is named.
 * @throws NonFiniteError if an entry is NaN or infinite.
 * @throws MemoryBudgetError if a copy of the matrix exceeds the budget.
 * @remarks n³/3 flops. ‖A − LLᵀ‖ is of the order of n·eps·‖A‖.
 * @example
 * ```ts
 * import { DenseMatrix } from '@entk/core';
 * import { cholesky } from '@entk/linalg';
 *
 * const good = cholesky(DenseMatrix.fromRows([[4, 2], [2, 5]]));
 * good.kind === 'positive-definite' && good.factor.data; // ≈ Float64Array [2, 0, 1, 2]
 * const bad = cholesky(DenseMatrix.fromRows([[1, 2], [2, 1]]));
 * bad.kind === 'not-positive-definite' && bad.pivot; // ≈ { index: 1, value: -3 }
 * ```
 */
export function cholesky(matrix: DenseMatrix, options: { readonly memoryBudget?: number } = {}): Cholesky {
  requireSquare('cholesky', 'matrix', matrix);
  requireOptions('cholesky', options, { memoryBudget: true });
  const n = matrix.rows;
  const stride = paddedStride(n);
  const bytes = arenaBytes(n * stride);
  return withArena('cholesky', bytes, options.memoryBudget, (arena) => factorise(matrix, stride, arena));
}

function factorise(matrix: DenseMatrix, stride: number, arena: Arena): Cholesky {
  const n = matrix.rows;
  const a = putPadded(matrix, stride, arena);
  requireSymmetric('cholesky', matrix, arena.kernels, a, stride);
  const index = arena.kernels.cholesky(n, a, stride);
  if (index >= 0) {
    return { kind: 'not-positive-definite', pivot: { index, value: arena.kernels.choleskyFailedPivot() } };
  }
  arena.kernels.mirrorUpper(n, a, stride);
  const factor = new DenseMatrix(n, n);
  for (let i = 0; i < n; i++) factor.data.set(arena.view(a + 8 * i * stride, i + 1), i * n);
  return { kind: 'positive-definite', factor };
}
