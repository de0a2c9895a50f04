import { type NdArray, ndArray, shapeText, sizeOf } from '@entk/core';
import { shownShape } from '@entk/formats/reading';
import type { TensorSource } from './weight-mapping.js';

/** A tensor as its parameter has it, or what stands in the way. */
export type Rearranged = { readonly array: NdArray } | { readonly fault: string };

/** Carries out `slice`, `reshape` and `transpose` of a source, in this order. The input is not changed. */
export function rearranged(array: NdArray, { slice, reshape, transpose }: TensorSource): Rearranged {
  let current = array;
  if (slice) {
    const { axis, index } = slice;
    const extent = current.shape[axis];
    if (extent === undefined) return { fault: `has no axis ${axis}: its shape is ${shownShape(current.shape)}` };
    if (index >= extent) return { fault: `axis ${axis} must have a place ${index}, got ${shownShape(current.shape)}` };
    current = sliceOf(current, axis, index);
  }
  if (reshape) {
    if (sizeOf(reshape) !== current.data.length) {
      return { fault: `must have the entries of ${shapeText(reshape)}, got ${shownShape(current.shape)}` };
    }
    current = ndArray(reshape, current.data);
  }
  if (!transpose) return { array: current };
  if (current.shape.length !== 2)
    return { fault: `must be a matrix to be transposed, got ${shownShape(current.shape)}` };
  return { array: transposed(current) };
}

/** What was done to a tensor, in words: `[3] of axis 0, transposed`. */
export function rearrangementText({ slice, reshape, transpose }: TensorSource): string {
  return [
    ...(slice ? [`[${slice.index}] of axis ${slice.axis}`] : []),
    ...(reshape ? [`reshaped to ${shapeText(reshape)}`] : []),
    ...(transpose ? ['transposed'] : []),
  ].join(', ');
}

function sliceOf({ shape, data }: NdArray, axis: number, index: number): NdArray {
  const inner = sizeOf(shape.slice(axis + 1));
  const outer = sizeOf(shape.slice(0, axis));
  const result = new Float32Array(outer * inner);
  for (let block = 0; block < outer; block++) {
    const start = (block * shape[axis] + index) * inner;
    result.set(data.subarray(start, start + inner), block * inner);
  }
  return ndArray(shape.toSpliced(axis, 1), result);
}

function transposed({ shape: [rows, columns], data }: NdArray): NdArray {
  const result = new Float32Array(data.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) result[column * rows + row] = data[row * columns + column];
  }
  return ndArray([columns, rows], result);
}
