import { type DenseMatrix, largestMagnitude, requireFinite, requireMatrix, ShapeError, unitExponent } from '@entk/core';
import { linearSumAssignment } from 'linear-sum-assignment';

/** A matching of rows with columns in which none is used twice. */
export interface Assignment {
  /** For every row its column, −1 where there are fewer columns than rows and it went without. */
  readonly columnOfRow: Int32Array;
  /** For every column its row, or −1. */
  readonly rowOfColumn: Int32Array;
  /** Σ of the matched values: the largest that any one-to-one matching reaches. */
  readonly sum: number;
  /** `sum` / min(rows, columns). */
  readonly mean: number;
}

/**
 * The one-to-one assignment of rows to columns with the largest sum.
 *
 * Jonker and Volgenant's shortest augmenting paths, as given for rectangular matrices by Crouse (IEEE Trans. Aerospace
 * 52, 2016), in mljs's linear-sum-assignment.
 *
 * @param values Axes [rows, columns], any finite numbers; min(rows, columns) pairs are matched, of negative value too.
 * @returns The matching. Among matchings of equal sum the one found is arbitrary but always the same.
 * @throws ShapeError if the matrix is empty.
 * @throws NonFiniteError at the first NaN or infinity.
 * @remarks O(min(rows, columns)² · max(rows, columns)) time.
 *
 * @example
 * ```ts
 * import { bestAssignment } from '@entk/alignment';
 * import { DenseMatrix } from '@entk/core';
 *
 * const assignment = bestAssignment(DenseMatrix.fromRows([[9, 8], [8, 1]]));
 * assignment.columnOfRow; // Int32Array [1, 0]
 * assignment.sum; // 16, where taking the largest entry first would give 10
 * ```
 */
export function bestAssignment(values: DenseMatrix): Assignment {
  requireMatrix('bestAssignment', 'values', values);
  const { rows, columns } = values;
  if (rows === 0 || columns === 0) {
    throw new ShapeError({ in: 'bestAssignment', rule: 'values must not be empty', got: [rows, columns] });
  }
  requireFinite('bestAssignment', 'values', values);
  // Differences of the largest numbers would leave float64: a power of two changes nothing else. Rows as arrays: given
  // a matrix the library would subtract its largest entry in place.
  const scale = 2 ** unitExponent(largestMagnitude(values.data), 1);
  const { rowAssignments } = linearSumAssignment(
    Array.from({ length: rows }, (_, i) => values.rowSpan(i).map((value) => scale * value)),
    { maximaze: true },
  );
  const columnOfRow = Int32Array.from(rowAssignments);
  const rowOfColumn = new Int32Array(columns).fill(-1);
  let sum = 0;
  columnOfRow.forEach((column, row) => {
    if (column < 0) return;
    rowOfColumn[column] = row;
    sum += values.get(row, column);
  });
  return { columnOfRow, rowOfColumn, sum, mean: sum / Math.min(rows, columns) };
}
