import type { DenseMatrix } from '@entk/core';

/** Copies the upper triangle of a square matrix onto its lower one, in place: exactly symmetric. */
export function mirrored(matrix: DenseMatrix): DenseMatrix {
  const { rows, data } = matrix;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < i; j++) data[i * rows + j] = data[j * rows + i];
  }
  return matrix;
}
