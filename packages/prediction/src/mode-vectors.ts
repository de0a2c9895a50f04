import { DenseMatrix } from '@entk/core';
import { type FactoredJacobian, jacobianOperator } from '@entk/jacobians';
import { multiply, scaledColumns, scaledRows } from '@entk/linalg';
import { mapSplit, type Split } from './split.js';

/** Eigenvectors vᵢ of K(X, X) by what they do to targets, and what the kernel makes of them at any x. */
export interface ModeVectors {
  /** M: N, or N·C of a flattened kernel, row n·C + c. */
  readonly rows: number;
  /** vᵢᵀ y for every i: axes [M, c] → [r, c]. */
  readonly coefficients: (right: DenseMatrix) => DenseMatrix;
  /** K(·, X) vᵢ for i = from … to − 1, axes [M or M′, to − from]; rows those of the part. */
  readonly images: (part: keyof Split<unknown>, from: number, to: number) => DenseMatrix;
}

/** Vectors that are there, axes [M, r], and their images K(x, X) V: as a matrix [M′, r], or made of some columns when asked for. */
export function vectorsAtHand(
  vectors: DenseMatrix,
  values: Float64Array,
  atHeldOut?: DenseMatrix | ((vectors: DenseMatrix) => DenseMatrix),
): ModeVectors {
  return {
    rows: vectors.rows,
    coefficients: (right) => multiply(vectors, right, { transposeLeft: true }),
    images(part, from, to) {
      if (part === 'heldOut' && atHeldOut instanceof DenseMatrix) return atHeldOut.columnRange(from, to);
      const some = vectors.columnRange(from, to);
      return part === 'heldOut' && atHeldOut
        ? (atHeldOut as (block: DenseMatrix) => DenseMatrix)(some)
        : scaledColumns(some, values.subarray(from, to));
    },
  };
}

/**
 * Vectors of J Jᵀ by those of JᵀJ, axes [P, r]: v = J u / √λ, so that K(·, X) v = √λ J(·) u. Neither is stored, and the
 * vectors of a zero eigenvalue are zero.
 */
export function vectorsByParameters(
  jacobians: Split<FactoredJacobian>,
  directions: DenseMatrix,
  values: Float64Array,
): ModeVectors {
  const operators = mapSplit(jacobians, jacobianOperator);
  const roots = values.map((value) => Math.sqrt(Math.max(0, value)));
  const { rows, applyTransposed } = operators.training;
  return {
    rows,
    coefficients: (right) =>
      scaledRows(
        multiply(directions, applyTransposed(right), { transposeLeft: true }),
        roots.map((root) => (root > 0 ? 1 / root : 0)),
      ),
    images: (part, from, to) =>
      scaledColumns(
        (operators[part] ?? operators.training).apply(directions.columnRange(from, to)),
        roots.subarray(from, to),
      ),
  };
}
