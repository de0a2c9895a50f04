import { createRandom, type NdArray, ndArray } from '@entk/core';
import type { ParameterSet } from '@entk/models';
import * as tf from '@tensorflow/tfjs-core';

type Tensors = Readonly<Record<string, tf.Tensor>>;

/** An array of normal numbers. */
export function normals(seed: number, ...shape: number[]): NdArray {
  return ndArray(
    shape,
    Float32Array.from(createRandom(seed).normals(shape.reduce((size, extent) => size * extent, 1))),
  );
}

/** softmax(V tanh(W x + b)), 3 inputs, 4 hidden units, 2 outputs, in tfjs. */
export function softmaxOfTanh(x: tf.Tensor, { W, b, V }: Tensors): tf.Tensor {
  return tf.softmax(tf.matMul(tf.tanh(tf.add(tf.matMul(x, tf.transpose(W)), b)), tf.transpose(V)));
}

export const tanhParameters: ParameterSet = new Map([
  ['W', normals(1, 4, 3)],
  ['b', normals(2, 4)],
  ['V', normals(3, 2, 4)],
]);

/** The same of one example in float64, θ as one array W, b, V. */
export function softmaxOfTanhInFloat64(x: ArrayLike<number>, theta: readonly number[]): number[] {
  const hidden = Array.from({ length: 4 }, (_, h) =>
    Math.tanh([0, 1, 2].reduce((sum, d) => sum + theta[3 * h + d] * x[d], theta[12 + h])),
  );
  const outputs = [0, 1].map((c) => Math.exp(hidden.reduce((sum, value, h) => sum + theta[16 + 4 * c + h] * value, 0)));
  const total = outputs[0] + outputs[1];
  return outputs.map((value) => value / total);
}

/** ∂f_c(x_n)/∂θ_μ by central differences in float64, axes [N·C, P] in one array. */
export function differences(
  f: (theta: readonly number[]) => readonly number[],
  parameters: ParameterSet,
  step = 1e-5,
): number[][] {
  const theta = Array.from(parameters.values()).flatMap(({ data }) => Array.from(data));
  const columns = theta.map((value, index) => {
    const [above, below] = [step, -step].map((change) => f(theta.with(index, value + change)));
    return above.map((output, row) => (output - below[row]) / (2 * step));
  });
  return columns[0].map((_, row) => columns.map((column) => column[row]));
}
