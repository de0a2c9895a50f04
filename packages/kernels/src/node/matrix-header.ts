import { endianness } from 'node:os';
import { FileFormatError, shapeText } from '@entk/core';
import { readNpyHeader, writeNpyHeader } from '@entk/formats/reading';

/** Where the numbers of a stored matrix begin, and its axes. */
export interface MatrixHeader {
  readonly rows: number;
  readonly columns: number;
  readonly dataStart: number;
}

/** float64 in this machine's byte order, which is how `Float64Array` has it. */
const descr = `${endianness() === 'LE' ? '<' : '>'}f8`;

/** The header of an .npy file of a float64 matrix in C order. */
export function matrixHeader(rows: number, columns: number): Uint8Array {
  return writeNpyHeader(descr, [rows, columns]);
}

/**
 * Reads the header of a float64 matrix in C order and in this machine's byte order.
 *
 * @param bytes The first bytes of the file, at least its header.
 * @throws FileFormatError for any other file, saying what it is.
 */
export function parseMatrixHeader(caller: string, file: string, bytes: Uint8Array): MatrixHeader {
  const { descr: type, fortranOrder, shape, dataStart } = readNpyHeader(`${caller}, ${file}`, bytes);
  const refuse = (rule: string, got: unknown): never => {
    throw new FileFormatError({
      in: caller,
      rule,
      got,
      context: file,
      remedy: 'readNpy of @entk/formats reads others',
    });
  };
  if (type !== descr) refuse(`the numbers must be float64, ${descr}`, type);
  if (fortranOrder) refuse('the matrix must be in C order', 'Fortran order');
  if (shape.length !== 2) refuse('the array must have two axes', shapeText(shape));
  const [rows, columns] = shape;
  return { rows, columns, dataStart };
}
