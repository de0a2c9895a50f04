import { endianness } from 'node:os';
import { FileFormatError, shapeText } from '@entk/core';
import { readNpyHeader, writeNpyHeader } from '@entk/formats/reading';

/** How the numbers of a stored matrix are kept. */
export type StoredNumbers = 'float64' | 'float32';

/** Where the numbers of a stored matrix begin, how they are kept, and its axes. */
export interface MatrixHeader {
  readonly numbers: StoredNumbers;
  readonly rows: number;
  readonly columns: number;
  readonly dataStart: number;
}

const byteOrder = endianness() === 'LE' ? '<' : '>';

/** float64 in this machine's byte order, which is how `Float64Array` has it. */
const descr = `${byteOrder}f8`;

const numbersOf: ReadonlyMap<string, StoredNumbers> = new Map([
  [descr, 'float64'],
  [`${byteOrder}f4`, 'float32'],
]);

/** The header of an .npy file of a float64 matrix in C order. */
export function matrixHeader(rows: number, columns: number): Uint8Array {
  return writeNpyHeader(descr, [rows, columns]);
}

/**
 * Reads the header of a float64 or float32 matrix in C order and in this machine's byte order.
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
  const numbers = numbersOf.get(type);
  if (numbers === undefined) {
    return refuse(`the numbers must be float64 or float32, ${[...numbersOf.keys()].join(' or ')}`, type);
  }
  if (fortranOrder) refuse('the matrix must be in C order', 'Fortran order');
  if (shape.length !== 2) refuse('the array must have two axes', shapeText(shape));
  const [rows, columns] = shape;
  return { rows, columns, dataStart, numbers };
}
