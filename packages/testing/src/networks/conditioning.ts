import type { NdArray, NumericArray } from '@entk/core';
import { type Float64Parameters, referenceOutputs } from './interpreter.js';
import type { LayerSpec, NetworkSpec } from './spec.js';

/** The smallest deviation that any layer norm divides by: its derivatives grow with powers of the inverse. */
export function smallestDeviation(
  spec: NetworkSpec,
  parameters: Float64Parameters,
  inputs: NdArray<NumericArray>,
): number {
  return Math.min(...rowsSeenBy('layerNorm', spec, parameters, inputs).map(deviationOf), Infinity);
}

/**
 * The largest number that any softmax gives: near 1 its derivatives are differences of nearly equal numbers, which float32
 * has few digits of.
 */
export function largestShare(spec: NetworkSpec, parameters: Float64Parameters, inputs: NdArray<NumericArray>): number {
  const shares = rowsSeenBy('softmax', spec, parameters, inputs).map((row) => {
    const largest = Math.max(...row);
    return row.length === 1 ? 0 : 1 / row.reduce((sum, value) => sum + Math.exp(value - largest), 0);
  });
  return Math.max(...shares, 0);
}

function rowsSeenBy(
  kind: LayerSpec['kind'],
  spec: NetworkSpec,
  parameters: Float64Parameters,
  inputs: NdArray<NumericArray>,
): (readonly number[])[] {
  const rows: (readonly number[])[] = [];
  referenceOutputs(spec, parameters, inputs, {
    onLayer(layer, values) {
      if (layer.kind === kind) rows.push(...values);
    },
  });
  return rows;
}

function deviationOf(row: readonly number[]): number {
  const mean = row.reduce((sum, value) => sum + value, 0) / row.length;
  return Math.sqrt(row.reduce((sum, value) => sum + (value - mean) ** 2, 0) / row.length);
}
