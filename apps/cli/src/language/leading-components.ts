import { DenseMatrix } from '@entk/core';
import { columnGram, columnNorms, gram, multiply, scaledColumns } from '@entk/linalg';
import { eigh } from '@entk/spectral';

/** Below this share of the largest eigenvalue a component is rounding of float32 numbers. */
const leastShare = 1e-12;

/**
 * The leading principal components of M observations: unit vectors [M, k] of the rows' scores, by falling variance,
 * from whichever Gram matrix of the centred columns is smaller.
 */
export async function leadingComponents(observations: DenseMatrix, count: number): Promise<DenseMatrix> {
  const centred = lessMeans(observations);
  const { rows, columns } = centred;
  const wanted = Math.min(count, rows, columns);
  const bySide = rows <= columns ? gram(centred) : columnGram(centred);
  const { values, vectors } = await eigh(bySide, { count: wanted, semidefinite: true });
  const kept = values.filter((value) => value > leastShare * values[0]).length;
  const leading = vectors.columnRange(0, kept);
  if (rows <= columns) return leading;
  const scores = multiply(centred, leading);
  return scaledColumns(
    scores,
    columnNorms(scores).map((norm) => 1 / norm),
  );
}

function lessMeans(matrix: DenseMatrix): DenseMatrix {
  const { rows, columns } = matrix;
  const means = new Float64Array(columns);
  for (let i = 0; i < rows; i++) {
    const row = matrix.rowSpan(i);
    for (let j = 0; j < columns; j++) means[j] += row[j] / rows;
  }
  const centred = new DenseMatrix(rows, columns, matrix.data.slice());
  for (let i = 0; i < rows; i++) {
    const row = centred.rowSpan(i);
    for (let j = 0; j < columns; j++) row[j] -= means[j];
  }
  return centred;
}
