import { DenseMatrix, type Random, requireInteger, requireFields } from '@entk/core';
import { orthonormalSpan } from '../subspace/orthonormal-span.js';

/**
 * An orthonormal basis of a subspace drawn uniformly (Haar measure), with a uniformly random basis in it: normal
 * numbers, orthonormalised.
 *
 * @returns Axes [rows, dimension].
 * @throws MisuseError if the dimension is not in 1..rows.
 * @remarks O(rows · dimension²) time.
 *
 * @example
 * ```ts
 * import { randomSubspace } from '@entk/alignment';
 * import { createRandom } from '@entk/core';
 *
 * randomSubspace(841, 56, createRandom(0)).columns; // 56
 * ```
 */
export function randomSubspace(rows: number, dimension: number, random: Random): DenseMatrix {
  requireInteger('randomSubspace', 'rows', rows, { min: 1 });
  requireInteger('randomSubspace', 'dimension', dimension, { min: 1, max: rows });
  requireFields('randomSubspace', 'random', random, ['normals']);
  return orthonormalSpan(new DenseMatrix(rows, dimension, random.normals(rows * dimension)));
}
