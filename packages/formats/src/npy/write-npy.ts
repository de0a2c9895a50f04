import {
  MisuseError,
  type NdArray,
  type NumericArray,
  requireInteger,
  ShapeError,
  shapeText,
  sizeOf,
  requireFields,
} from '@entk/core';
import { elementBytes, type ElementKind, elementKindOf, encodeElements } from '../elements/element-types.js';
import { mostAxes, writeNpyHeader } from './npy-header.js';

const codes: Partial<Record<ElementKind, string>> = {
  f64: 'f8',
  f32: 'f4',
  i64: 'i8',
  i32: 'i4',
  i16: 'i2',
  i8: 'i1',
  u64: 'u8',
  u32: 'u4',
  u16: 'u2',
  u8: 'u1',
};

/**
 * Writes an .npy file that `numpy.load` reads: C order, little-endian, format 1.
 *
 * @throws MisuseError for data of no numeric type, and for more axes than NumPy has, 64.
 * @throws ShapeError if they do not fill the shape.
 *
 * @example
 * ```ts
 * import { ndArray } from '@entk/core';
 * import { writeNpy } from '@entk/formats';
 *
 * writeNpy(ndArray([3, 2])).length; // 152: a header of 128 bytes and 6 float32
 * ```
 */
export function writeNpy(array: NdArray<NumericArray>): Uint8Array<ArrayBuffer> {
  return writeNpyOf('writeNpy', 'the array', array);
}

/** {@link writeNpy} for a caller that writes .npy as a part of something. */
export function writeNpyOf(caller: string, name: string, array: NdArray<NumericArray>): Uint8Array<ArrayBuffer> {
  requireFields(caller, name, array, ['shape', 'data']);
  const { shape, data } = array;
  const kind = elementKindOf(data);
  if (kind === undefined) {
    throw new MisuseError({
      in: caller,
      rule: `${name} must hold a typed array of numbers`,
      got: Object.prototype.toString.call(data),
    });
  }
  shape.forEach((extent, axis) => requireInteger(caller, `axis ${axis} of ${name}`, extent, { min: 0 }));
  requireInteger(caller, `the number of axes of ${name}`, shape.length, { max: mostAxes });
  if (data.length !== sizeOf(shape)) {
    throw new ShapeError({
      in: caller,
      rule: `${name} must have ${sizeOf(shape)} entries for shape ${shapeText(shape)}`,
      got: data.length,
    });
  }
  const descr = `${elementBytes[kind] === 1 ? '|' : '<'}${codes[kind]}`;
  const header = writeNpyHeader(descr, shape);
  const file = new Uint8Array(header.length + data.byteLength);
  file.set(header);
  file.set(encodeElements(data), header.length);
  return file;
}
