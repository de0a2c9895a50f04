import { DenseMatrix } from '@entk/core';
import { svd } from '@entk/linalg';

/**
 * What vectors of a flattened kernel do over examples: with a vector's rows c·N + x as a matrix [C, N], the right
 * singular vector of its largest singular value, which is exact where a vector does the same at every output that it
 * lives on.
 *
 * @param vectors Axes [C·N, k], rows c·N + x.
 * @returns Axes [N, k], unit columns, signs arbitrary.
 */
export function exampleProfiles(vectors: DenseMatrix, examples: number): DenseMatrix {
  const outputs = vectors.rows / examples;
  const profiles = new DenseMatrix(examples, vectors.columns);
  for (let column = 0; column < vectors.columns; column++) {
    const { v } = svd(new DenseMatrix(outputs, examples, vectors.columnCopy(column)));
    const profile = v;
    for (let x = 0; x < examples; x++) profiles.set(x, column, profile.get(x, 0));
  }
  return profiles;
}
