import {
  DenseMatrix,
  requireFinite,
  requireInRange,
  requireMatrix,
  requireOptions,
  ShapeError,
  unitExponent,
} from '@entk/core';
import { normsOf } from '../products/norms.js';
import { type Arena, arenaBytes, withArena } from '../wasm/arena.js';
import { type Kernels, kernels, type Pointer } from '../wasm/kernels.js';
import { paddedStride } from '../wasm/layout.js';

/** A = Q·R. */
export interface Qr {
  /** [m, n], orthonormal columns even where A has lost rank. */
  readonly q: DenseMatrix;
  /** [n, n], upper triangular, diagonal not negative. */
  readonly r: DenseMatrix;
  /** [n], Euclidean norms of the columns of A: r_jj / columnNorms[j] is the part of column j that earlier ones lack. */
  readonly columnNorms: Float64Array;
}

/**
 * Thin QR factorisation by blocked Householder reflectors.
 *
 * A = Q·R, QᵀQ = I, r_jj ≥ 0, which makes the factors unique for a matrix of full rank.
 *
 * @param matrix [m, n] with m ≥ n ≥ 1, float64.
 * @throws ShapeError if there are more columns than rows, or no columns.
 * @throws NonFiniteError if an entry is NaN or infinite, or one of R is beyond the range of float64.
 * @throws MemoryBudgetError if the scratch exceeds the budget.
 * @remarks 4·m·n² − 4/3·n³ flops. ‖A − QR‖ and ‖QᵀQ − I‖·‖A‖ are of the order of n·eps·‖A‖. No pivoting.
 * @example
 * ```ts
 * import { DenseMatrix } from '@entk/core';
 * import { qr } from '@entk/linalg';
 *
 * const { r, columnNorms } = qr(DenseMatrix.fromRows([[3, 5], [4, 5]]));
 * r.data; // ≈ Float64Array [5, 7, 0, 1]
 * columnNorms; // ≈ Float64Array [5, 7.0710678]
 * ```
 */
export function qr(matrix: DenseMatrix, options: { readonly memoryBudget?: number } = {}): Qr {
  requireMatrix('qr', 'matrix', matrix);
  requireOptions('qr', options, { memoryBudget: true });
  const { rows: m, columns: n } = matrix;
  if (n === 0 || m < n) {
    throw new ShapeError({
      in: 'qr',
      rule: 'matrix must have at least one column and no more columns than rows',
      got: [m, n],
      remedy: 'factorise the transpose',
    });
  }
  const { bytes, scratch } = planQr(m, n);
  return withArena('qr', bytes + arenaBytes(m * n), options.memoryBudget, (arena) => {
    const factors = reduce('qr', matrix, false, arena, scratch);
    const q = arena.doubles(m * n);
    const columns = arena.view(q, m * n).fill(0);
    const signs = new Float64Array(n);
    const r = new DenseMatrix(n, n);
    for (let i = 0; i < n; i++) {
      const row = arena.view(factors.r + 8 * i * factors.ldr, n);
      signs[i] = row[i] < 0 ? -1 : 1;
      for (let j = i; j < n; j++) r.data[i * n + j] = signs[i] * row[j] * 2 ** -factors.exponent;
      columns[i * n + i] = signs[i];
    }
    arena.kernels.applyAll(n, 0, m, factors.v, factors.ldv, factors.tau, n, q, n, factors.scratch);
    requireInRange('qr', 'entries of R', r);
    return { q: new DenseMatrix(m, n, arena.take(q, m * n)), r, columnNorms: normsOf('qr', matrix) };
  });
}

/** The reflectors and R of a matrix scaled by 2^exponent, in the arena. */
export interface Reduced {
  /** The copy of the matrix, which is no longer needed. */
  readonly a: Pointer;
  readonly v: Pointer;
  readonly ldv: number;
  readonly tau: Pointer;
  readonly r: Pointer;
  readonly ldr: number;
  readonly scratch: Pointer;
  readonly exponent: number;
}

/** What `reduce` takes: bytes in all and doubles of scratch, for m ≥ n. */
export function planQr(m: number, n: number): { bytes: number; scratch: number } {
  const scratch = kernels().reflectScratch(m, n);
  const [ldv, ldr] = [paddedStride(m), paddedStride(n)];
  return { bytes: arenaBytes(m * n, n * ldv, n, n * ldr, scratch), scratch };
}

/** Reduces the matrix, or its transpose if that is the taller one, to R. */
export function reduce(
  caller: string,
  matrix: DenseMatrix,
  transposed: boolean,
  arena: Arena,
  scratchSize: number,
): Reduced {
  const wasm: Kernels = arena.kernels;
  const { rows, columns, data } = matrix;
  const [m, n] = transposed ? [columns, rows] : [rows, columns];
  const [ldv, ldr] = [paddedStride(m), paddedStride(n)];
  const { a, exponent } = putScaled(caller, matrix, arena);
  const v = arena.doubles(n * ldv);
  const rowsOfV = arena.view(v, n * ldv).fill(0);
  if (transposed) {
    const scaled = arena.view(a, data.length);
    for (let j = 0; j < n; j++) rowsOfV.set(scaled.subarray(j * m, (j + 1) * m), j * ldv);
  } else {
    wasm.transpose(m, n, a, n, v, ldv);
  }
  const tau = arena.doubles(n);
  const r = arena.doubles(n * ldr);
  arena.view(r, n * ldr).fill(0);
  const scratch = arena.doubles(scratchSize);
  wasm.qr(m, n, v, ldv, tau, r, ldr, scratch);
  return { a, v, ldv, tau, r, ldr, scratch, exponent };
}

/**
 * Copies a matrix into the arena, scaled to entries of at most 1 by 2^exponent.
 *
 * @throws NonFiniteError if an entry is NaN or infinite.
 */
export function putScaled(caller: string, matrix: DenseMatrix, arena: Arena): { a: Pointer; exponent: number } {
  const a = arena.put(matrix.data);
  const largest = arena.kernels.maxAbs(a, matrix.data.length);
  if (!Number.isFinite(largest)) requireFinite(caller, 'matrix', matrix);
  const exponent = unitExponent(largest);
  arena.kernels.scale(a, matrix.data.length, 2 ** exponent);
  return { a, exponent };
}
