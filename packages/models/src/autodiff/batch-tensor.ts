import type { NdArray } from '@entk/core';
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '../tensor/index.js';

/**
 * Copies a batch into the backend: float32 numbers as float32, integers such as tokens as int32. The caller owns the
 * tensor.
 */
export function batchTensor({ shape, data }: NdArray<Float32Array | Int32Array>): Tensor {
  return tf.tensor(data, [...shape], data instanceof Int32Array ? 'int32' : 'float32');
}
