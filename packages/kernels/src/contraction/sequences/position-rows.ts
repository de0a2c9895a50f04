import { DenseMatrix } from '@entk/core';
import { deltaReader, deltaWidth, type FactoredUse } from '@entk/jacobians/factors';
import type { OutputMode } from '../../collapse/outputs.js';

/** T. */
export function positionsOf(use: FactoredUse): number {
  return use.kind === 'vector' ? 1 : use.positions;
}

/**
 * δ of examples `from` … `to` − 1 with a row for each position, as products need it: `apart` or `single` [n·C·T, H],
 * row (n·C + c)·T + t; `summed` [n·T, C·H], so that a product of two rows is summed over outputs.
 */
export function positionRows(use: FactoredUse, mode: OutputMode, from: number, to: number): DenseMatrix {
  const positions = positionsOf(use);
  const deltaAt = deltaReader(use.delta);
  const width = deltaWidth(use.delta) / positions;
  const outputCount = deltaAt(from).rows;
  if (mode !== 'summed') {
    const rows = new DenseMatrix((to - from) * outputCount * positions, width);
    const size = outputCount * positions * width;
    for (let n = from; n < to; n++) rows.data.set(deltaAt(n).data, (n - from) * size);
    return rows;
  }
  const rows = new DenseMatrix((to - from) * positions, outputCount * width);
  for (let n = from; n < to; n++) {
    const delta = deltaAt(n);
    for (let c = 0; c < outputCount; c++) {
      const ofOutput = delta.rowSpan(c);
      for (let t = 0; t < positions; t++) {
        rows.rowSpan((n - from) * positions + t).set(ofOutput.subarray(t * width, (t + 1) * width), c * width);
      }
    }
  }
  return rows;
}
