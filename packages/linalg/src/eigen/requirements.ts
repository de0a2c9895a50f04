import { type DenseMatrix, MisuseError, requireFinite, requireInteger, requireMatrix, ShapeError } from '@entk/core';
import type { Kernels, Pointer } from '../wasm/kernels.js';

/** What `eigh` is asked for. */
export interface EighOptions<Vectors extends boolean = boolean> {
  /** Whether eigenvectors are computed. @default true */
  readonly vectors?: Vectors;
  /** Pairs from … to − 1 in descending order, the largest being 0. @default all of them */
  readonly range?: { readonly from: number; readonly to: number };
  /**
   * `dense` reduces the matrix to a tridiagonal one. `krylov` finds the leading pairs of a range from 0 by products
   * with blocks of vectors, where it converges; where it does not, or the range is much of the matrix, the dense way
   * is taken after all. `auto` tries that of matrices of 600 rows or more, if a first look costs a fifteenth of the
   * dense way at most. The result says which it was.
   *
   * @default 'auto'
   */
  readonly method?: 'auto' | 'dense' | 'krylov';
  /** The most bytes of scratch; `eighMemory` says what a size needs. @default 2 GiB */
  readonly memoryBudget?: number;
}

/**
 * The largest |a_ij − a_ji| / max|A| that counts as symmetric. Sums in another order differ by about √n·eps, 1e-14;
 * float32 products that were not symmetrised differ by 1e-7 and are refused.
 */
export const symmetryTolerance = 1e-10;

/** @throws ShapeError unless it is a matrix, square and with a row. */
export function requireSquare(caller: string, name: string, matrix: DenseMatrix): void {
  requireMatrix(caller, name, matrix);
  const { rows, columns } = matrix;
  if (rows === columns && rows > 0) return;
  throw new ShapeError({
    in: caller,
    rule: rows === columns ? `${name} must have at least one row` : `${name} must be square`,
    got: [rows, columns],
  });
}

/** @throws MisuseError unless 0 ≤ from < to ≤ n. */
export function requireRange(caller: string, n: number, range: EighOptions['range']): { from: number; to: number } {
  if (!range) return { from: 0, to: n };
  requireInteger(caller, 'range.from', range.from, { min: 0, max: n - 1 });
  requireInteger(caller, 'range.to', range.to, { min: range.from + 1, max: n });
  return range;
}

/**
 * Checks the copy at `a` of `matrix` and returns its largest magnitude.
 *
 * @throws NonFiniteError if an entry is NaN or infinite.
 * @throws MisuseError naming the worst pair of entries if the matrix is not symmetric.
 */
export function requireSymmetric(
  caller: string,
  matrix: DenseMatrix,
  kernels: Kernels,
  a: Pointer,
  stride: number,
): number {
  const n = matrix.rows;
  const largest = kernels.maxAbs(a, n * stride);
  if (!Number.isFinite(largest)) requireFinite(caller, 'matrix', matrix);
  const worst = kernels.worstAsymmetry(n, a, stride);
  if (worst < 0) return largest;
  const [i, j] = [Math.floor(worst / n), worst % n];
  const [above, below] = [matrix.get(i, j), matrix.get(j, i)];
  if (Math.abs(above - below) <= symmetryTolerance * largest) return largest;
  throw new MisuseError({
    in: caller,
    rule: `matrix must be symmetric to ${symmetryTolerance} of its largest entry`,
    got: [above, below],
    context: `entries [${i}, ${j}] and [${j}, ${i}], largest magnitude ${largest}`,
    remedy: 'symmetrise it first, (A + Aᵀ) / 2, if the difference is rounding',
  });
}
