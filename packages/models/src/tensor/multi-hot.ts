import type { NdArray } from '@entk/core';
import * as tf from '@tensorflow/tfjs-core';
import { type Tensor, toTensor } from './tensor.js';

/** Where the ones of a matrix of zeros and ones stand, row by row and column by column. */
interface MultiHot {
  readonly byRow: Segments;
  readonly byColumn: Segments;
}

/** `members` of segment 0, of segment 1, …; `segments` names the segment of each. None is empty. */
interface Segments {
  readonly members: Int32Array;
  readonly segments: Int32Array;
}

/** Adding up rows costs five times a product's multiply-add an entry; below this share of ones it is well ahead. */
const largestShareOfOnes = 0.1;

const known = new WeakMap<Tensor, MultiHot>();

/**
 * Copies inputs into the backend and remembers where the ones are, if there is nothing but a few ones and zeros:
 * one-hot pairs, say. Products with such a tensor then add up rows of the other factor.
 *
 * @param array Axes [N, D].
 */
export function toInputTensor(array: NdArray): Tensor {
  const tensor = toTensor(array);
  const pattern = multiHotOf(array);
  if (pattern) known.set(tensor, pattern);
  return tensor;
}

/** A·B for a multi-hot A; `undefined` if it is not multi-hot. */
export function multiHotTimes(left: Tensor, right: () => Tensor): Tensor | undefined {
  const pattern = known.get(left);
  return pattern && sumOfMembers(right(), pattern.byRow);
}

/** Aᵀ·B for a multi-hot A; `undefined` if it is not multi-hot. */
export function transposedMultiHotTimes(left: Tensor, right: Tensor): Tensor | undefined {
  const pattern = known.get(left);
  return pattern && sumOfMembers(right, pattern.byColumn);
}

/** Row s is the sum of the rows of `matrix` that are members of segment s. */
function sumOfMembers(matrix: Tensor, { members, segments }: Segments): Tensor {
  return tf.tidy(() =>
    tf.sparse.sparseSegmentSum(matrix as tf.Tensor2D, tf.tensor1d(members, 'int32'), tf.tensor1d(segments, 'int32')),
  );
}

/** The backend's segments end with the last one that has a member, so a matrix with an empty row or column is none. */
function multiHotOf({ shape: [rows, columns], data }: NdArray): MultiHot | undefined {
  const places: number[] = [];
  for (let index = 0; index < data.length; index++) {
    if (data[index] === 0) continue;
    if (data[index] !== 1 || places.length >= largestShareOfOnes * data.length) return undefined;
    places.push(index);
  }
  const rowOf = (place: number) => Math.floor(place / columns);
  const columnOf = (place: number) => place % columns;
  if (new Set(places.map(rowOf)).size < rows || new Set(places.map(columnOf)).size < columns) return undefined;
  const columnwise = places.toSorted((a, b) => columnOf(a) - columnOf(b) || a - b);
  return {
    byRow: { members: Int32Array.from(places, columnOf), segments: Int32Array.from(places, rowOf) },
    byColumn: { members: Int32Array.from(columnwise, rowOf), segments: Int32Array.from(columnwise, columnOf) },
  };
}
