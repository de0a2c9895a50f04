import {
  DenseMatrix,
  MisuseError,
  NonFiniteError,
  requireFinite,
  requireInRange,
  requireMatrix,
  requireSameExtent,
  ShapeError,
} from '@entk/core';
import { AbstractMatrix } from 'ml-matrix';

/** A symmetric matrix A of `size` rows that is never formed: it is known by what it does to blocks of vectors. */
export interface SymmetricOperator {
  /** M. */
  readonly size: number;
  /** A · block, axes [M, b] in and out. The block must not be changed or kept. */
  apply(block: DenseMatrix): DenseMatrix | Promise<DenseMatrix>;
  /** Σ of all M eigenvalues, where it is known. */
  readonly trace?: number | undefined;
}

/**
 * Requires an operator. A matrix is none, though those of ml-matrix have an `apply` of their own.
 *
 * @throws MisuseError with the way to make one.
 */
export function requireOperator(caller: string, operator: SymmetricOperator): void {
  const given: unknown = operator;
  const isMatrix = given instanceof AbstractMatrix || Array.isArray(given);
  if (!isMatrix && typeof operator?.apply === 'function') return;
  throw new MisuseError({
    in: caller,
    rule: 'operator must be an object with size and apply',
    got: given ?? null,
    remedy: isMatrix ? 'operatorOf(matrix) makes one of a DenseMatrix' : undefined,
  });
}

/**
 * A matrix as an operator, for tests and for comparisons.
 *
 * @throws ShapeError if the matrix is not square.
 * @throws NonFiniteError if an entry is NaN or infinite, or the trace is beyond the range of float64.
 */
export function operatorOf(matrix: DenseMatrix): SymmetricOperator {
  requireMatrix('operatorOf', 'matrix', matrix);
  requireSameExtent('operatorOf', 'columns', matrix.rows, matrix.columns);
  requireFinite('operatorOf', 'matrix', matrix);
  let trace = 0;
  for (let i = 0; i < matrix.rows; i++) trace += matrix.get(i, i);
  requireInRange('operatorOf', 'trace', [trace]);
  return { size: matrix.rows, apply: (block) => DenseMatrix.from(matrix.mmul(block)), trace };
}

/**
 * The images of vectors that stand as rows, as rows.
 *
 * @throws ShapeError if the operator returns other axes than it was given.
 * @throws NonFiniteError if it returns NaN or infinity.
 */
export async function applyToRows(
  caller: string,
  operator: SymmetricOperator,
  rows: DenseMatrix,
): Promise<DenseMatrix> {
  const image = await operator.apply(rows.transpose());
  requireMatrix(caller, 'what the operator returns', image);
  if (image.rows !== rows.columns || image.columns !== rows.rows) {
    throw new ShapeError({
      in: caller,
      rule: `operator must return axes [M, b] = [${rows.columns}, ${rows.rows}]`,
      got: [image.rows, image.columns],
    });
  }
  const bad = image.data.findIndex((entry) => !Number.isFinite(entry));
  if (bad < 0) return image.transpose();
  throw new NonFiniteError({
    in: caller,
    rule: 'operator must return finite numbers for finite vectors',
    got: image.data[bad],
    context: `row ${Math.floor(bad / image.columns)} of ${image.rows}`,
  });
}
