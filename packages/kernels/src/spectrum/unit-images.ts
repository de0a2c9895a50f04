import type { DenseMatrix } from '@entk/core';
import { columnNorms } from '@entk/linalg';
import type { Spectrum } from '@entk/spectral';

/**
 * Makes images Z u of eigenvectors of ZᵀZ those of Z Zᵀ, v = Z u / ‖Z u‖, in place: of many rows they are large. A zero
 * eigenvalue has no vector there, and its column becomes zero.
 */
export function toUnitImages(images: DenseMatrix, { rank = images.columns }: Pick<Spectrum, 'rank'>): DenseMatrix {
  const factors = columnNorms(images).map((length, j) => (j < rank && length > 0 ? 1 / length : 0));
  for (let row = 0; row < images.rows; row++) {
    const entries = images.rowSpan(row);
    for (let j = 0; j < factors.length; j++) entries[j] *= factors[j];
  }
  return images;
}
