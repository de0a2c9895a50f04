import type { NdArray } from '@entk/core';
import type { Loss } from './losses.js';

/** How well a network does on a set of examples. */
export interface Metrics {
  readonly loss: number;
  /** The share of examples, or of their positions, whose largest output is the largest target. */
  readonly accuracy: number;
}

/** Loss and accuracy of outputs [N, C] against targets [N, C], or of [N, T, C] position by position. */
export function metricsOf(loss: Loss, outputs: NdArray, targets: NdArray): Metrics {
  const outputCount = targets.shape.at(-1) as number;
  return {
    loss: loss.value(outputs.data, targets.data, outputCount),
    accuracy: accuracyOf(outputs, targets),
  };
}

/**
 * The share of rows whose largest output stands where the largest target does; the first one counts where several
 * are equal.
 */
export function accuracyOf(outputs: NdArray, targets: NdArray): number {
  const outputCount = targets.shape.at(-1) as number;
  const rows = targets.data.length / outputCount;
  let correct = 0;
  for (let start = 0; start < rows * outputCount; start += outputCount) {
    if (largestOf(outputs.data, start, outputCount) === largestOf(targets.data, start, outputCount)) correct++;
  }
  return correct / rows;
}

function largestOf(values: Float32Array, start: number, count: number): number {
  let best = 0;
  for (let index = 1; index < count; index++) if (values[start + index] > values[start + best]) best = index;
  return best;
}
