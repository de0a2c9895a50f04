import { type FileHandle, open } from 'node:fs/promises';
import {
  breathe,
  DenseMatrix,
  FileFormatError,
  requireInteger,
  requireMemory,
  requireOptions,
  requireSameExtent,
  workOptionNames,
  type WorkOptions,
} from '@entk/core';
import { largestNpyHeader } from '@entk/formats/reading';
import { multiply } from '@entk/linalg';
import type { SymmetricOperator } from '@entk/spectral';
import { parseMatrixHeader, type StoredNumbers } from './matrix-header.js';

/** Some rows of a stored matrix. */
export interface RowPanel {
  /** The first of them. */
  readonly from: number;
  readonly matrix: DenseMatrix;
}

/** A matrix in an `.npy` file, read a part at a time; float32 is widened, exactly. */
export interface StoredMatrix {
  /** How the file keeps its numbers. */
  readonly numbers: StoredNumbers;
  readonly rows: number;
  readonly columns: number;
  /** Rows from … to − 1. */
  readonly readRows: (from: number, to: number) => Promise<DenseMatrix>;
  /** The entries at rows from … to − 1 and columns from … to − 1. */
  readonly readTile: (
    rows: readonly [from: number, to: number],
    columns: readonly [from: number, to: number],
  ) => Promise<DenseMatrix>;
  /** All rows in order, some at a time; `memoryBudget` says how many. */
  readonly panels: (options?: WorkOptions) => AsyncGenerator<RowPanel>;
  /** The matrix times a block [columns, b], streamed: the file is read once. */
  readonly multiply: (block: DenseMatrix, options?: WorkOptions) => Promise<DenseMatrix>;
  readonly close: () => Promise<void>;
}

/** A panel larger than this is read no faster. */
const largestPanel = 64 * 1024 ** 2;

/**
 * Opens a matrix that NumPy or `writeKernel` wrote, without reading it.
 *
 * @returns Axes of the file; close it when it is done with.
 * @throws FileFormatError if it is not a float64 or float32 matrix in C order, or is cut short; Node's error if there
 *   is no such file.
 * @throws MisuseError from reading, for a range outside of the matrix.
 * @throws NonFiniteError for NaN or infinity.
 * @throws MemoryBudgetError if not one row fits.
 * @example
 * ```ts
 * import { writeFileSync } from 'node:fs';
 * import { DenseMatrix, ndArray } from '@entk/core';
 * import { openMatrix } from '@entk/kernels/node';
 * import { writeNpy } from '@entk/formats';
 *
 * writeFileSync('matrix.npy', writeNpy(ndArray([2, 3], Float64Array.of(1, 2, 3, 4, 5, 6))));
 * const stored = await openMatrix('matrix.npy');
 * (await stored.readTile([0, 2], [1, 3])).data; // Float64Array [2, 3, 5, 6]
 * (await stored.multiply(DenseMatrix.fromRows([[1], [0], [1]]))).data; // Float64Array [4, 10]
 * await stored.close();
 * ```
 */
export async function openMatrix(file: string): Promise<StoredMatrix> {
  const handle = await open(file, 'r');
  try {
    return await matrixIn(handle, file);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function matrixIn(handle: FileHandle, file: string): Promise<StoredMatrix> {
  const start = new Uint8Array(largestNpyHeader);
  const { bytesRead } = await handle.read(start, 0, largestNpyHeader, 0);
  const { rows, columns, dataStart, numbers } = parseMatrixHeader('openMatrix', file, start.subarray(0, bytesRead));
  const width = numbers === 'float64' ? 8 : 4;
  const { size } = await handle.stat();
  const expected = dataStart + width * rows * columns;
  if (size !== expected) {
    throw new FileFormatError({
      in: 'openMatrix',
      rule: `a file of a ${rows}×${columns} matrix must have ${expected} bytes`,
      got: size,
      context: file,
    });
  }

  async function fill(target: Float64Array, entry: number): Promise<void> {
    if (numbers === 'float64') return read(target, entry);
    const narrow = new Float32Array(target.length);
    await read(narrow, entry);
    target.set(narrow);
  }

  async function read(target: Float64Array | Float32Array, entry: number): Promise<void> {
    const bytes = new Uint8Array(target.buffer, target.byteOffset, target.byteLength);
    for (let filled = 0; filled < bytes.length; ) {
      const at = dataStart + width * entry + filled;
      const { bytesRead: more } = await handle.read(bytes, filled, bytes.length - filled, at);
      if (more === 0) throw new FileFormatError({ in: 'openMatrix', rule: `${file} must not shrink while it is read` });
      filled += more;
    }
  }

  async function readRows(from: number, to: number): Promise<DenseMatrix> {
    requireRange('readRows', 'row', from, to, rows);
    const part = new DenseMatrix(to - from, columns);
    await fill(part.data, from * columns);
    return part;
  }

  async function* panels({ memoryBudget, signal, onProgress }: WorkOptions = {}): AsyncGenerator<RowPanel> {
    requireMemory('panels', 'a row', 8 * columns, memoryBudget);
    const height = Math.max(1, Math.floor(Math.min(memoryBudget ?? largestPanel, largestPanel) / (8 * columns)));
    for (let from = 0; from < rows; from += height) {
      await breathe(signal);
      const to = Math.min(from + height, rows);
      yield { from, matrix: await readRows(from, to) };
      onProgress?.({ stage: `reading ${file}`, done: to, total: rows });
    }
  }

  return {
    numbers,
    rows,
    columns,
    readRows,
    panels,
    close: () => handle.close(),

    async readTile([top, bottom], [left, right]) {
      requireRange('readTile', 'row', top, bottom, rows);
      requireRange('readTile', 'column', left, right, columns);
      const part = new DenseMatrix(bottom - top, right - left);
      for (let i = 0; i < part.rows; i++) await fill(part.rowSpan(i), (top + i) * columns + left);
      return part;
    },

    async multiply(block, { memoryBudget, ...work } = {}) {
      requireSameExtent('multiply', 'rows of the block', columns, block.rows);
      const held = 2 * 8 * block.columns * (rows + columns);
      const room = memoryBudget === undefined ? undefined : (memoryBudget - held) / 2;
      const least = held + 2 * 8 * columns;
      requireMemory(
        'multiply',
        'a row, the block and its product',
        least,
        memoryBudget,
        'multiply fewer vectors at a time',
      );
      const product = new DenseMatrix(rows, block.columns);
      for await (const { from, matrix } of panels({ ...work, memoryBudget: room })) {
        product.data.set(multiply(matrix, block).data, from * block.columns);
      }
      return product;
    },
  };
}

/**
 * A stored symmetric matrix as an operator, for `topEigenpairs`: the leading eigenpairs of a matrix that does not fit
 * in memory, one reading of the file for every block of vectors.
 *
 * @returns An operator with the trace, which is read at once.
 * @throws ShapeError if the matrix is not square. That it is symmetric is found out by `topEigenpairs`.
 */
export async function storedOperator(stored: StoredMatrix, options: WorkOptions = {}): Promise<SymmetricOperator> {
  requireOptions('storedOperator', options, workOptionNames);
  requireSameExtent('storedOperator', 'columns of the matrix', stored.rows, stored.columns);
  let trace = 0;
  for (let i = 0; i < stored.rows; i++) trace += (await stored.readTile([i, i + 1], [i, i + 1])).data[0];
  return { size: stored.rows, trace, apply: (block) => stored.multiply(block, options) };
}

function requireRange(caller: string, name: string, from: number, to: number, extent: number): void {
  requireInteger(caller, `the first ${name}`, from, { min: 0, max: extent });
  requireInteger(caller, `the ${name} after the last`, to, { min: from, max: extent });
}
