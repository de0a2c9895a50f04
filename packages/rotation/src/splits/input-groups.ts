import { DenseMatrix, requireFinite, requireMatrix, ShapeError, unitExponent } from '@entk/core';
import { columnGram, columnNorms, scaledColumns } from '@entk/linalg';
import { columnsInOrder } from '../rotations/rotation.js';

/** Coordinates of the inputs that vary together. */
export interface InputGroup {
  /** Columns of the inputs, ascending. */
  readonly coordinates: readonly number[];
  /** Those columns, centred, axes [N, number of coordinates]: the directions that `splitBasis` takes, by their span. */
  readonly directions: DenseMatrix;
}

/** What `inputGroups` returns. */
export interface InputGroups {
  /** By their first coordinate. */
  readonly groups: readonly InputGroup[];
  /** Columns that do not vary; they are in no group. */
  readonly constant: readonly number[];
}

/**
 * The groups of input coordinates that are linked by covariance: connected components of the graph that joins two
 * coordinates whose covariance over the examples is not zero.
 *
 * For one-hot slots in all combinations the groups are the slots: for modular addition a and b. It takes a complete, or
 * a balanced, set of examples: in a random sample every two coordinates covary a little, and there is one group.
 *
 * @param inputs X, axes [N, D].
 * @throws ShapeError if there are no examples or coordinates.
 * @throws NonFiniteError at the first NaN or infinity.
 * @remarks O(N D²) time, D² numbers. Zero is what rounding can make: N · eps of the product of the two lengths.
 *
 * @example
 * ```ts
 * import { DenseMatrix } from '@entk/core';
 * import { inputGroups } from '@entk/rotation';
 *
 * // Two one-hot slots, of 2 and 2, in all combinations; and a constant.
 * const inputs = DenseMatrix.fromRows([[1, 0, 1, 0, 1], [1, 0, 0, 1, 1], [0, 1, 1, 0, 1], [0, 1, 0, 1, 1]]);
 * const { groups, constant } = inputGroups(inputs);
 * groups.map(({ coordinates }) => coordinates); // [[0, 1], [2, 3]]
 * constant; // [4]
 * ```
 */
export function inputGroups(inputs: DenseMatrix): InputGroups {
  const caller = 'inputGroups';
  requireMatrix(caller, 'inputs', inputs);
  const { rows, columns } = inputs;
  if (rows === 0 || columns === 0) {
    throw new ShapeError({
      in: caller,
      rule: 'inputs must not be empty',
      got: [rows, columns],
      context: 'axes [N, D]',
    });
  }
  requireFinite(caller, 'inputs', inputs);
  const sizes = columnNorms(inputs);
  const centred = centredColumns(inputs);
  const spread = columnNorms(centred);
  const rounding = rows * Number.EPSILON;
  const varies = (column: number) => spread[column] > rounding * sizes[column];
  // Whether two columns covary does not depend on the scale of either.
  const factors = sizes.map((size) => 2 ** unitExponent(size, 4));
  const covariance = columnGram(scaledColumns(centred, factors));
  const scaled = (lengths: Float64Array, i: number) => lengths[i] * factors[i];
  const linked = (i: number, j: number) =>
    Math.abs(covariance.get(i, j)) >
    rounding * (scaled(sizes, i) * scaled(spread, j) + scaled(spread, i) * scaled(sizes, j));

  const open = new Set(Array.from(spread.keys()).filter(varies));
  const groups: InputGroup[] = [];
  for (const first of open) {
    const coordinates = component(first, open, linked);
    groups.push({ coordinates, directions: columnsInOrder(centred, coordinates) });
  }
  return { groups, constant: Array.from(spread.keys()).filter((column) => !varies(column)) };
}

/** Takes what is connected with `first` out of `open`. */
function component(first: number, open: Set<number>, linked: (i: number, j: number) => boolean): number[] {
  const found = [first];
  open.delete(first);
  for (const column of found) {
    for (const other of open) {
      if (!linked(column, other)) continue;
      open.delete(other);
      found.push(other);
    }
  }
  return found.sort((left, right) => left - right);
}

function centredColumns(matrix: DenseMatrix): DenseMatrix {
  const means = new Float64Array(matrix.columns);
  matrix.data.forEach((value, place) => (means[place % matrix.columns] += value / matrix.rows));
  return DenseMatrix.generate(matrix.rows, matrix.columns, (i, j) => matrix.get(i, j) - means[j]);
}
