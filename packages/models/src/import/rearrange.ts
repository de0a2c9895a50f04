import { type NdArray, ndArray, shapeText, sizeOf } from '@entk/core';
import { shownShape } from '@entk/formats/reading';
import type { TensorSource } from './weight-mapping.js';

/** A tensor as its parameter has it, or what stands in the way. */
export type Rearranged = { readonly array: NdArray } | { readonly fault: string };

/** Carries out `slice`, `reshape`, `transpose` and `into` of a source, in this order. The input is not changed. */
export function rearranged(array: NdArray, { slice, reshape, transpose, into }: TensorSource): Rearranged {
  let current = array;
  if (slice) {
    const { axis, index } = slice;
    const extent = current.shape[axis];
    if (extent === undefined) return { fault: `has no axis ${axis}: its shape is ${shownShape(current.shape)}` };
    if (index >= extent) return { fault: `axis ${axis} must have a place ${index}, got ${shownShape(current.shape)}` };
    current = sliceOf(current, axis, index);
  }
  const reshaped = inShape(current, reshape);
  if ('fault' in reshaped) return reshaped;
  const done = transpose ? turned(reshaped.array, transpose) : reshaped;
  return 'fault' in done ? done : inShape(done.array, into);
}

function inShape(array: NdArray, shape: readonly number[] | undefined): Rearranged {
  if (!shape) return { array };
  if (sizeOf(shape) === array.data.length) return { array: ndArray(shape, array.data) };
  return { fault: `must have the entries of ${shapeText(shape)}, got ${shownShape(array.shape)}` };
}

/** With its axes in another order. */
function turned(array: NdArray, transpose: true | readonly number[]): Rearranged {
  const { shape } = array;
  const order = transpose === true ? [1, 0] : transpose;
  const text =
    transpose === true ? 'a matrix to be transposed' : `of ${order.length} axes to be in the order ${shapeText(order)}`;
  if (shape.length !== order.length) return { fault: `must be ${text}, got ${shownShape(shape)}` };
  if (order.toSorted((a, b) => a - b).some((axis, place) => axis !== place)) {
    return { fault: `has no order of axes ${shapeText(order)}` };
  }
  return { array: transposed(array, order) };
}

/** What was done to a tensor, in words: `[3] of axis 0, transposed`. */
export function rearrangementText({ slice, reshape, transpose, into }: TensorSource): string {
  return [
    ...(slice ? [`[${slice.index}] of axis ${slice.axis}`] : []),
    ...(reshape ? [`reshaped to ${shapeText(reshape)}`] : []),
    ...(typeof transpose === 'object'
      ? [`axes in the order ${shapeText(transpose)}`]
      : transpose
        ? ['transposed']
        : []),
    ...(into ? [`as ${shapeText(into)}`] : []),
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

function transposed({ shape, data }: NdArray, order: readonly number[]): NdArray {
  const strides = shape.map((_, axis) => sizeOf(shape.slice(axis + 1)));
  const turnedShape = order.map((axis) => shape[axis]);
  const result = new Float32Array(data.length);
  const place = order.map(() => 0);
  let from = 0;
  for (let index = 0; index < data.length; index++) {
    result[index] = data[from];
    // To the next place in the order of the result: the last axis first.
    for (let axis = order.length - 1; axis >= 0; axis--) {
      const stride = strides[order[axis]];
      place[axis]++;
      from += stride;
      if (place[axis] < turnedShape[axis]) break;
      from -= place[axis] * stride;
      place[axis] = 0;
    }
  }
  return ndArray(turnedShape, result);
}
