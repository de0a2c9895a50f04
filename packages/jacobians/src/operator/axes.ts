import type { DenseMatrix } from '@entk/core';
import type { PlacedUse } from './part.js';

/** Axes [first, second, count] → [second, first, count]. */
export function swapAxes(values: Float64Array, first: number, second: number, count: number): Float64Array {
  const swapped = new Float64Array(values.length);
  for (let i = 0; i < first; i++) {
    for (let j = 0; j < second; j++) {
      const from = (i * second + j) * count;
      const to = (j * first + i) * count;
      for (let k = 0; k < count; k++) swapped[to + k] = values[from + k];
    }
  }
  return swapped;
}

/** The rows of a block [P, b] that belong to a use's parameter, as a view. */
export function parameterBlock({ offset, size }: PlacedUse, block: DenseMatrix): Float64Array {
  return block.data.subarray(offset * block.columns, (offset + size) * block.columns);
}

/** Adds values, laid out as the parameter is, to the rows of [P, b] that belong to a use's parameter. */
export function addToParameter(gradients: DenseMatrix, placed: PlacedUse, values: Float64Array): void {
  const target = parameterBlock(placed, gradients);
  for (let index = 0; index < target.length; index++) target[index] += values[index];
}
