import { type NdArray, requireFields, requireNdArray, requireNumbers, ShapeError, shapeText } from '@entk/core';
import type { Loss } from './losses.js';

/** How well a network does on a set of examples. */
export interface Metrics {
  readonly loss: number;
  /** The share of examples, or of their positions, whose largest output is the largest target. */
  readonly accuracy: number;
}

/**
 * Loss and accuracy of outputs [N, C] against targets [N, C], or of [N, T, C] position by position.
 *
 * @throws ShapeError as {@link accuracyOf}.
 */
export function metricsOf(loss: Loss, outputs: NdArray, targets: NdArray): Metrics {
  const outputCount = requireAlike('metricsOf', outputs, targets);
  requireFields('metricsOf', 'loss', loss, ['value']);
  return {
    loss: loss.value(outputs.data, targets.data, outputCount),
    accuracy: accuracyOf(outputs, targets),
  };
}

/**
 * The share of rows whose largest output stands where the largest target does; the first one counts where several
 * are equal.
 *
 * @throws ShapeError unless outputs and targets have the same axes, two or more, and at least one row: labels are not
 *   read as targets.
 */
export function accuracyOf(outputs: NdArray, targets: NdArray): number {
  const outputCount = requireAlike('accuracyOf', outputs, targets);
  const rows = targets.data.length / outputCount;
  let correct = 0;
  for (let start = 0; start < rows * outputCount; start += outputCount) {
    if (largestOf(outputs.data, start, outputCount) === largestOf(targets.data, start, outputCount)) correct++;
  }
  return correct / rows;
}

/** Of what both have alike, the extent of the last axis; labels [N] and [N, 1] would otherwise be read as outputs. */
function requireAlike(caller: string, outputs: NdArray, targets: NdArray): number {
  requireNdArray(caller, 'outputs', outputs);
  requireNdArray(caller, 'targets', targets);
  requireNumbers(caller, 'outputs', outputs);
  requireNumbers(caller, 'targets', targets);
  const { shape } = outputs;
  if (shape.length < 2 || outputs.data.length === 0) {
    throw new ShapeError({ in: caller, rule: 'outputs must have axes [N, C] or [N, T, C], not empty', got: shape });
  }
  if (shape.length === targets.shape.length && shape.every((extent, axis) => extent === targets.shape[axis])) {
    return shape[shape.length - 1];
  }
  throw new ShapeError({
    in: caller,
    rule: `targets must have the axes ${shapeText(shape)} of the outputs`,
    got: targets.shape,
    remedy: 'a label c is a row of zeros with a 1 at place c',
  });
}

function largestOf(values: Float32Array, start: number, count: number): number {
  let best = 0;
  for (let index = 1; index < count; index++) if (values[start + index] > values[start + best]) best = index;
  return best;
}
