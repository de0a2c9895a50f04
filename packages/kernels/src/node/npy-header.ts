import { endianness } from 'node:os';
import { FileFormatError } from '@entk/core';

/** Where the numbers of a stored matrix begin, and its axes. */
export interface MatrixHeader {
  readonly rows: number;
  readonly columns: number;
  readonly dataStart: number;
}

/** NumPy pads headers to a multiple of 64 so that the data can be mapped. */
const alignment = 64;
const prefix = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
/** float64 in this machine's byte order, which is how `Float64Array` has it. */
const descr = `${endianness() === 'LE' ? '<' : '>'}f8`;
const pattern = /^\{'descr': '([^']*)', 'fortran_order': (True|False), 'shape': \(([\d, ]*)\), \}\s*$/;

/** Bytes that hold every header this package reads or writes: a format 1 header of two extents. */
export const headerBytes = 2 * alignment;

/** The header of an .npy file, format 1, of a float64 matrix in C order. */
export function matrixHeader(rows: number, columns: number): Uint8Array {
  const text = `{'descr': '${descr}', 'fortran_order': False, 'shape': (${rows}, ${columns}), }`;
  const bytes = new Uint8Array(headerBytes).fill(0x20);
  bytes.set([...prefix, 1, 0, (headerBytes - 10) & 0xff, (headerBytes - 10) >> 8]);
  bytes.set(new TextEncoder().encode(text), 10);
  bytes[headerBytes - 1] = 0x0a;
  return bytes;
}

/**
 * Reads the header of a float64 matrix in C order, of this machine's byte order, as NumPy and this package write it.
 *
 * @param bytes The first bytes of the file.
 * @throws FileFormatError for any other file, saying what it is.
 */
export function parseMatrixHeader(caller: string, file: string, bytes: Uint8Array): MatrixHeader {
  const refuse = (rule: string, got?: unknown): never => {
    throw new FileFormatError({ in: caller, rule, got, context: file, remedy: 'readNpy of @entk/models reads others' });
  };
  if (bytes.length < 10 || prefix.some((byte, index) => bytes[index] !== byte)) {
    refuse('an .npy file must begin with \\x93NUMPY');
  }
  if (bytes[6] !== 1) refuse('the version of the .npy file must be 1', bytes[6]);
  const dataStart = 10 + bytes[8] + 256 * bytes[9];
  const text = new TextDecoder('latin1').decode(bytes.subarray(10, dataStart));
  const match = pattern.exec(text);
  if (!match) return refuse('the header must be one that NumPy writes for a matrix', text.trimEnd());
  const [, type, fortran, shape] = match;
  if (type !== descr) refuse(`the numbers must be float64, ${descr}`, type);
  if (fortran === 'True') refuse('the matrix must be in C order');
  const extents = shape.split(',').map((extent) => extent.trim());
  if (extents.length !== 2 || extents.some((extent) => extent === '')) {
    refuse('the array must have two axes', `(${shape})`);
  }
  const [rows, columns] = extents.map(Number);
  return { rows, columns, dataStart };
}
