import { DenseMatrix } from '@entk/core';
import type { Collapse } from '../collapse/collapse.js';
import { rowIndex } from '../kernel.js';

/** Vectors with row n·C + c (or n) in the row order of a collapse. */
export function inRowOrder(
  vectors: DenseMatrix,
  collapse: Collapse,
  { exampleCount, outputCount }: { readonly exampleCount: number; readonly outputCount: number },
): DenseMatrix {
  if (collapse.kind !== 'flattened' || collapse.rowOrder === 'exampleMajor') return vectors;
  const ordered = new DenseMatrix(vectors.rows, vectors.columns);
  for (let n = 0; n < exampleCount; n++) {
    for (let c = 0; c < outputCount; c++) {
      ordered
        .rowSpan(rowIndex(collapse.rowOrder, n, c, exampleCount, outputCount))
        .set(vectors.rowSpan(n * outputCount + c));
    }
  }
  return ordered;
}
