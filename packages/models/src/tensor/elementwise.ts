import type * as tf from '@tensorflow/tfjs-core';
import { addressOf, runKernel, runsKernels, unwritten } from './kernels.js';
import type { Tensor } from './tensor.js';

/** The number by which the kernel knows an operation. */
const numbers = { add: 0, subtract: 1, multiply: 2 } as const;

const bytesOfNumber = 4;

/**
 * Sum, difference or product entry by entry of two tensors of one shape, or with one row for every row of the left one,
 * with the bits of the backend's; `undefined` for other shapes, and where autodiff is to know of it.
 */
export function combined(how: keyof typeof numbers, left: Tensor, right: Tensor): Tensor | undefined {
  if (!runsKernels() || !areFloats(left, right)) return undefined;
  const isRow = isRowOf(right, left);
  if (!isRow && !sameShape(left, right)) return undefined;
  const result = unwritten(left.shape);
  const [rows, columns] = isRow ? [left.size / right.size, right.size] : [1, left.size];
  const apart = isRow ? 0 : columns * bytesOfNumber;
  runKernel('combine', numbers[how], rows, columns, addressOf(left), addressOf(right), apart, addressOf(result));
  return result;
}

/** Every entry times a number; `undefined` as of `combined`. */
export function multiplied(tensor: Tensor, factor: number): Tensor | undefined {
  if (!runsKernels() || !areFloats(tensor)) return undefined;
  const result = unwritten(tensor.shape);
  runKernel('multiplyAll', tensor.size, addressOf(tensor), factor, addressOf(result));
  return result;
}

/** max(x, 0), or 1 where x > 0 and else 0; `undefined` as of `combined`. */
export function mapped(kernel: 'rectify' | 'positivePart', tensor: Tensor): Tensor | undefined {
  if (!runsKernels() || !areFloats(tensor)) return undefined;
  const result = unwritten(tensor.shape);
  runKernel(kernel, tensor.size, addressOf(tensor), addressOf(result));
  return result;
}

/** The sum of each column of a matrix [n, c], as [c], in the order of the rows; `undefined` as of `combined`. */
export function sumOfRows(matrix: Tensor): Tensor | undefined {
  if (!runsKernels() || !areFloats(matrix)) return undefined;
  const [rows, columns] = matrix.shape;
  const result = unwritten([columns]);
  runKernel('sumRows', rows, columns, addressOf(matrix), addressOf(result));
  return result;
}

/** The backend allots no memory to a tensor of no numbers. */
function areFloats(...tensors: readonly Tensor[]): boolean {
  return tensors.every((tensor) => tensor.size > 0 && (tensor as tf.Tensor).dtype === 'float32');
}

function isRowOf(row: Tensor, matrix: Tensor): boolean {
  const { length } = matrix.shape;
  return (
    length > 1 && row.shape.length <= length && row.size === matrix.shape[length - 1] && row.shape.at(-1) === row.size
  );
}

function sameShape(left: Tensor, right: Tensor): boolean {
  return left.shape.length === right.shape.length && left.shape.every((extent, axis) => extent === right.shape[axis]);
}
