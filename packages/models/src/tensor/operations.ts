import * as tf from '@tensorflow/tfjs-core';
import { runsKernels } from './kernels.js';
import { sparseTimes, transposedSparseTimes } from './sparse-inputs.js';
import { cachedProduct, transposedMatrix } from './cached-products.js';
import type { Tensor } from './tensor.js';

const native = (tensor: Tensor) => tensor as tf.Tensor;

/** A·B for A [a, b] and B [b, c]. */
export function matMul(left: Tensor, right: Tensor): Tensor {
  return sparseTimes(left, () => right) ?? cachedProduct(left, right) ?? tf.matMul(native(left), native(right));
}

/** Aᵀ·B for A [n, a] and B [n, b], transposing A first where it is large. */
export function matMulTransposedLeft(left: Tensor, right: Tensor): Tensor {
  const fromLeft = transposedSparseTimes(left, right);
  if (fromLeft) return fromLeft;
  const fromRight = transposedSparseTimes(right, left);
  if (fromRight) return transpose(fromRight);
  return cachedProduct(left, right, 'left') ?? matMul(transpose(left), right);
}

/** A·Bᵀ for A [a, n] and B [b, n]. */
export function matMulTransposedRight(left: Tensor, right: Tensor): Tensor {
  return (
    sparseTimes(left, () => transpose(right)) ??
    cachedProduct(left, right, 'right') ??
    tf.matMul(native(left), native(transpose(right)))
  );
}

/** Which operands of a batch of products to take transposed. */
export interface BatchedProduct {
  /** @default false */
  readonly transposeLeft?: boolean;
  /** @default false */
  readonly transposeRight?: boolean;
}

/**
 * A_i·B_i for A [n, a, b] and B [n, b, c], either of them transposed. The backend takes one loop for every batch,
 * transposed or not, so nothing is won by transposing first.
 */
export function matMulBatched(
  left: Tensor,
  right: Tensor,
  { transposeLeft = false, transposeRight = false }: BatchedProduct = {},
): Tensor {
  return tf.matMul(native(left), native(right), transposeLeft, transposeRight);
}

/** The transpose of a matrix. */
export function transpose(matrix: Tensor): Tensor {
  return runsKernels() ? transposedMatrix(matrix) : tf.transpose(native(matrix));
}

/** The same entries in a shape, which may be the one they have: then the tensor itself. */
export function inShape(tensor: Tensor, shape: number[]): Tensor {
  return tensor.shape.join() === shape.join() ? tensor : reshape(tensor, shape);
}

/** The axes of a tensor in another order: axis k of the result is axis `order[k]`. */
export function transposeAxes(tensor: Tensor, order: readonly number[]): Tensor {
  return tf.transpose(native(tensor), [...order]);
}

/** The same entries in another shape. */
export function reshape(tensor: Tensor, shape: number[]): Tensor {
  return tf.reshape(native(tensor), shape);
}

/** Entrywise quotient, with broadcasting from the last axis. */
export function divide(left: Tensor, right: Tensor): Tensor {
  return tf.div(native(left), native(right));
}

/** Every entry plus a number. */
export function addScalar(tensor: Tensor, term: number): Tensor {
  return tf.add(native(tensor), term);
}

/** Entrywise square root. */
export function squareRoot(tensor: Tensor): Tensor {
  return tf.sqrt(native(tensor));
}

/** tanh x. */
export function hyperbolicTangent(tensor: Tensor): Tensor {
  return tf.tanh(native(tensor));
}

/** 1 / (1 + e^−x). */
export function logistic(tensor: Tensor): Tensor {
  return tf.sigmoid(native(tensor));
}

/** erf x, to half a unit in the last place of float32 (worst measured on a grid over [−5, 5]: 4.5e-8). */
export function errorFunction(tensor: Tensor): Tensor {
  return tf.erf(native(tensor));
}

/** e^x. */
export function exponential(tensor: Tensor): Tensor {
  return tf.exp(native(tensor));
}

/** Softmax along the last axis. */
export function softmax(tensor: Tensor): Tensor {
  return tf.softmax(native(tensor) as tf.Tensor2D);
}

/** The sum of each row of a matrix [n, c], as [n, 1]. */
export function sumOverColumns(matrix: Tensor): Tensor {
  return matMul(matrix, tf.ones([matrix.shape[1], 1]));
}

/** The sum over the last axis, of a tensor of any rank: [..., h] → [...]. */
export function sumOverLast(tensor: Tensor): Tensor {
  return tf.sum(native(tensor), -1);
}

/** The mean over the middle axis of a tensor [n, t, h], as [n, h]. */
export function meanOfMiddle(tensor: Tensor): Tensor {
  return tf.mean(native(tensor), 1);
}

/** The sum over the middle axis of a tensor [n, t, h], as [n, h]. */
export function sumOfMiddle(tensor: Tensor): Tensor {
  return tf.sum(native(tensor), 1);
}

/**
 * Rows of a matrix [v, h] by int32 indices [n], as [n, h]: sums of one row each, which the backend copies whole; it
 * gathers entry by entry, at ten times the cost.
 */
export function rowsAt(matrix: Tensor, indices: Tensor): Tensor {
  return tf.tidy(() =>
    tf.sparse.sparseSegmentSum(native(matrix) as tf.Tensor2D, native(indices) as tf.Tensor1D, ascending(indices.size)),
  );
}

/** 0, 1, 2, … as int32. */
function ascending(count: number): tf.Tensor1D {
  return tf.tensor1d(
    Int32Array.from({ length: count }, (_, index) => index),
    'int32',
  );
}

/** Columns of a matrix [n, h] by int32 indices [c], as [n, c]. */
export function columnsAt(matrix: Tensor, indices: Tensor): Tensor {
  return tf.gather(native(matrix), native(indices), 1);
}

/** A matrix of `count` rows, row r being the sum of those rows of `matrix` whose index is r. */
export function sumOfRowsAt(matrix: Tensor, indices: Tensor, count: number): Tensor {
  const [rows, width] = matrix.shape;
  return tf.scatterND(tf.reshape(native(indices), [rows, 1]), native(matrix), [count, width]);
}

/** Rows `from` … `to` − 1 of a tensor, copied. */
export function rowRange(tensor: Tensor, from: number, to: number): Tensor {
  const begin = tensor.shape.map((_, axis) => (axis === 0 ? from : 0));
  const size = tensor.shape.map((extent, axis) => (axis === 0 ? to - from : extent));
  return tf.slice(native(tensor), begin, size);
}

/** Columns `from` … `to` − 1 of a matrix, copied. */
export function columnRange(matrix: Tensor, from: number, to: number): Tensor {
  return tf.slice(native(matrix), [0, from], [matrix.shape[0], to - from]);
}

/** A matrix as the columns from `from` of a wider one, the others being zeros: the transpose of `columnRange`. */
export function asColumns(matrix: Tensor, from: number, width: number): Tensor {
  return tf.pad(native(matrix), [
    [0, 0],
    [from, width - from - matrix.shape[1]],
  ]);
}

/** Tensors one below the other, along their first axis. */
export function joinedRows(parts: readonly Tensor[]): Tensor {
  return parts.length === 1 ? parts[0] : tf.concat(parts.map(native), 0);
}

/** Matrices side by side. */
export function joinedColumns(parts: readonly Tensor[]): Tensor {
  return parts.length === 1 ? parts[0] : tf.concat(parts.map(native), 1);
}

/** The last of every T rows of a matrix, [M·T, H] → [M, H]. */
export function lastOfRows(matrix: Tensor, positions: number): Tensor {
  const [height, width] = matrix.shape;
  const blocks = tf.reshape(native(matrix), [height / positions, positions, width]);
  return tf.reshape(tf.slice(blocks, [0, positions - 1, 0], [-1, 1, -1]), [height / positions, width]);
}

/** Every row as the last of T, the others being zeros, [M, H] → [M·T, H]: the transpose of `lastOfRows`. */
export function asLastOfRows(matrix: Tensor, positions: number): Tensor {
  const [height, width] = matrix.shape;
  const blocks = tf.pad(tf.reshape(native(matrix), [height, 1, width]), [
    [0, 0],
    [positions - 1, 0],
    [0, 0],
  ]);
  return tf.reshape(blocks, [height * positions, width]);
}

/** A tensor of zeros. */
export function zeros(shape: number[]): Tensor {
  return tf.zeros(shape);
}

/** The identity matrix. */
export function identity(size: number): Tensor {
  return tf.eye(size);
}

/** A tensor of ones. */
export function ones(shape: number[]): Tensor {
  return tf.ones(shape);
}
