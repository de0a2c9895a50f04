import { DenseMatrix, requireMatrix, requireOptions } from '@entk/core';
import { putFinite, takeInRange } from '../finite.js';
import { arenaBytes, withArena } from '../wasm/arena.js';

export interface GramOptions {
  /** The most bytes of scratch. @default 2 GiB */
  readonly memoryBudget?: number;
}

/**
 * The Gram matrix of the rows.
 *
 * G = A·Aᵀ, G[i, j] = Σ_l A[i, l] · A[j, l]
 *
 * A sum: nothing is divided by or centred.
 *
 * @param a [m, l], float64.
 * @returns [m, m], exactly symmetric: one triangle is computed and copied to the other.
 * @throws NonFiniteError if an entry is NaN or infinite, or one of the product is beyond the range of float64.
 * @throws MemoryBudgetError if copies of a and the result exceed the budget.
 * @remarks m²·l flops, half of the general product.
 * @example
 * ```ts
 * import { DenseMatrix } from '@entk/core';
 * import { gram } from '@entk/linalg';
 *
 * gram(DenseMatrix.fromRows([[1, 2], [3, 4]])).data; // Float64Array [5, 11, 11, 25]
 * ```
 */
export function gram(a: DenseMatrix, options: GramOptions = {}): DenseMatrix {
  requireMatrix('gram', 'matrix', a);
  requireOptions<GramOptions>('gram', options, { memoryBudget: true });
  return symmetricProduct('gram', a, a.rows, a.columns, [a.columns, 1], options);
}

/**
 * The Gram matrix of the columns.
 *
 * G = Aᵀ·A, G[i, j] = Σ_l A[l, i] · A[l, j]
 *
 * Everything else is as for {@link gram}.
 *
 * @param a [l, n], float64.
 * @returns [n, n], exactly symmetric.
 * @throws NonFiniteError if an entry is NaN or infinite, or one of the product is beyond the range of float64.
 * @throws MemoryBudgetError if copies of a and the result exceed the budget.
 * @example
 * ```ts
 * import { DenseMatrix } from '@entk/core';
 * import { columnGram } from '@entk/linalg';
 *
 * columnGram(DenseMatrix.fromRows([[1, 2], [3, 4]])).data; // Float64Array [10, 14, 14, 20]
 * ```
 */
export function columnGram(a: DenseMatrix, options: GramOptions = {}): DenseMatrix {
  requireMatrix('columnGram', 'matrix', a);
  requireOptions<GramOptions>('columnGram', options, { memoryBudget: true });
  return symmetricProduct('columnGram', a, a.columns, a.rows, [1, a.columns], options);
}

function symmetricProduct(
  caller: string,
  a: DenseMatrix,
  size: number,
  inner: number,
  [rowStride, columnStride]: readonly [number, number],
  { memoryBudget }: GramOptions,
): DenseMatrix {
  return withArena(caller, arenaBytes(a.data.length, size * size), memoryBudget, (arena) => {
    const { at, largest } = putFinite(caller, 'matrix', a, arena);
    const product = arena.doubles(size * size);
    const { gemm, mirrorUpper } = arena.kernels;
    gemm(size, size, inner, 1, at, rowStride, columnStride, at, columnStride, rowStride, product, size, true, true);
    mirrorUpper(size, product, size);
    const bound = inner * largest * largest;
    return takeInRange(caller, 'products', { arena, bound }, product, [size, size]);
  });
}
