import {
  DenseMatrix,
  requireFields,
  requireFinite,
  requireInRange,
  requireInteger,
  requireList,
  requireMatrix,
  requireSameExtent,
  ShapeError,
} from '@entk/core';
import type { SymmetricOperator } from './symmetric-operator.js';

/**
 * A square matrix by its entries that are not zero, row after row: compressed sparse rows, as SciPy's `csr_matrix`.
 */
export interface SparseRows {
  /** M. */
  readonly size: number;
  /** Where each row's entries begin, and after the last, where they end: M + 1 numbers from 0 up. */
  readonly rowStarts: ArrayLike<number>;
  /** The column of every entry; entries of one place add up. */
  readonly columns: ArrayLike<number>;
  readonly values: ArrayLike<number>;
}

/**
 * A sparse symmetric matrix as an operator for `topEigenpairs`.
 *
 * @param rows A, both triangles. They are not copied.
 * @throws ShapeError if there are not M + 1 ascending row starts, or not as many columns and values as they say.
 * @throws MisuseError if the size or a column is no integer in range.
 * @throws NonFiniteError if a value is NaN or infinite, or the trace is beyond the range of float64.
 * @remarks 2 · b flops for every entry and block of b vectors. Symmetry is checked by `topEigenpairs`, as of any
 *   operator.
 *
 * @example
 * ```ts
 * import { sparseOperator, topEigenpairs } from '@entk/spectral';
 *
 * const rows = { size: 2, rowStarts: [0, 2, 4], columns: [0, 1, 0, 1], values: [2, 1, 1, 2] };
 * const { values } = await topEigenpairs(sparseOperator(rows), { count: 1 });
 * values; // ≈ [3]
 * ```
 */
export function sparseOperator(rows: SparseRows): SymmetricOperator {
  const caller = 'sparseOperator';
  requireFields(caller, 'rows', rows, []);
  const { size, rowStarts, columns, values } = rows;
  requireInteger(caller, 'size', size, { min: 1 });
  requireList(caller, 'rowStarts', rowStarts);
  requireList(caller, 'columns', columns);
  requireList(caller, 'values', values);
  requireStarts(caller, size, rowStarts, columns.length);
  requireSameExtent(caller, 'columns and values', columns.length, values.length);
  requireFinite(caller, 'values', values);
  let trace = 0;
  for (let i = 0; i < size; i++) {
    for (let place = rowStarts[i]; place < rowStarts[i + 1]; place++) {
      requireInteger(caller, 'columns', columns[place], { min: 0, max: size - 1 });
      if (columns[place] === i) trace += values[place];
    }
  }
  requireInRange(caller, 'trace', [trace]);
  return { size, trace, apply: (block) => product(rows, block) };
}

function requireStarts(caller: string, size: number, starts: ArrayLike<number>, entries: number): void {
  let isAscending = starts.length === size + 1 && starts[0] === 0 && starts[size] === entries;
  for (let i = 0; i < size && isAscending; i++) isAscending = starts[i] <= starts[i + 1] && Number.isInteger(starts[i]);
  if (isAscending) return;
  throw new ShapeError({
    in: caller,
    rule: `rowStarts must be ${size + 1} ascending integers from 0 to the ${entries} columns`,
    got: [starts.length, starts[0], starts[size]],
    context: 'their number, the first and the last',
  });
}

function product({ size, rowStarts, columns, values }: SparseRows, block: DenseMatrix): DenseMatrix {
  requireMatrix('sparseOperator', 'block', block);
  requireSameExtent('sparseOperator', 'rows of the block', size, block.rows);
  const width = block.columns;
  const result = new DenseMatrix(size, width);
  for (let i = 0; i < size; i++) {
    const to = i * width;
    for (let place = rowStarts[i]; place < rowStarts[i + 1]; place++) {
      const from = columns[place] * width;
      const value = values[place];
      for (let j = 0; j < width; j++) result.data[to + j] += value * block.data[from + j];
    }
  }
  return result;
}
