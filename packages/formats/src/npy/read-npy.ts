import { type NdArray, ndArray, type NumericArray, sizeOf } from '@entk/core';
import { decodeElements, elementBytes, type ElementKind } from '../elements/element-types.js';
import { refuseFile, shownShape } from '../file-bytes.js';
import { readNpyHeader } from './npy-header.js';

const npyKinds: ReadonlyMap<string, ElementKind> = new Map([
  ['f8', 'f64'],
  ['f4', 'f32'],
  ['f2', 'f16'],
  ['i8', 'i64'],
  ['i4', 'i32'],
  ['i2', 'i16'],
  ['i1', 'i8'],
  ['u8', 'u64'],
  ['u4', 'u32'],
  ['u2', 'u16'],
  ['u1', 'u8'],
  ['b1', 'bool'],
]);

/**
 * Reads an .npy file of NumPy, format 1, 2 or 3, C or Fortran order, either byte order.
 *
 * The result is in C (row-major) order, whatever the file's. f2 is widened to `Float32Array`, exactly; i8 and u8 come
 * as BigInt arrays; booleans as 0 and 1 in a `Uint8Array`. Whether numbers are finite is not checked.
 *
 * @param bytes The whole file, one array and nothing behind it.
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
  return storedNpy('readNpy', bytes).array;
}

/** An array of a file, and how the file stores its numbers: `<f2`. */
export interface StoredNpy {
  readonly array: NdArray<NumericArray>;
  readonly descr: string;
}

/** {@link readNpy} for a caller that reads .npy as a part of something, with the type of the stored numbers. */
export function storedNpy(caller: string, bytes: Uint8Array): StoredNpy {
  const { descr, fortranOrder, shape, dataStart } = readNpyHeader(caller, bytes);
  const { kind, littleEndian } = elementsOf(caller, descr);
  const expected = sizeOf(shape) * elementBytes[kind];
  const data = bytes.subarray(dataStart);
  if (data.length !== expected) {
    refuseFile(caller, `the data must have ${expected} bytes`, data.length, `shape ${shownShape(shape)} of ${descr}`);
  }
  const elements = decodeElements(kind, data, littleEndian);
  return { array: ndArray(shape, fortranOrder ? inRowMajorOrder(elements, shape) : elements), descr };
}

function elementsOf(caller: string, descr: string): { readonly kind: ElementKind; readonly littleEndian: boolean } {
  const [order, type] = [descr.slice(0, 1), descr.slice(1)];
  const kind = npyKinds.get(type);
  if (kind === undefined || !'<>|'.includes(order) || (order === '|' && elementBytes[kind] > 1)) {
    return refuseFile(caller, `descr must be < or > and one of ${[...npyKinds.keys()].join(', ')}`, descr);
  }
  return { kind, littleEndian: order !== '>' };
}

/** Entry (i, j, …) of the file stands at i + j·rows + …: the first index runs fastest. */
function inRowMajorOrder(elements: NumericArray, shape: readonly number[]): NumericArray {
  if (shape.length < 2 || elements.length === 0) return elements;
  const result = elements.slice();
  const place = shape.map(() => 0);
  const strides = shape.map((_, axis) => sizeOf(shape.slice(0, axis)));
  let source = 0;
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
