import { type NdArray, ndArray } from '@entk/core';
import * as tf from '@tensorflow/tfjs-core';

/**
 * A float32 array that lives in the backend's memory until it is disposed of.
 *
 * Any tfjs tensor is one. It is declared here by its shape alone, so that no type of tfjs appears in ours.
 */
export interface Tensor {
  readonly id: number;
  readonly shape: number[];
  readonly size: number;
  dispose(): void;
}

/** Copies an array into the backend. The caller owns the tensor, unless a `scoped` call does. */
export function toTensor(array: NdArray): Tensor {
  return tf.tensor(array.data, [...array.shape], 'float32');
}

/** Copies integers into the backend, as int32. */
export function toIntegerTensor(integers: Int32Array): Tensor {
  return tf.tensor1d(integers, 'int32');
}

/** Copies an int32 tensor out of the backend; the tensor stays. */
export function integersOf(tensor: Tensor): Int32Array {
  return (tensor as tf.Tensor).dataSync<'int32'>().slice();
}

/** The numbers of a tensor, to be read at once and not changed. */
export function numbersOf(tensor: Tensor): Float32Array {
  return (tensor as tf.Tensor).dataSync<'float32'>();
}

/** Copies a tensor out of the backend; the tensor stays. */
export function fromTensor(tensor: Tensor): NdArray {
  return ndArray(tensor.shape, (tensor as tf.Tensor).dataSync<'float32'>().slice());
}

/**
 * Runs `body` and disposes of every tensor it made but those it returns, inside arrays, maps and objects too.
 *
 * The backend's own search for them would step through every number of a typed array.
 */
export function scoped<T>(body: () => T): T {
  const box: { result?: T } = {};
  tf.tidy(() => {
    box.result = body();
    return Array.from(tensorsIn(box.result));
  });
  return box.result as T;
}

function tensorsIn(value: unknown, found: Set<tf.Tensor> = new Set(), seen: Set<object> = new Set()): Set<tf.Tensor> {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || seen.has(value)) return found;
  seen.add(value);
  if (value instanceof tf.Tensor) return found.add(value);
  const parts: Iterable<unknown> = value instanceof Map ? value.values() : Object.values(value);
  for (const part of parts) tensorsIn(part, found, seen);
  return found;
}

/** The number of tensors alive, which is equal before and after every exported call of entk. */
export function tensorCount(): number {
  return tf.memory().numTensors;
}

/** Disposes of tensors; the same tensor may stand in the list twice. */
export function disposeAll(tensors: Iterable<Tensor>): void {
  for (const tensor of new Set(tensors)) tensor.dispose();
}
