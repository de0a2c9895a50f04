import { DenseMatrix, requireMatrix, requireOptions, requireSameExtent } from '@entk/core';
import { multiply } from '../products/multiply.js';
import { normsOf } from '../products/norms.js';
import { qr } from './qr.js';
import { solveTriangular, type SolveOptions } from './solve.js';

/** What `leastSquares` found. */
export type LeastSquares =
  | {
      readonly kind: 'full-rank';
      /** X [n, c], the one that makes every column of A·X − B shortest. */
      readonly solution: DenseMatrix;
      /** ‖A x − b‖₂ of every column, [c]. */
      readonly residuals: Float64Array;
    }
  | {
      readonly kind: 'rank-deficient';
      /** The first column of A that is one of those before it to rounding, so that many solutions are as good. */
      readonly column: number;
    };

/**
 * Least squares by QR: the X that makes ‖A·X − B‖ smallest, column by column.
 *
 * R·X = Qᵀ·B, A = Q·R. The normal equations are not formed, so the error grows with the condition of A, and with its
 * square only in the part of the residual.
 *
 * @param matrix A [m, n], m ≥ n ≥ 1, float64.
 * @param right B [m, c], float64.
 * @returns The solution, or the first column that depends on those before it: r_jj ≤ m · eps · ‖a_j‖. Nothing is
 *   regularised.
 * @throws ShapeError if there are more columns than rows, no columns, or the rows differ.
 * @throws NonFiniteError if an entry is NaN or infinite, or one of the solution is beyond the range of float64.
 * @throws MemoryBudgetError if the scratch exceeds the budget.
 * @remarks 4·m·n² + 4·m·n·c flops. No pivoting: a column is dependent by those before it alone.
 * @example
 * ```ts
 * import { DenseMatrix } from '@entk/core';
 * import { leastSquares } from '@entk/linalg';
 *
 * const line = DenseMatrix.fromRows([[1, 0], [1, 1], [1, 2]]); // columns 1 and x
 * const found = leastSquares(line, DenseMatrix.fromRows([[1], [3], [5]]));
 * found.kind === 'full-rank' && found.solution.data; // ≈ Float64Array [1, 2]
 * ```
 */
export function leastSquares(matrix: DenseMatrix, right: DenseMatrix, options: SolveOptions = {}): LeastSquares {
  requireMatrix('leastSquares', 'matrix', matrix);
  requireMatrix('leastSquares', 'right-hand side', right);
  requireOptions<SolveOptions>('leastSquares', options, { memoryBudget: true });
  requireSameExtent('leastSquares', 'rows of the right-hand side', matrix.rows, right.rows);
  const { q, r, columnNorms } = qr(matrix, options);
  const rounding = matrix.rows * Number.EPSILON;
  for (let j = 0; j < r.rows; j++) {
    if (r.get(j, j) <= rounding * columnNorms[j]) return { kind: 'rank-deficient', column: j };
  }
  const projected = multiply(q, right, { transposeLeft: true, ...options });
  const lower = DenseMatrix.from(r.transpose());
  const solution = solveTriangular(lower, projected, { transposed: true, ...options });
  const residuals = multiply(matrix, solution, options);
  for (let place = 0; place < residuals.data.length; place++) residuals.data[place] -= right.data[place];
  return { kind: 'full-rank', solution, residuals: normsOf('leastSquares', residuals) };
}
