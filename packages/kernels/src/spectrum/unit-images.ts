import type { DenseMatrix } from '@entk/core';
import { columnNorms, scaledColumns } from '@entk/linalg';
import type { Spectrum } from '@entk/spectral';

/**
 * Eigenvectors of ZᵀZ as those of Z Zᵀ, v = Z u / ‖Z u‖, from the images Z u. A zero eigenvalue has no vector there,
 * and its column becomes zero.
 */
export function unitImages(images: DenseMatrix, { rank = images.columns }: Pick<Spectrum, 'rank'>): DenseMatrix {
  const factors = columnNorms(images).map((length, j) => (j < rank && length > 0 ? 1 / length : 0));
  return scaledColumns(images, factors);
}
