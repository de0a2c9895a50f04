import { DenseMatrix, ShapeError, requireFields } from '@entk/core';
import { multiply } from '@entk/linalg';
import type { Laplacian } from './laplacians/laplacian.js';
import { requireOrthonormal } from './orthonormal.js';

/**
 * Compresses a Laplacian into a subspace: A = cᵀ L c (appendix C, step 2).
 *
 * @param basis c, axes [N, k], orthonormal columns.
 * @returns A, axes [k, k], exactly symmetric: the average of the product and its transpose.
 * @throws ShapeError if the Laplacian's size is not N.
 * @throws MisuseError if the columns are not orthonormal within 1e-6.
 * @throws NonFiniteError at the first NaN or infinity.
 * @remarks O((N + edges) k + N k²) time; nothing of N² numbers is formed.
 *
 * @example
 * ```ts
 * import { DenseMatrix } from '@entk/core';
 * import { compress, cycleLaplacian } from '@entk/rotation';
 *
 * const constant = DenseMatrix.fromRows([[0.5], [0.5], [0.5], [0.5]]);
 * compress(cycleLaplacian(4), constant).get(0, 0); // 0
 * ```
 */
export function compress(laplacian: Laplacian, basis: DenseMatrix): DenseMatrix {
  requireOrthonormal('compress', basis);
  requireFits('compress', laplacian, basis);
  return compressed(laplacian, basis);
}

/** `compress` for a basis that has been looked at. */
export function compressed(laplacian: Laplacian, basis: DenseMatrix): DenseMatrix {
  const raw = multiply(basis, laplacian.apply(basis), { transposeLeft: true });
  return DenseMatrix.generate(raw.rows, raw.columns, (i, j) => (raw.get(i, j) + raw.get(j, i)) / 2);
}

/** Refuses a Laplacian on another number of rows than the basis has. */
export function requireFits(caller: string, laplacian: Laplacian, { rows, columns }: DenseMatrix): void {
  requireFields(caller, 'laplacian', laplacian, ['name', 'size', 'apply']);
  const { name, size } = laplacian;
  if (size === rows) return;
  throw new ShapeError({
    in: caller,
    rule: `Laplacian ${JSON.stringify(name)} must be of the basis's N = ${rows} rows`,
    got: size,
    context: `axes [N, k] = [${rows}, ${columns}]`,
  });
}
