import { type NumericArray, sizeOf } from '@entk/core';

/**
 * The entries of a strided view in row-major order: entry (i, j, …) is taken from offset + i·strides[0] + j·strides[1]
 * + ….
 *
 * @param elements Those that the view is of; it must not lead out of them.
 */
export function inRowMajorOrder(
  elements: NumericArray,
  shape: readonly number[],
  strides: readonly number[],
  offset = 0,
): NumericArray {
  const make = elements.constructor as new (length: number) => NumericArray;
  const result = new make(sizeOf(shape));
  const place = shape.map(() => 0);
  let source = offset;
  for (let index = 0; index < result.length; index++) {
    result[index] = elements[source];
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      source += strides[axis];
      place[axis]++;
      if (place[axis] < shape[axis]) break;
      source -= strides[axis] * shape[axis];
      place[axis] = 0;
    }
  }
  return result;
}

/** Strides of an array whose first index runs fastest. */
export function columnMajorStrides(shape: readonly number[]): number[] {
  let stride = 1;
  return shape.map((extent) => {
    const own = stride;
    stride *= extent;
    return own;
  });
}

/** Whether a view is of entries in a row: axes of one entry may have any stride. */
export function isRowMajor(shape: readonly number[], strides: readonly number[]): boolean {
  let stride = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    if (shape[axis] !== 1 && strides[axis] !== stride) return false;
    stride *= shape[axis];
  }
  return true;
}
