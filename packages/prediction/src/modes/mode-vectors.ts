import { DenseMatrix } from '@entk/core';
import { type FactoredJacobian, jacobianOperator } from '@entk/jacobians';
import { multiply, scaledColumns, scaledRows } from '@entk/linalg';
import { mapSplit, type Split } from '../problem.js';
import type { ModeVectors } from './modes.js';

/**
 * Vectors held as a matrix [M, r], and their images K(x, X) V: a matrix [M′, r], or a map that makes those of some
 * columns.
 */
export function vectorsAtHand(
  vectors: DenseMatrix,
  values: Float64Array,
  atTest?: DenseMatrix | ((vectors: DenseMatrix) => DenseMatrix),
): ModeVectors {
  return {
    rows: vectors.rows,
    coefficients: (right) => multiply(vectors, right, { transposeLeft: true }),
    images(part, from, to) {
      if (part === 'test' && atTest instanceof DenseMatrix) return atTest.columnRange(from, to);
      const some = vectors.columnRange(from, to);
      return part === 'test' && atTest
        ? (atTest as (block: DenseMatrix) => DenseMatrix)(some)
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
  const { rows, applyTransposed } = operators.train;
  return {
    rows,
    coefficients: (right) =>
      scaledRows(
        multiply(directions, applyTransposed(right), { transposeLeft: true }),
        roots.map((root) => (root > 0 ? 1 / root : 0)),
      ),
    images: (part, from, to) =>
      scaledColumns(
        (operators[part] ?? operators.train).apply(directions.columnRange(from, to)),
        roots.subarray(from, to),
      ),
  };
}
