import * as tf from '@tensorflow/tfjs-core';
import { addressOf, type KernelName, runKernel, runsKernels, unwritten } from './kernels.js';
import type { Tensor } from './tensor.js';

// Each has the bits of the operations of tfjs that stand beside the kernel, and takes their place where it can: to call
// one of those costs as much as the work on 10,000 numbers.

const native = (tensor: Tensor) => tensor as tf.Tensor;

/** Entrywise sum, with broadcasting from the last axis. */
export function add(left: Tensor, right: Tensor): Tensor {
  return combined('add', left, right) ?? tf.add(native(left), native(right));
}

/** Entrywise difference, with broadcasting from the last axis. */
export function subtract(left: Tensor, right: Tensor): Tensor {
  return combined('subtract', left, right) ?? tf.sub(native(left), native(right));
}

/** Entrywise product, with broadcasting from the last axis. */
export function multiply(left: Tensor, right: Tensor): Tensor {
  return combined('multiply', left, right) ?? tf.mul(native(left), native(right));
}

/** Every entry times a number. */
export function multiplyByScalar(tensor: Tensor, factor: number): Tensor {
  if (!areFloats(tensor)) return tf.mul(native(tensor), factor);
  return written(tensor.shape, (result) => ['multiplyAll', tensor.size, addressOf(tensor), factor, result]);
}

/** a·(factor·b), entry by entry. */
export function multiplyScaled(left: Tensor, right: Tensor, factor: number): Tensor {
  if (!areFloats(left, right) || !sameShape(left, right)) return multiply(left, multiplyByScalar(right, factor));
  const [a, b] = [left, right].map(addressOf);
  return written(left.shape, (result) => ['multiplyScaled', left.size, a, b, factor, result]);
}

/** (a − b)·factor entry by entry, and times weights [1, c], one a column, where there are some. */
export function scaledDifference(left: Tensor, right: Tensor, factor: number, weights?: Tensor): Tensor {
  if (
    !areFloats(left, right) ||
    !sameShape(left, right) ||
    (weights && !(areFloats(weights) && isRowOf(weights, left)))
  ) {
    const difference = multiplyByScalar(subtract(left, right), factor);
    return weights ? multiply(difference, weights) : difference;
  }
  const columns = weights?.size ?? left.size;
  const [a, b] = [left, right].map(addressOf);
  const w = weights ? addressOf(weights) : 0;
  return written(left.shape, (result) => ['scaledDifference', left.size / columns, columns, a, b, factor, w, result]);
}

/** Entrywise square. */
export function square(tensor: Tensor): Tensor {
  return combined('multiply', tensor, tensor) ?? tf.square(native(tensor));
}

/** max(x, 0). */
export function rectify(tensor: Tensor): Tensor {
  if (!areFloats(tensor)) return tf.relu(native(tensor));
  return written(tensor.shape, (result) => ['rectify', tensor.size, addressOf(tensor), result]);
}

/** 1 where x > 0, else 0. */
export function positivePart(tensor: Tensor): Tensor {
  if (!areFloats(tensor)) return tf.step(native(tensor));
  return written(tensor.shape, (result) => ['positivePart', tensor.size, addressOf(tensor), result]);
}

/** v where x > 0, else 0: v times the slope of `rectify` at x. */
export function multiplyByStep(values: Tensor, x: Tensor): Tensor {
  if (!areFloats(values, x) || !sameShape(values, x)) return multiply(values, positivePart(x));
  const [v, at] = [values, x].map(addressOf);
  return written(values.shape, (result) => ['multiplyByStep', values.size, v, at, result]);
}

/** The sum of each column of a matrix [n, c], as [c], in the order of the rows. */
export function sumOverRows(matrix: Tensor): Tensor {
  if (!areFloats(matrix)) return tf.sum(native(matrix), 0);
  const [rows, columns] = matrix.shape;
  return written([columns], (result) => ['sumRows', rows, columns, addressOf(matrix), result]);
}

/** The number by which the kernel knows an operation. */
const numbers = { add: 0, subtract: 1, multiply: 2 } as const;

const bytesOfNumber = 4;

/** Of two tensors of one shape, or of one and a row for each of its rows; `undefined` for others. */
function combined(how: keyof typeof numbers, left: Tensor, right: Tensor): Tensor | undefined {
  if (!areFloats(left, right)) return undefined;
  const isRow = isRowOf(right, left);
  if (!isRow && !sameShape(left, right)) return undefined;
  const [rows, columns] = isRow ? [left.size / right.size, right.size] : [1, left.size];
  const apart = isRow ? 0 : columns * bytesOfNumber;
  const [a, b] = [left, right].map(addressOf);
  return written(left.shape, (result) => ['combine', numbers[how], rows, columns, a, b, apart, result]);
}

/** A new tensor that a kernel writes, of what it is called with. */
function written(shape: number[], call: (result: number) => [KernelName, ...number[]]): Tensor {
  const result = unwritten(shape);
  runKernel(...call(addressOf(result)));
  return result;
}

/** Whether a kernel takes them; the backend allots no memory to a tensor of no numbers. */
function areFloats(...tensors: readonly Tensor[]): boolean {
  return runsKernels() && tensors.every((tensor) => tensor.size > 0 && native(tensor).dtype === 'float32');
}

function isRowOf(row: Tensor, matrix: Tensor): boolean {
  const { length } = matrix.shape;
  const isLong = length > 1 && row.shape.length <= length;
  return isLong && row.size === matrix.shape[length - 1] && row.size === row.shape[row.shape.length - 1];
}

function sameShape(left: Tensor, right: Tensor): boolean {
  return left.shape.length === right.shape.length && left.shape.every((extent, axis) => extent === right.shape[axis]);
}
