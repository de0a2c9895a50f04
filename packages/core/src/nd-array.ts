import { ShapeError } from './errors.js';

/** The element types that files and networks carry. */
export type NumericArray =
  | Float32Array
  | Float64Array
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array;

/** A dense array in row-major order: what data sets, weights and files are made of. */
export interface NdArray<T extends NumericArray = Float32Array> {
  readonly shape: readonly number[];
  readonly data: T;
}

/**
 * An array of a shape, with `data` not copied, or zeros in float32 without it.
 *
 * @throws ShapeError if the entries do not fill the shape.
 *
 * @example
 * ```ts
 * import { ndArray } from '@entk/core';
 *
 * ndArray([2, 3]).data.length; // 6
 * ```
 */
export function ndArray(shape: readonly number[]): NdArray;
export function ndArray<T extends NumericArray>(shape: readonly number[], data: T): NdArray<T>;
export function ndArray(shape: readonly number[], data?: NumericArray): NdArray<NumericArray> {
  const entries = sizeOf(shape);
  const values = data ?? new Float32Array(entries);
  if (values.length === entries) return { shape: [...shape], data: values };
  throw new ShapeError({
    in: 'ndArray',
    rule: `data must have ${entries} entries for shape [${shape.join(', ')}]`,
    got: values.length,
  });
}

/** The number of entries of a shape. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, extent) => product * extent, 1);
}

/**
 * Where an entry stands in an array, for messages: `row 3, column 2 of [1000, 4], counted from 0`.
 *
 * @param index In row-major order.
 */
export function entryText(shape: readonly number[], index: number): string {
  if (shape.length < 2) return `entry ${index} of ${sizeOf(shape)}`;
  let rest = index;
  const places = shape.toReversed().map((extent) => {
    const place = rest % extent;
    rest = Math.floor(rest / extent);
    return place;
  });
  const [column, row] = places;
  const place = shape.length === 2 ? `row ${row}, column ${column}` : `entry ${shapeText(places.toReversed())}`;
  return `${place} of ${shapeText(shape)}, counted from 0`;
}

/** `[841, 58]`: a shape as messages show it. */
export function shapeText(shape: readonly number[]): string {
  return `[${shape.join(', ')}]`;
}
