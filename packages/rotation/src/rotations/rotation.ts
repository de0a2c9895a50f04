import { DenseMatrix } from '@entk/core';

/** Columns `from` … `to` − 1, counted from 0, that belong together. */
export interface Block {
  readonly from: number;
  readonly to: number;
}

/**
 * What a rotation made as large or as small as it can be.
 *
 * `successive diagonalisation`: each operator in turn, inside a part of what the one before left. `joint
 * diagonalisation`: the off-diagonal energy of all operators together, at its smallest; for rank-one operators of units
 * that is the quartimax criterion of factor analysis. `independent blocks`: the same outside diagonal blocks. `largest
 * overlap`: the sum of the products of columns with the directions given to them.
 */
export type RotationCriterion =
  | 'successive diagonalisation'
  | 'joint diagonalisation'
  | 'independent blocks'
  | 'largest overlap';

/** How far a rotation can be relied on. */
export type RotationStatus =
  | {
      readonly kind: 'converged';
      /** Rounds over all pairs of columns; 0 where eigenvectors are the rotation. */
      readonly sweeps: number;
    }
  | {
      readonly kind: 'not-converged';
      readonly sweeps: number;
      /** The largest |sin θ| of the last sweep, or the worst residual of the eigenvectors. */
      readonly largestSine: number;
      readonly tolerance: number;
    }
  | {
      /** The operators are zero in the span: they prefer no basis, and the one given is returned. */
      readonly kind: 'undetermined';
      readonly sweeps: 0;
    };

/** A value of the criterion before and after. */
export interface BeforeAndAfter {
  readonly before: number;
  readonly after: number;
}

/**
 * A basis of the same subspace, how it came from the one that was given, and by what: what every rotation returns, so
 * that choosing one is swapping one.
 */
export interface Rotation {
  /** Axes [N, k], orthonormal columns spanning what the given basis spans. */
  readonly basis: DenseMatrix;
  /** Axes [k, k], orthogonal: `basis` is the given basis times this. */
  readonly rotation: DenseMatrix;
  readonly criterion: RotationCriterion;
  /** The symmetric operators that were compressed into the span, each by its name or many by their number. */
  readonly operators: readonly string[];
  /** Σ of the squared off-diagonal entries of the compressed operators, as a share of Σ ‖A‖_F²: 0 is diagonal. */
  readonly offDiagonal: BeforeAndAfter;
  /**
   * Runs of columns that belong together, in order, all columns in one of them: of one Laplacian, of one output, of the
   * same units.
   */
  readonly blocks: readonly Block[];
  readonly status: RotationStatus;
}

/** The columns of a matrix in another order: column j of the result is column `order[j]`. */
export function columnsInOrder(matrix: DenseMatrix, order: readonly number[]): DenseMatrix {
  return DenseMatrix.generate(matrix.rows, order.length, (i, j) => matrix.data[i * matrix.columns + order[j]]);
}

/** Consecutive blocks of the sizes given; empty ones are left out. */
export function blocksOf(sizes: readonly number[]): Block[] {
  let from = 0;
  return sizes.flatMap((size) => (size === 0 ? [] : [{ from, to: (from += size) }]));
}

/** The status of Jacobi angles that stopped. */
export function statusOf(
  { sweeps, largestSine }: { readonly sweeps: number; readonly largestSine: number },
  tolerance: number,
): RotationStatus {
  return largestSine <= tolerance
    ? { kind: 'converged', sweeps }
    : { kind: 'not-converged', sweeps, largestSine, tolerance };
}
