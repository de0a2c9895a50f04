import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { DenseMatrix, FileFormatError, MisuseError, NonFiniteError, ShapeError } from '@entk/core';
import { openMatrix, type StoredMatrix } from '@entk/kernels/node';
import { inFile, unreadable } from './read-file.js';
import { symmetrise } from './symmetrise.js';
import { filesOrFolders } from './weights-files.js';

const caller = 'analyze';

/** A matrix that other tools computed, looked through once: every number is finite. */
export interface GivenMatrix extends Pick<StoredMatrix, 'rows' | 'columns' | 'numbers' | 'readRows' | 'close'> {
  readonly files: readonly string[];
  /** Rows of each file. */
  readonly parts: readonly number[];
  /** SHA-256 of its numbers in float64. */
  readonly digest: string;
}

/** Bytes of the rows that are looked through at once. */
const blockBytes = 4 * 1024 ** 2;

/**
 * Gradients [N, k] of a `.npy` file, or of several whose rows follow each other; the files of a folder by their names,
 * numbers by their size.
 *
 * @throws MisuseError if a file is not there, holds no float32 or float64 matrix, has another number of columns than
 *   the first, or a number that is not finite, naming its row and column.
 */
export async function openGradients(paths: readonly string[]): Promise<GivenMatrix> {
  const files = await filesOrFolders(caller, paths, {
    endings: /\.npy$/,
    rule: 'a folder of gradients must hold .npy files',
  });
  const parts: StoredMatrix[] = [];
  const close = async () => {
    for (const part of parts) await part.close();
  };
  try {
    for (const file of files) {
      const part = await opened(file);
      parts.push(part);
      if (part.columns !== parts[0].columns || part.rows === 0 || part.columns === 0) {
        const columns = parts[0].columns || 'k';
        throw new ShapeError({
          in: caller,
          rule: `gradients must have axes [N, ${columns}], N and k at least 1`,
          got: [part.rows, part.columns],
          context: resolve(file),
        });
      }
    }
    const numbers = parts.every((part) => part.numbers === 'float64') ? 'float64' : 'float32';
    const { columns } = parts[0];
    const rows = parts.reduce((sum, part) => sum + part.rows, 0);
    const hash = createHash('sha256');
    for (const [index, part] of parts.entries())
      await lookThrough(part, files[index], (block) => hash.update(bytes(block)));
    const counts = parts.map((part) => part.rows);
    const digest = hash.digest('hex');
    return { files, parts: counts, numbers, rows, columns, digest, close, readRows: joinedRows(parts, columns) };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A symmetric kernel [M, M] of a `.npy` file, and what it was read from. */
export interface GivenKernel extends Pick<GivenMatrix, 'files' | 'digest' | 'numbers'> {
  /** Exactly symmetric: the mean of the file's with its transpose. */
  readonly matrix: DenseMatrix;
}

/**
 * A kernel of a `.npy` file, float64 or float32.
 *
 * @throws MisuseError if it is not there, no matrix of these numbers, not square, not symmetric within 1e-10 of max |K|
 *   (1e-5 in float32), or has a number that is not finite; all name row and column where there is one.
 */
export async function readGivenKernel(file: string): Promise<GivenKernel> {
  const stored = await opened(file);
  try {
    const { rows, columns, numbers } = stored;
    if (rows !== columns || rows === 0) {
      throw new ShapeError({
        in: caller,
        rule: 'a kernel must have axes [M, M]',
        got: [rows, columns],
        context: resolve(file),
      });
    }
    const hash = createHash('sha256');
    const matrix = new DenseMatrix(rows, rows);
    await lookThrough(stored, file, (block, from) => {
      hash.update(bytes(block));
      matrix.data.set(block.data, from * rows);
    });
    await inFile(file, () => symmetrise(matrix, numbers));
    return { files: [file], digest: hash.digest('hex'), numbers, matrix };
  } finally {
    await stored.close();
  }
}

function bytes({ data }: DenseMatrix): Uint8Array {
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}

/** The same file under the names that the program has for what is wrong with it. */
async function opened(file: string): Promise<StoredMatrix> {
  try {
    return await openMatrix(file);
  } catch (error) {
    if (error instanceof FileFormatError) {
      const { rule, got } = error.misuse;
      const remedy = 'np.save("file.npy", np.ascontiguousarray(array, dtype="float32")) writes such a file';
      throw new FileFormatError({ in: caller, rule, got, context: resolve(file), remedy });
    }
    if (error instanceof MisuseError) return inFile(file, () => Promise.reject(error));
    const { code } = error as { code?: string };
    if (code === undefined) throw error;
    throw unreadable(caller, file, error);
  }
}

/** Gives every block of rows to `visit` once all its numbers are known to be finite. */
async function lookThrough(
  { rows, columns, readRows }: StoredMatrix,
  file: string,
  visit: (block: DenseMatrix, from: number) => void,
): Promise<void> {
  const height = Math.max(1, Math.floor(blockBytes / (8 * columns)));
  for (let from = 0; from < rows; from += height) {
    const block = await readRows(from, Math.min(from + height, rows));
    const wrong = block.data.findIndex((value) => !Number.isFinite(value));
    if (wrong >= 0) {
      throw new NonFiniteError({
        in: caller,
        rule: 'numbers must be finite',
        got: block.data[wrong],
        context: `${resolve(file)}: row ${from + Math.floor(wrong / columns)}, column ${wrong % columns}`,
      });
    }
    visit(block, from);
  }
}

/** The rows of several files one after the other. */
function joinedRows(parts: readonly StoredMatrix[], columns: number): GivenMatrix['readRows'] {
  if (parts.length === 1) return parts[0].readRows;
  return async (from, to) => {
    const joined = new DenseMatrix(to - from, columns);
    let start = 0;
    for (const part of parts) {
      const [first, last] = [Math.max(from, start), Math.min(to, start + part.rows)];
      if (first < last) {
        joined.data.set((await part.readRows(first - start, last - start)).data, (first - from) * columns);
      }
      start += part.rows;
    }
    return joined;
  };
}
