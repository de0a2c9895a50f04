import type { NdArray, NumericArray } from '@entk/core';
import { half } from '../half.js';

/** Reads an .npy file once more, entry by entry with DataView from its index, and compares. */
export function expectAsStored({ shape, data }: NdArray<NumericArray>, bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = bytes[6] === 1 ? 10 + view.getUint16(8, true) : 12 + view.getUint32(8, true);
  const header = new TextDecoder('latin1').decode(bytes.subarray(bytes[6] === 1 ? 10 : 12, start));
  const tuple = /shape['"]\s*:\s*\(([^)]*)\)/.exec(header)?.[1] ?? '?';
  const declared = tuple
    .split(',')
    .filter((part) => part.trim() !== '')
    .map((part) => Number(part.replace('L', '')));
  const [, order, code] = /descr['"]\s*:\s*u?['"](.)(..)['"]/.exec(header) ?? [];
  const little = order !== '>';
  const getters: Record<string, (at: number) => number | bigint> = {
    f8: (at) => view.getFloat64(at, little),
    f4: (at) => view.getFloat32(at, little),
    f2: (at) => half(view.getUint16(at, little)),
    i8: (at) => view.getBigInt64(at, little),
    u8: (at) => view.getBigUint64(at, little),
    i4: (at) => view.getInt32(at, little),
    u4: (at) => view.getUint32(at, little),
    i2: (at) => view.getInt16(at, little),
    u2: (at) => view.getUint16(at, little),
    i1: (at) => view.getInt8(at),
    u1: (at) => view.getUint8(at),
    b1: (at) => Math.min(1, view.getUint8(at)),
  };
  const width = Number(code[1]);
  const fortran = /fortran_order['"]\s*:\s*True/.test(header);
  // Plain comparisons: of millions of files, `expect` takes longer than the reader.
  if (shape.join() !== declared.join()) throw new Error(`[${declared.join()}] was read as [${shape.join()}]`);
  const size = declared.reduce((product, extent) => product * extent, 1);
  if (data.length !== size || start + size * width !== bytes.length) {
    throw new Error(`${size} entries from byte ${start} of ${bytes.length} were read as ${data.length}`);
  }
  data.forEach((value: number | bigint, index: number) => {
    const stored = getters[code](start + width * (fortran ? columnMajor(index, shape) : index));
    if (!Object.is(value, stored)) throw new Error(`entry ${index} is ${stored} in the file, was read as ${value}`);
  });
}

/** Where the entry of a row-major index stands in column-major order. */
function columnMajor(index: number, shape: readonly number[]): number {
  let [rest, place] = [index, 0];
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const below = shape.slice(0, axis).reduce((product, extent) => product * extent, 1);
    place += (rest % shape[axis]) * below;
    rest = Math.floor(rest / shape[axis]);
  }
  return place;
}
