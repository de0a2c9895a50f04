import { DenseMatrix } from '@entk/core';
import { multiply } from '@entk/linalg';
import { activationOf, type FactoredUse, isTransposed } from '../uses.js';
import { swapAxes } from './axes.js';

/** How one use takes a change of its parameter to the change of what its δ is the gradient by, and back. */
export interface InnerMap {
  /** U a[n, t]: a direction laid out as the parameter, b columns → axes [N·T, H·b]. */
  forward(direction: Float64Array, count: number): DenseMatrix;
  /** Its adjoint: weights [N·T, H·b] → a sum laid out as the parameter. */
  back(weights: DenseMatrix, count: number): Float64Array;
}

/** The inner map of a use whose δ has H numbers a position. */
export function innerMap(use: FactoredUse, width: number, exampleCount: number, size: number): InnerMap {
  if (use.kind === 'lookup') return ofRows(use.indices, width, size);
  return ofMatrix(activationOf(use, exampleCount), width, isTransposed(use));
}

function ofMatrix(activation: DenseMatrix, width: number, transposed: boolean): InnerMap {
  const inputs = activation.columns;
  return {
    forward(direction, count) {
      const ofInputs = transposed ? direction : swapAxes(direction, width, inputs, count);
      return multiply(activation, new DenseMatrix(inputs, width * count, ofInputs));
    },
    back(weights, count) {
      const gradient = multiply(activation, weights, { transposeLeft: true }).data;
      return transposed ? gradient : swapAxes(gradient, inputs, width, count);
    },
  };
}

function ofRows(indices: Int32Array, width: number, size: number): InnerMap {
  return {
    forward(direction, count) {
      const length = width * count;
      const rows = new DenseMatrix(indices.length, length);
      indices.forEach((index, row) => rows.rowSpan(row).set(direction.subarray(index * length, (index + 1) * length)));
      return rows;
    },
    back(weights, count) {
      const length = width * count;
      const sum = new Float64Array(size * count);
      indices.forEach((index, row) => {
        const values = weights.rowSpan(row);
        for (let k = 0; k < length; k++) sum[index * length + k] += values[k];
      });
      return sum;
    },
  };
}
