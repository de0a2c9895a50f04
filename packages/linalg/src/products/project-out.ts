import { DenseMatrix, requireMatrix, requireOptions, ShapeError } from '@entk/core';
import { putFinite, takeInRange } from '../finite.js';
import { arenaBytes, withArena } from '../wasm/arena.js';

/** What {@link projectOut} found. */
export interface Projected {
  /** [m, k], rows · basisᵀ: what of each row lies along each row of the basis. */
  readonly overlaps: DenseMatrix;
  /** [m, l], rows − overlaps · basis. */
  readonly rest: DenseMatrix;
}

export interface ProjectOutOptions {
  /** The most bytes of scratch. @default 2 GiB */
  readonly memoryBudget?: number;
}

/**
 * One step of block Gram–Schmidt: rows, and what is left of them outside of the span of a basis.
 *
 * overlaps = X·Qᵀ, rest = X − overlaps·Q
 *
 * One pass leaves overlaps of rounding times the cancellation; a second pass removes them ("twice is enough", Giraud,
 * Langou and Rozložník 2005).
 *
 * @param rows X [m, l], float64.
 * @param basis Q [k, l], orthonormal rows; that they are is not checked.
 * @throws ShapeError if the rows differ in length.
 * @throws NonFiniteError if an entry is NaN or infinite, or a result is beyond the range of float64.
 * @throws MemoryBudgetError if copies of both and the results exceed the budget.
 * @remarks 4·m·k·l flops, as two products, with one copy of the basis where two products make two.
 * @example
 * ```ts
 * import { DenseMatrix } from '@entk/core';
 * import { projectOut } from '@entk/linalg';
 *
 * const { overlaps, rest } = projectOut(DenseMatrix.fromRows([[3, 4]]), DenseMatrix.fromRows([[1, 0]]));
 * overlaps.data; // Float64Array [3]
 * rest.data; // Float64Array [0, 4]
 * ```
 */
export function projectOut(rows: DenseMatrix, basis: DenseMatrix, options: ProjectOutOptions = {}): Projected {
  requireMatrix('projectOut', 'rows', rows);
  requireMatrix('projectOut', 'basis', basis);
  requireOptions<ProjectOutOptions>('projectOut', options, { memoryBudget: true });
  const [m, k, length] = [rows.rows, basis.rows, rows.columns];
  if (basis.columns !== length) {
    throw new ShapeError({
      in: 'projectOut',
      rule: 'rows of the basis must be as long as those projected',
      got: [basis.columns, length],
    });
  }
  const bytes = arenaBytes(rows.data.length, basis.data.length, m * k);
  return withArena('projectOut', bytes, options.memoryBudget, (arena) => {
    const x = putFinite('projectOut', 'rows', rows, arena);
    const q = putFinite('projectOut', 'basis', basis, arena);
    const overlaps = arena.doubles(m * k);
    const { gemm } = arena.kernels;
    gemm(m, k, length, 1, x.at, length, 1, q.at, 1, length, overlaps, k, true, false);
    gemm(m, length, k, -1, overlaps, k, 1, q.at, length, 1, x.at, length, false, false);
    const bound = length * x.largest * q.largest;
    const boundOfRest = x.largest + k * bound * q.largest;
    return {
      overlaps: takeInRange('projectOut', 'overlaps', { arena, bound }, overlaps, [m, k]),
      rest: takeInRange('projectOut', 'rest', { arena, bound: boundOfRest }, x.at, [m, length]),
    };
  });
}
