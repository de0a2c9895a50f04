import type { NumericArray } from '@entk/core';
import { widenBfloat16, widenFloat16 } from './half-precision.js';

/** How a file stores one number. */
export type ElementKind =
  | 'f64'
  | 'f32'
  | 'f16'
  | 'bf16'
  | 'i64'
  | 'i32'
  | 'i16'
  | 'i8'
  | 'u64'
  | 'u32'
  | 'u16'
  | 'u8'
  | 'bool';

/** Bytes of one element in a file. */
export const elementBytes: Readonly<Record<ElementKind, number>> = {
  f64: 8,
  f32: 4,
  f16: 2,
  bf16: 2,
  i64: 8,
  i32: 4,
  i16: 2,
  i8: 1,
  u64: 8,
  u32: 4,
  u16: 2,
  u8: 1,
  bool: 1,
};

const kinds: Readonly<Record<NumericArray[typeof Symbol.toStringTag], ElementKind>> = {
  Float64Array: 'f64',
  Float32Array: 'f32',
  BigInt64Array: 'i64',
  Int32Array: 'i32',
  Int16Array: 'i16',
  Int8Array: 'i8',
  BigUint64Array: 'u64',
  Uint32Array: 'u32',
  Uint16Array: 'u16',
  Uint8Array: 'u8',
};

const hostIsLittleEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

/**
 * The numbers in a piece of a file, in memory of their own.
 *
 * Half precision comes out as float32, 64-bit integers as BigInt arrays, booleans as 0 and 1 in a `Uint8Array`.
 *
 * @param bytes A whole number of elements.
 */
export function decodeElements(kind: ElementKind, bytes: Uint8Array, littleEndian: boolean): NumericArray {
  const { buffer } = inByteOrder(bytes, elementBytes[kind], littleEndian);
  switch (kind) {
    case 'f64':
      return new Float64Array(buffer);
    case 'f32':
      return new Float32Array(buffer);
    case 'f16':
      return widenFloat16(new Uint16Array(buffer));
    case 'bf16':
      return widenBfloat16(new Uint16Array(buffer));
    case 'i64':
      return new BigInt64Array(buffer);
    case 'i32':
      return new Int32Array(buffer);
    case 'i16':
      return new Int16Array(buffer);
    case 'i8':
      return new Int8Array(buffer);
    case 'u64':
      return new BigUint64Array(buffer);
    case 'u32':
      return new Uint32Array(buffer);
    case 'u16':
      return new Uint16Array(buffer);
    case 'u8':
      return new Uint8Array(buffer);
    case 'bool':
      return new Uint8Array(buffer).map((value) => (value === 0 ? 0 : 1));
  }
}

/** The kind of a typed array, or undefined for what is no `NumericArray`. */
export function elementKindOf(data: unknown): ElementKind | undefined {
  if (!ArrayBuffer.isView(data)) return undefined;
  const tag = Object.prototype.toString.call(data).slice(8, -1);
  return Object.hasOwn(kinds, tag) ? kinds[tag as keyof typeof kinds] : undefined;
}

/** The bytes of a typed array, little-endian, to be copied: where the host is so, too, they are the array's own. */
export function encodeElements(data: NumericArray): Uint8Array {
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return hostIsLittleEndian ? bytes : inByteOrder(bytes, data.BYTES_PER_ELEMENT, true);
}

/** A copy that is swapped when the file's byte order is not the host's, or the other way round. */
function inByteOrder(bytes: Uint8Array, width: number, littleEndian: boolean): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(bytes);
  if (littleEndian === hostIsLittleEndian) return copy;
  for (let start = 0; start < copy.length; start += width) copy.subarray(start, start + width).reverse();
  return copy;
}
