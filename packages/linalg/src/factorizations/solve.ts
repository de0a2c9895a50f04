import { DenseMatrix, MisuseError, requireInRange, requireMatrix, requireOptions, requireSameExtent } from '@entk/core';
import { requireSquare } from '../eigen/requirements.js';
import { putFinite } from '../finite.js';
import { arenaBytes, withArena } from '../wasm/arena.js';
import { paddedStride, putPadded } from '../wasm/layout.js';

export interface SolveOptions {
  /** The most bytes of scratch. @default 2 GiB */
  readonly memoryBudget?: number;
}

/**
 * Solves with a lower triangular matrix.
 *
 * L·X = B, or with `transposed` Lᵀ·X = B.
 *
 * @param factor [n, n], float64; entries above the diagonal are not read.
 * @param right [n, c], float64.
 * @returns X [n, c].
 * @throws ShapeError if the factor is not square or the rows differ.
 * @throws MisuseError if a diagonal entry is zero; the first is named.
 * @throws NonFiniteError if an entry is NaN or infinite, or one of the solution is beyond the range of float64.
 * @throws MemoryBudgetError if copies of both exceed the budget.
 * @remarks n²·c flops.
 * @example
 * ```ts
 * import { DenseMatrix } from '@entk/core';
 * import { solveTriangular } from '@entk/linalg';
 *
 * const lower = DenseMatrix.fromRows([[2, 0], [1, 2]]);
 * solveTriangular(lower, DenseMatrix.fromRows([[2], [5]])).data; // Float64Array [1, 2]
 * ```
 */
export function solveTriangular(
  factor: DenseMatrix,
  right: DenseMatrix,
  options: SolveOptions & { readonly transposed?: boolean } = {},
): DenseMatrix {
  requireOptions('solveTriangular', options, { memoryBudget: true, transposed: true });
  return substitute('solveTriangular', factor, right, [options.transposed ?? false], options);
}

/**
 * Solves a symmetric positive definite system from its Cholesky factor.
 *
 * L·Lᵀ·X = B
 *
 * @param factor L [n, n] from `cholesky`.
 * @param right B [n, c], float64.
 * @returns X [n, c].
 * @throws ShapeError if the factor is not square or the rows differ.
 * @throws MisuseError if a diagonal entry is zero; the first is named.
 * @throws NonFiniteError if an entry is NaN or infinite, or one of the solution is beyond the range of float64.
 * @throws MemoryBudgetError if copies of both exceed the budget.
 * @remarks 2·n²·c flops.
 * @example
 * ```ts
 * import { DenseMatrix } from '@entk/core';
 * import { choleskySolve } from '@entk/linalg';
 *
 * const factor = DenseMatrix.fromRows([[2, 0], [1, 2]]); // of [[4, 2], [2, 5]]
 * choleskySolve(factor, DenseMatrix.fromRows([[8], [12]])).data; // ≈ Float64Array [1, 2]
 * ```
 */
export function choleskySolve(factor: DenseMatrix, right: DenseMatrix, options: SolveOptions = {}): DenseMatrix {
  requireOptions('choleskySolve', options, { memoryBudget: true });
  return substitute('choleskySolve', factor, right, [false, true], options);
}

function substitute(
  caller: string,
  factor: DenseMatrix,
  right: DenseMatrix,
  passes: readonly boolean[],
  { memoryBudget }: SolveOptions,
): DenseMatrix {
  requireSquare(caller, 'factor', factor);
  requireMatrix(caller, 'right-hand side', right);
  requireSameExtent(caller, 'rows of the right-hand side', factor.rows, right.rows);
  const n = factor.rows;
  for (let i = 0; i < n; i++) {
    if (factor.get(i, i) !== 0) continue;
    throw new MisuseError({ in: caller, rule: 'diagonal of the factor must not be zero', got: 0, context: `row ${i}` });
  }
  const stride = paddedStride(right.columns);
  const bytes = arenaBytes(n * n, right.data.length, n * stride);
  return withArena(caller, bytes, memoryBudget, (arena) => {
    const { at: l } = putFinite(caller, 'factor', factor, arena);
    putFinite(caller, 'right-hand side', right, arena);
    const x = putPadded(right, stride, arena);
    for (const transposed of passes) {
      arena.kernels.solveLower(n, l, n, right.columns, x, stride, transposed);
    }
    const inRange = Number.isFinite(arena.kernels.maxAbs(x, n * stride));
    const result = new DenseMatrix(n, right.columns);
    for (let i = 0; i < n; i++) result.data.set(arena.view(x + 8 * i * stride, right.columns), i * right.columns);
    if (!inRange) requireInRange(caller, 'solution', result);
    return result;
  });
}
