import {
  DenseMatrix,
  type FeatureFamily,
  MisuseError,
  requireFinite,
  requireInteger,
  requireMatrix,
  type RowOrder,
  ShapeError,
  requireList,
  requireFields,
} from '@entk/core';
import { groupTolerance } from './constants.js';

/**
 * Vectors that features are compared with, axes [N, k]: a matrix, or a spectrum (of `kernelSpectrum`, for one) whose
 * vectors they are. Those of a flattened kernel say their row order, which features of such a kernel are held against:
 * `{ vectors: vectors.columnRange(0, 57), rowOrder }` for a part of them.
 */
export type Basis = DenseMatrix | { readonly vectors?: DenseMatrix; readonly rowOrder?: RowOrder };

/** A basis with its vectors apart. */
export interface BasisVectors {
  readonly vectors: DenseMatrix;
  readonly rowOrder?: RowOrder;
}

/**
 * The vectors of a basis, which must be there, finite and not empty.
 *
 * @throws MisuseError for a spectrum without vectors.
 * @throws ShapeError if it has no vectors, or they no entries.
 * @throws NonFiniteError for NaN or infinity in the vectors.
 */
export function vectorsOf(caller: string, basis: Basis): BasisVectors {
  if (basis instanceof DenseMatrix) {
    requireBasis(caller, basis);
    return { vectors: basis };
  }
  const isLikeMatrix =
    Array.isArray(basis) || (typeof basis === 'object' && basis && ('rows' in basis || 'shape' in basis));
  if (typeof basis !== 'object' || basis === null || isLikeMatrix) requireMatrix(caller, 'basis', basis);
  const { vectors, rowOrder } = basis as Exclude<Basis, DenseMatrix>;
  if (!vectors) {
    throw new MisuseError({
      in: caller,
      rule: 'basis must be a matrix or have vectors',
      remedy: 'find the spectrum with vectors: true',
    });
  }
  requireBasis(caller, vectors);
  return { vectors, rowOrder };
}

/**
 * Refuses families that do not fit the basis, are not finite, or whose groups are not of orthonormal columns.
 *
 * @throws ShapeError, naming the family.
 * @throws NonFiniteError, naming the family.
 * @throws MisuseError, naming the family.
 */
export function requireFamilies(
  caller: string,
  { vectors, rowOrder }: BasisVectors,
  families: readonly FeatureFamily[],
): void {
  requireAlike(caller, vectors.rows, families);
  for (const family of families) requireRowOrder(caller, rowOrder, family);
}

/** Refuses families without a basis: those that do not fit each other, or that no basis could be compared with. */
export function requireAlike(caller: string, rows: number, families: readonly FeatureFamily[]): void {
  requireList(caller, 'families', families);
  if (families.length === 0) throw new MisuseError({ in: caller, rule: 'families must name at least one', got: 0 });
  for (const family of families) requireFamily(caller, rows, family);
}

/** Both orders have the same shape, so that what is compared in the wrong one looks like any other poor match. */
function requireRowOrder(caller: string, rowOrder: RowOrder | undefined, { name, rowOrder: own }: FeatureFamily): void {
  if (own === undefined || own === rowOrder) return;
  const wanted = `in the order ${JSON.stringify(own)} of family ${JSON.stringify(name)}`;
  throw new MisuseError({
    in: caller,
    rule: rowOrder ? `basis must have its rows ${wanted}` : `basis must say that its rows are ${wanted}`,
    got: rowOrder,
    remedy: rowOrder
      ? `make the features with rowOrder ${JSON.stringify(rowOrder)}`
      : "give the kernel's spectrum itself, or { vectors, rowOrder } with the row order of its collapse",
  });
}

function requireFamily(caller: string, rows: number, family: FeatureFamily): void {
  requireFields(caller, 'each family', family, ['name', 'labels']);
  const { name, features, groupSize, labels } = family;
  const shown = `family ${JSON.stringify(name)}`;
  requireSameRows(caller, shown, rows, features);
  requireInteger(caller, `${shown}: group size`, groupSize, { min: 1 });
  if (features.columns === 0 || features.columns !== groupSize * labels.length) {
    throw new ShapeError({
      in: caller,
      rule: `${shown} must have group size × labels = ${groupSize * labels.length} columns, at least one`,
      got: features.columns,
    });
  }
  requireFinite(caller, shown, features);
  const errors = orthonormalityErrors(features, groupSize);
  for (let group = 0; group < labels.length; group++) {
    const worst = errors[group];
    if (worst <= groupTolerance) continue;
    throw new MisuseError({
      in: caller,
      rule: `${shown}: columns of group ${JSON.stringify(labels[group])} must be orthonormal within ${groupTolerance}`,
      got: worst,
    });
  }
}

/** Refuses two matrices whose columns are not vectors of one length. */
export function requireSameRows(caller: string, name: string, rows: number, matrix: DenseMatrix): void {
  requireMatrix(caller, name, matrix);
  if (matrix.rows === rows) return;
  throw new ShapeError({
    in: caller,
    rule: `${name} must have the basis's N = ${rows} rows`,
    got: [matrix.rows, matrix.columns],
    context: 'axes [N, F]',
  });
}

/** Refuses a basis that is empty or not finite. */
export function requireBasis(caller: string, basis: DenseMatrix): void {
  requireMatrix(caller, 'basis', basis);
  if (basis.rows === 0 || basis.columns === 0) {
    throw new ShapeError({ in: caller, rule: 'basis must not be empty', got: [basis.rows, basis.columns] });
  }
  requireFinite(caller, 'basis', basis);
}

/** The largest |cᵀc − 1| of each group of columns, in one pass over the rows as they lie in memory. */
function orthonormalityErrors({ data, rows, columns }: DenseMatrix, size: number): Float64Array {
  const products = new Float64Array(columns * size);
  for (let row = 0; row < rows; row++) {
    const start = row * columns;
    for (let i = 0; i < columns; i++) {
      const value = data[start + i];
      if (value === 0) continue;
      const first = i - (i % size);
      for (let j = first; j <= i; j++) products[i * size + j - first] += value * data[start + j];
    }
  }
  const errors = new Float64Array(columns / size);
  for (let i = 0; i < columns; i++) {
    const member = i % size;
    const group = (i - member) / size;
    for (let j = 0; j <= member; j++) {
      const error = Math.abs(products[i * size + j] - (j === member ? 1 : 0));
      errors[group] = Math.max(errors[group], error);
    }
  }
  return errors;
}
