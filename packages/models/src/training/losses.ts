import {
  requireInteger,
  requireList,
  requireNumber,
  requireOptions,
  requireSameExtent,
  ShapeError,
  shapeText,
} from '@entk/core';
import { exp, log } from '@entk/core/elementary';
import {
  multiply,
  multiplyByScalar,
  softmax,
  subtract,
  sumOverColumns,
  type Tensor,
  toTensor,
} from '../tensor/index.js';
import { scaledDifference } from '../tensor/elementwise.js';

/** A loss L(f, y) of a batch, and its gradient by the outputs. */
export interface Loss {
  readonly name: string;
  /** ∂L/∂f, axes [N, C]. Run inside `scoped`. */
  gradient(outputs: Tensor, targets: Tensor): Tensor;
  /** L, summed in float64; both arrays have axes [N, C]. */
  value(outputs: Float32Array, targets: Float32Array, outputCount: number): number;
}

/**
 * Importance-weighted squared error, averaged over examples and outputs: L = (1/NC) Σ_n Σ_i I_i (y_i − f_i)² (eq. 5 and
 * the mean over the batch). Without importance, the mean squared error.
 *
 * @param importance I_i ≥ 0, one an output.
 * @throws MisuseError if an importance is negative or not finite; `value` and `gradient` throw if their number is not
 *   C.
 */
export function squaredError(options: { readonly importance?: readonly number[] } = {}): Loss {
  requireOptions('squaredError', options, { importance: true });
  const { importance } = options;
  if (importance !== undefined) requireList('squaredError', 'importance', importance);
  importance?.forEach((value, index) => requireNumber('squaredError', `importance[${index}]`, value, { min: 0 }));
  return {
    name: 'squaredError',
    gradient(outputs, targets) {
      requireSameShape('squaredError', outputs, targets);
      const [examples, outputCount] = outputs.shape;
      if (importance) requireSameExtent('squaredError', 'number of importances', outputCount, importance.length);
      const weights = importance && toTensor({ shape: [1, outputCount], data: Float32Array.from(importance) });
      return scaledDifference(outputs, targets, 2 / (examples * outputCount), weights);
    },
    value(outputs, targets, outputCount) {
      requireRows('squaredError', outputs, targets, outputCount);
      if (importance) requireSameExtent('squaredError', 'number of importances', outputCount, importance.length);
      let sum = 0;
      for (let index = 0; index < outputs.length; index++) {
        const difference = outputs[index] - targets[index];
        sum += (importance ? importance[index % outputCount] : 1) * difference * difference;
      }
      return sum / outputs.length;
    },
  };
}

/**
 * Cross-entropy of a softmax, averaged over examples: L = −(1/N) Σ_n Σ_c y_c log softmax(f)_c, for targets that are
 * probabilities (one-hot rows, say). A row of zeros adds nothing to loss or gradient, and N counts it.
 */
export function crossEntropy(): Loss {
  return {
    name: 'crossEntropy',
    gradient(outputs, targets) {
      requireSameShape('crossEntropy', outputs, targets);
      const weighted = multiply(softmax(outputs), sumOverColumns(targets));
      return multiplyByScalar(subtract(weighted, targets), 1 / outputs.shape[0]);
    },
    value(outputs, targets, outputCount) {
      requireRows('crossEntropy', outputs, targets, outputCount);
      let sum = 0;
      for (let start = 0; start < outputs.length; start += outputCount) {
        const row = outputs.subarray(start, start + outputCount);
        const largest = row.reduce((a, b) => Math.max(a, b), -Infinity);
        let total = 0;
        for (const value of row) total += exp(value - largest);
        const logTotal = largest + log(total);
        for (let c = 0; c < outputCount; c++) sum += targets[start + c] * (logTotal - row[c]);
      }
      return sum / (outputs.length / outputCount);
    },
  };
}

/** A number too few would be NaN, or be left out of the mean; a count of 0 would never end. */
function requireRows(caller: string, outputs: Float32Array, targets: Float32Array, outputCount: number): void {
  requireInteger(caller, 'number of outputs', outputCount, { min: 1 });
  requireSameExtent(caller, 'number of targets', outputs.length, targets.length);
  if (outputs.length > 0 && outputs.length % outputCount === 0) return;
  throw new ShapeError({
    in: caller,
    rule: `outputs must be rows of ${outputCount}, at least one`,
    got: outputs.length,
  });
}

/** Tensors of other shapes would be repeated to fit. */
function requireSameShape(caller: string, outputs: Tensor, targets: Tensor): void {
  const { shape } = outputs;
  if (shape.length === targets.shape.length && shape.every((extent, axis) => extent === targets.shape[axis])) return;
  throw new ShapeError({
    in: caller,
    rule: `targets must have the axes ${shapeText(shape)} of the outputs`,
    got: targets.shape,
  });
}
