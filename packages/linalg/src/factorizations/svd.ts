import { DenseMatrix, requireInRange, requireInteger, requireMatrix, requireOptions, ShapeError } from '@entk/core';
import { type IterationStatus, iterationStatus } from '../iteration-status.js';
import { type Arena, withArena } from '../wasm/arena.js';
import { bidiagonalForm, planSvd, takeVectors } from './bidiagonal-form.js';

/** A = U·diag(values)·Vᵀ; `Svd<false>` are values alone. */
export interface Svd<Vectors extends boolean = boolean> {
  /** [r], descending, not negative; r is the smaller of m and n. */
  readonly values: Float64Array;
  /** [m, r], orthonormal columns; undefined if only values were asked for. */
  readonly u: Vectors extends false ? undefined : DenseMatrix;
  /** [n, r], orthonormal columns: V, not its transpose. Undefined if only values were asked for. */
  readonly v: Vectors extends false ? undefined : DenseMatrix;
  readonly status: IterationStatus;
}

export interface SvdOptions<Vectors extends boolean = boolean> {
  /** Whether U and V are computed. @default true */
  readonly vectors?: Vectors;
  /** The most bytes of scratch; `svdMemory` says what a shape needs. @default 2 GiB */
  readonly memoryBudget?: number;
}

/**
 * Thin singular value decomposition.
 *
 * A = U·diag(values)·Vᵀ, UᵀU = VᵀV = I.
 *
 * Householder QR of the taller of A and Aᵀ where it is much taller than wide, blocked bidiagonalisation (Golub and
 * Kahan), divide and conquer (Gu and Eisenstat), or implicit QR for values alone (Golub and Reinsch). The Gram matrix
 * is not formed, so singular values down to n·eps·σ₁ are right to that absolute accuracy.
 *
 * @param matrix [m, n], float64, any shape with at least one row and column.
 * @returns values descending. Signs of the pairs of vectors are arbitrary; the same matrix gives the same bits.
 * @throws ShapeError if there are no rows or no columns.
 * @throws NonFiniteError if an entry is NaN or infinite, or a singular value is beyond the range of float64.
 * @throws MemoryBudgetError if `svdMemory` exceeds the budget.
 * @remarks About 6·m·r² + 7·r³ flops with vectors, 9·r³ for a square matrix, a seventh of them in products of a matrix
 *   with a vector, which wait for memory; deflation makes clusters cheaper. 8/3·r³ for the values of a square matrix.
 * @example
 * ```ts
 * import { DenseMatrix } from '@entk/core';
 * import { svd } from '@entk/linalg';
 *
 * svd(DenseMatrix.fromRows([[3, 0], [0, -4]])).values; // ≈ Float64Array [4, 3]
 * ```
 */
export function svd<Vectors extends boolean = true>(
  matrix: DenseMatrix,
  options: SvdOptions<Vectors> = {},
): Svd<Vectors> {
  requireMatrix('svd', 'matrix', matrix);
  requireOptions<SvdOptions>('svd', options, { vectors: true, memoryBudget: true });
  const { vectors = true, memoryBudget } = options;
  const { rows, columns } = matrix;
  if (rows === 0 || columns === 0) {
    throw new ShapeError({
      in: 'svd',
      rule: 'matrix must have at least one row and one column',
      got: [rows, columns],
    });
  }
  const bytes = svdMemory(rows, columns, { vectors });
  return withArena('svd', bytes, memoryBudget, (arena) => decompose(matrix, vectors, arena));
}

/**
 * The bytes of scratch that `svd` takes for an m × n matrix, beside the matrix itself and the result.
 *
 * @throws MisuseError if m or n is not a whole number of at least 1.
 * @example
 * ```ts
 * import { svdMemory } from '@entk/linalg';
 *
 * svdMemory(2000, 200) === svdMemory(200, 2000); // true
 * ```
 */
export function svdMemory(m: number, n: number, options: { readonly vectors?: boolean } = {}): number {
  requireOptions('svdMemory', options, { vectors: true });
  const { vectors = true } = options;
  requireInteger('svdMemory', 'm', m, { min: 1 });
  requireInteger('svdMemory', 'n', n, { min: 1 });
  const [tall, r] = [Math.max(m, n), Math.min(m, n)];
  return planSvd(tall, r, vectors).bytes;
}

function decompose(matrix: DenseMatrix, vectors: boolean, arena: Arena): Svd {
  const wasm = arena.kernels;
  const transposed = matrix.rows < matrix.columns;
  const form = bidiagonalForm('svd', matrix, vectors, arena);
  const { n, ld, d, e, exponent, rowsOfU, rowsOfV } = form;
  const failure = vectors
    ? wasm.singularDivide(n, d, e, rowsOfU, rowsOfV, ld, form.packing, form.gaps, form.divide)
    : wasm.bidiagonalQr(n, d, e, 0, 0, 0, 0);
  const status = iterationStatus(failure);
  const unsorted = arena.take(d, n);
  const order = Int32Array.from(unsorted.keys()).sort((i, j) => unsorted[j] - unsorted[i] || i - j);
  const values = Float64Array.from(order, (i) => unsorted[i] * 2 ** -exponent);
  requireInRange('svd', 'singular values', values);
  if (!vectors) return { values, u: undefined, v: undefined, status };
  const { tall, short } = takeVectors(form, order, arena);
  return transposed ? { values, u: short, v: tall, status } : { values, u: tall, v: short, status };
}
