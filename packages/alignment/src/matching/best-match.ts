import { type DenseMatrix, requireFinite, requireMatrix, ShapeError } from '@entk/core';

/** An entry of a heatmap that is the largest of its row or column. */
export interface Match {
  readonly row: number;
  readonly column: number;
  readonly value: number;
}

/** The largest entry of every column and of every row. */
export interface BestMatches {
  /** One for each basis vector: the feature that it matches best. */
  readonly ofColumns: readonly Match[];
  /** One for each feature: the basis vector that matches it best. */
  readonly ofRows: readonly Match[];
}

/**
 * The best match of every basis vector and of every feature, each on its own: features may be named twice.
 *
 * @param values Axes [features, k]. Of equal entries the first is taken.
 * @throws ShapeError if the matrix is empty.
 * @throws NonFiniteError at the first NaN or infinity.
 *
 * @example
 * ```ts
 * import { bestMatches } from '@entk/alignment';
 * import { DenseMatrix } from '@entk/core';
 *
 * bestMatches(DenseMatrix.fromRows([[0.9, 0.8], [0.1, 0.2]])).ofColumns[1]; // { row: 0, column: 1, value: 0.8 }
 * ```
 */
export function bestMatches(values: DenseMatrix): BestMatches {
  requireMatrix('bestMatches', 'values', values);
  const { rows, columns } = values;
  if (rows === 0 || columns === 0) {
    throw new ShapeError({ in: 'bestMatches', rule: 'values must not be empty', got: [rows, columns] });
  }
  requireFinite('bestMatches', 'values', values);
  const ofColumns = Array.from({ length: columns }, (_, column) => ({ row: 0, column, value: values.get(0, column) }));
  const ofRows = Array.from({ length: rows }, (_, row) => ({ row, column: 0, value: values.get(row, 0) }));
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const value = values.get(row, column);
      if (value > ofColumns[column].value) ofColumns[column] = { row, column, value };
      if (value > ofRows[row].value) ofRows[row] = { row, column, value };
    }
  }
  return { ofColumns, ofRows };
}
