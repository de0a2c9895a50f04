import { type NdArray, ndArray, type NumericArray, sizeOf } from '@entk/core';
import { decodeElements, elementBytes } from '../elements/element-types.js';
import { columnMajorStrides, inRowMajorOrder } from '../elements/row-major.js';
import { refuseFile, shownShape, shownType } from '../file-bytes.js';
import type { FoundTensor } from '../found-tensor.js';
import { npyContents, npyElements } from './npy-elements.js';
import { readNpyHeader } from './npy-header.js';

const caller = 'readNpy';

/**
 * Reads an .npy file of NumPy, format 1, 2 or 3, C or Fortran order, either byte order.
 *
 * The result is in C (row-major) order, whatever the file's. f2 is widened to `Float32Array`, exactly; i8 and u8 come
 * as BigInt arrays; booleans as 0 and 1 in a `Uint8Array`. Types may be spelled as `numpy.dtype` takes them, `=f4` or
 * `float32`; those without a byte order are little-endian. Whether numbers are finite is not checked.
 *
 * @param bytes The whole file, one array and nothing after it.
 * @throws FileFormatError for anything else, objects, records, strings and complex numbers included.
 *
 * @example
 * ```ts
 * import { ndArray } from '@entk/core';
 * import { readNpy, writeNpy } from '@entk/formats';
 *
 * readNpy(writeNpy(ndArray([2], new Float64Array([1, 0.5])))).data; // Float64Array [1, 0.5]
 * ```
 */
export function readNpy(bytes: Uint8Array): NdArray<NumericArray> {
  const { shape, data, dtype, unread } = foundNpy(caller, bytes);
  if (data) return { shape, data };
  return refuseFile(caller, 'the elements must be real numbers of at most 64 bits', `${unread} (${dtype})`);
}

/** {@link readNpy} for a caller that reads .npy as a part of something, and lists what it cannot read. */
export function foundNpy(caller: string, bytes: Uint8Array): FoundTensor {
  const { descr, fortranOrder, shape, dataStart } = readNpyHeader(caller, bytes);
  const elements = npyElements(descr);
  if (!elements) return { shape, dtype: shownType(descr), unread: npyContents(descr) };
  const expected = sizeOf(shape) * elementBytes[elements.kind];
  const stored = bytes.subarray(dataStart);
  if (stored.length !== expected) {
    refuseFile(caller, `the data must have ${expected} bytes`, stored.length, `shape ${shownShape(shape)} of ${descr}`);
  }
  const data = decodeElements(elements.kind, stored, elements.littleEndian);
  return {
    ...ndArray(shape, fortranOrder ? inRowMajorOrder(data, shape, columnMajorStrides(shape)) : data),
    dtype: descr,
  };
}
