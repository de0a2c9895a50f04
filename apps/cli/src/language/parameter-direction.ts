import { DenseMatrix } from '@entk/core';
import { activationOf, deltaOfOutput, type FactoredUse } from '@entk/jacobians/factors';
import { multiply } from '@entk/linalg';

/** Where a vector of the rows points among the entries of a weight, and what moving there should do. */
export interface ParameterDirection {
  /** The place of the vector among those of the kernel, from 0. */
  readonly vector: number;
  /** The vector's entries. */
  readonly entries: Float64Array;
  /** D = Jᵀv of the first read-out, axes [out, in], as long as it comes out. */
  readonly direction: DenseMatrix;
  /** J D: how the read-out at every row changes for one step along D, to first order at own positions. */
  readonly predicted: Float64Array;
}

/**
 * The direction Jᵀv = Σ_n v_n δ_n aₙᵀ of one weight, read by the first read-out, and J Jᵀv.
 *
 * @param use The only use of the weight, at own positions.
 * @returns `undefined` for a weight that is not used as it is stored.
 */
export function parameterDirection(
  use: FactoredUse,
  vector: number,
  entries: Float64Array,
): ParameterDirection | undefined {
  if (use.kind !== 'matrix' || use.positions !== 1 || use.transposed) return undefined;
  const rows = entries.length;
  const delta = deltaOfOutput(use.delta, 0, rows);
  const activation = activationOf(use, rows);
  const weighted = new DenseMatrix(rows, delta.columns, delta.data.slice());
  for (let n = 0; n < rows; n++) {
    const row = weighted.rowSpan(n);
    for (let h = 0; h < row.length; h++) row[h] *= entries[n];
  }
  const direction = multiply(weighted, activation, { transposeLeft: true });
  const moved = multiply(activation, direction, { transposeRight: true });
  const predicted = Float64Array.from({ length: rows }, (_, n) => {
    const [change, gradient] = [moved.rowSpan(n), delta.rowSpan(n)];
    let sum = 0;
    for (let h = 0; h < change.length; h++) sum += change[h] * gradient[h];
    return sum;
  });
  return { vector, entries, direction, predicted };
}
