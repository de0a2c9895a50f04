import { DenseMatrix, requireMatrix, requireOptions, ShapeError } from '@entk/core';
import { putFinite, takeInRange } from '../finite.js';
import { arenaBytes, withArena } from '../wasm/arena.js';

export interface MultiplyOptions {
  /** Uses aᵀ in place of a, without forming it. */
  readonly transposeLeft?: boolean;
  /** Uses bᵀ in place of b, without forming it. */
  readonly transposeRight?: boolean;
  /** The most bytes of scratch. @default 2 GiB */
  readonly memoryBudget?: number;
}

/**
 * The matrix product.
 *
 * C[i, j] = Σ_l op(A)[i, l] · op(B)[l, j], op being the identity or the transpose.
 *
 * @param a [m, l] (or [l, m] with `transposeLeft`), float64.
 * @param b [l, n] (or [n, l] with `transposeRight`), float64.
 * @returns [m, n]. The same operands give the same bits on every machine: no fused multiply-add is used.
 * @throws ShapeError if the inner extents differ.
 * @throws NonFiniteError if an entry is NaN or infinite, or one of the product is beyond the range of float64.
 * @throws MemoryBudgetError if copies of a, b and the result exceed the budget.
 * @remarks 2·m·l·n flops; scratch for copies of a, b and the result. |error| ≤ l·eps·(|op(A)|·|op(B)|) entrywise.
 * @example
 * ```ts
 * import { DenseMatrix } from '@entk/core';
 * import { multiply } from '@entk/linalg';
 *
 * const a = DenseMatrix.fromRows([[1, 2], [3, 4]]);
 * multiply(a, a).data; // Float64Array [7, 10, 15, 22]
 * multiply(a, a, { transposeLeft: true }).data; // Float64Array [10, 14, 14, 20]
 * ```
 */
export function multiply(a: DenseMatrix, b: DenseMatrix, options: MultiplyOptions = {}): DenseMatrix {
  requireMatrix('multiply', 'left factor', a);
  requireMatrix('multiply', 'right factor', b);
  requireOptions<MultiplyOptions>('multiply', options, {
    transposeLeft: true,
    transposeRight: true,
    memoryBudget: true,
  });
  const { transposeLeft = false, transposeRight = false, memoryBudget } = options;
  const [m, inner] = transposeLeft ? [a.columns, a.rows] : [a.rows, a.columns];
  const [innerRight, n] = transposeRight ? [b.columns, b.rows] : [b.rows, b.columns];
  if (inner !== innerRight) {
    throw new ShapeError({
      in: 'multiply',
      rule: 'columns of the left factor must equal rows of the right one',
      got: [inner, innerRight],
      context: `left [${m}, ${inner}], right [${innerRight}, ${n}] as multiplied`,
    });
  }
  const bytes = arenaBytes(a.data.length, b.data.length, m * n);
  return withArena('multiply', bytes, memoryBudget, (arena) => {
    const left = putFinite('multiply', 'left factor', a, arena);
    const right = b === a ? left : putFinite('multiply', 'right factor', b, arena);
    const product = arena.doubles(m * n);
    const [rowA, columnA] = transposeLeft ? [1, a.columns] : [a.columns, 1];
    const [rowB, columnB] = transposeRight ? [1, b.columns] : [b.columns, 1];
    arena.kernels.gemm(m, n, inner, 1, left.at, rowA, columnA, right.at, rowB, columnB, product, n, true, false);
    const bound = inner * left.largest * right.largest;
    return takeInRange('multiply', 'products', { arena, bound }, product, [m, n]);
  });
}
