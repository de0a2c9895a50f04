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
 * @throws ShapeError if the entries do not fill the shape, or an extent is not a whole number of at least 0.
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
  requireShape('ndArray', 'shape', shape);
  const entries = product(shape);
  const values = data ?? new Float32Array(entries);
  if (values.length === entries) return { shape: [...shape], data: values };
  throw new ShapeError({
    in: 'ndArray',
    rule: `data must have ${entries} entries for shape [${shape.join(', ')}]`,
    got: values.length,
  });
}

/**
 * Requires a list of whole numbers of at least 0.
 *
 * @throws ShapeError naming the first invalid extent, or what stands in place of a list.
 */
export function requireShape(caller: string, name: string, shape: readonly number[]): void {
  if (!Array.isArray(shape))
    throw new ShapeError({ in: caller, rule: `${name} must be a list of extents`, got: shape });
  const axis = shape.findIndex((extent) => !Number.isSafeInteger(extent) || extent < 0);
  if (axis < 0) return;
  throw new ShapeError({
    in: caller,
    rule: `${name} must be whole numbers of at least 0`,
    got: shape[axis],
    context: `axis ${axis} of ${shape.length}`,
  });
}

/**
 * The number of entries of a shape.
 *
 * @throws ShapeError if an extent is not a whole number of at least 0.
 */
export function sizeOf(shape: readonly number[]): number {
  requireShape('sizeOf', 'shape', shape);
  return product(shape);
}

function product(shape: readonly number[]): number {
  return shape.reduce((total, extent) => total * extent, 1);
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
