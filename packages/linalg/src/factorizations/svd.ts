import { DenseMatrix, requireInRange, requireInteger, requireMatrix, requireOptions, ShapeError } from '@entk/core';
import { type IterationStatus, iterationStatus } from '../iteration-status.js';
import { type Arena, arenaBytes, withArena } from '../wasm/arena.js';
import { paddedStride } from '../wasm/layout.js';
import { planQr, reduce } from './qr.js';

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
 * Householder QR of the taller of A and Aᵀ, bidiagonalisation of R (Golub and Kahan), implicit QR (Golub and Reinsch).
 * The Gram matrix is not formed, so singular values down to n·eps·σ₁ are right to that absolute accuracy.
 *
 * @param matrix [m, n], float64, any shape with at least one row and column.
 * @returns values descending. Signs of the pairs of vectors are arbitrary; the same matrix gives the same bits.
 * @throws ShapeError if there are no rows or no columns.
 * @throws NonFiniteError if an entry is NaN or infinite, or a singular value is beyond the range of float64.
 * @throws MemoryBudgetError if `svdMemory` exceeds the budget.
 * @remarks About 6·m·r² + 20·r³ flops with vectors. The r³ part rotates vectors and runs at a quarter of the speed of
 *   a matrix product: above r = 1,000 or so it dominates.
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
  const found = withArena('svd', bytes, memoryBudget, (arena) => decompose(matrix, vectors, arena));
  return found;
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
  const square = r * paddedStride(r);
  const row = paddedStride(r);
  const always = [square, square, row, row, row, row, 2 * row];
  const forVectors = [square, square, tall * r, r * r];
  return planQr(tall, r).bytes + arenaBytes(...always, ...(vectors ? forVectors : []));
}

function decompose(matrix: DenseMatrix, vectors: boolean, arena: Arena): Svd {
  const transposed = matrix.rows < matrix.columns;
  const [m, n] = transposed ? [matrix.columns, matrix.rows] : [matrix.rows, matrix.columns];
  const wasm = arena.kernels;
  const { v, ldv, tau, r, ldr, scratch, exponent } = reduce('svd', matrix, transposed, arena, planQr(m, n).scratch);
  const left = arena.doubles(n * ldr);
  const right = arena.doubles(n * ldr);
  const [tauLeft, tauRight, d, e] = [arena.doubles(ldr), arena.doubles(ldr), arena.doubles(ldr), arena.doubles(ldr)];
  wasm.bidiagonalise(n, r, ldr, left, tauLeft, right, tauRight, d, e, arena.doubles(2 * ldr));

  const leftRows = vectors ? identityRows(n, ldr, arena) : 0;
  const rightRows = vectors ? identityRows(n, ldr, arena) : 0;
  const failure = wasm.bidiagonalQr(n, d, e, leftRows, rightRows, 8 * ldr, 8 * (n + (n % 2)));
  const status = iterationStatus(failure);
  const unsorted = arena.take(d, n);
  const order = Array.from(unsorted.keys()).sort((i, j) => unsorted[j] - unsorted[i] || i - j);
  const values = Float64Array.from(order, (i) => unsorted[i] * 2 ** -exponent);
  requireInRange('svd', 'singular values', values);
  if (!vectors) return { values, u: undefined, v: undefined, status };

  const tall = arena.doubles(m * n);
  arena.view(tall, m * n).fill(0);
  columnsOf(leftRows, ldr, order, tall, arena);
  wasm.applyAll(n, 0, n, left, ldr, tauLeft, n, tall, n, scratch);
  wasm.applyAll(n, 0, m, v, ldv, tau, n, tall, n, scratch);
  const short = arena.doubles(n * n);
  columnsOf(rightRows, ldr, order, short, arena);
  wasm.applyAll(n - 1, 1, n, right, ldr, tauRight, n, short, n, scratch);
  const tallVectors = new DenseMatrix(m, n, arena.take(tall, m * n));
  const shortVectors = new DenseMatrix(n, n, arena.take(short, n * n));
  return transposed
    ? { values, u: shortVectors, v: tallVectors, status }
    : { values, u: tallVectors, v: shortVectors, status };
}

function identityRows(n: number, stride: number, arena: Arena): number {
  const at = arena.doubles(n * stride);
  const rows = arena.view(at, n * stride).fill(0);
  for (let i = 0; i < n; i++) rows[i * stride + i] = 1;
  return at;
}

/** to[i][p] = from[order[p]][i] */
function columnsOf(from: number, stride: number, order: readonly number[], to: number, arena: Arena): void {
  const n = order.length;
  const target = arena.view(to, n * n);
  const rows = arena.view(from, n * stride);
  for (let i = 0; i < n; i++) for (let p = 0; p < n; p++) target[i * n + p] = rows[order[p] * stride + i];
}
