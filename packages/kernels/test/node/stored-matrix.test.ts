// Also tests node/matrix-header.ts: files are made by the format's own rules, and by writeNpy.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createRandom,
  DenseMatrix,
  FileFormatError,
  MemoryBudgetError,
  MisuseError,
  ndArray,
  NonFiniteError,
  ShapeError,
} from '@entk/core';
import { writeNpy } from '@entk/formats';
import { initialiseBackend } from '@entk/models';
import { topEigenpairs } from '@entk/spectral';
import { expect } from '@entk/testing/matchers';
import { EigenvalueDecomposition } from 'ml-matrix';
import { beforeAll, describe, it } from 'vitest';
import { openMatrix, storedOperator, writeKernel } from '../../src/node/index.js';
import { matrixHeader } from '../../src/node/matrix-header.js';
import { tiledKernel } from '../../src/index.js';
import { threeLayerBlocks } from '../three-layers.js';
import { sameFactors, searchResidual } from '../tolerances.js';
import { temporaryFolder } from './temporary-folder.js';

beforeAll(() => initialiseBackend());

const folder = temporaryFolder();
const file = join(folder, 'matrix.npy');
const [rows, columns] = [23, 7];
const matrix = new DenseMatrix(rows, columns, createRandom(0).normals(rows * columns));
const fileOf = (bytes: Uint8Array) => {
  const other = join(folder, 'other.npy');
  writeFileSync(other, bytes);
  return other;
};
const npy = (header: string, data: Uint8Array, version = 1) => {
  const text = new TextEncoder().encode(header.padEnd(117, ' ').concat('\n'));
  return Uint8Array.of(0x93, ...new TextEncoder().encode('NUMPY'), version, 0, text.length, 0, ...text, ...data);
};

beforeAll(() => writeFileSync(file, writeNpy(ndArray([rows, columns], matrix.data))));

describe('openMatrix', () => {
  it('reads rows, tiles and panels of a file of another writer', async () => {
    const stored = await openMatrix(file);
    expect([stored.rows, stored.columns]).toEqual([rows, columns]);
    expect(await stored.readRows(5, 9)).toBeCloseToArray(matrix.subMatrix(5, 8, 0, columns - 1));
    expect(await stored.readTile([20, 23], [2, 4])).toBeCloseToArray(matrix.subMatrix(20, 22, 2, 3));
    expect((await stored.readRows(4, 4)).rows).toBe(0);
    const heights: number[] = [];
    for await (const { from, matrix: panel } of stored.panels({ memoryBudget: 8 * columns * 10 })) {
      heights.push(panel.rows);
      expect(panel).toBeCloseToArray(matrix.subMatrix(from, from + panel.rows - 1, 0, columns - 1));
    }
    expect(heights).toEqual([10, 10, 3]);
    await stored.close();
  });

  it('widens float32, and says how the file keeps its numbers', async () => {
    const narrow = Float32Array.from(matrix.data);
    const stored = await openMatrix(fileOf(writeNpy(ndArray([rows, columns], narrow))));
    expect(stored.numbers).toBe('float32');
    expect((await stored.readRows(3, 11)).data).toEqual(Float64Array.from(narrow.subarray(3 * columns, 11 * columns)));
    expect((await stored.readTile([20, 22], [1, 3])).data).toEqual(
      Float64Array.from([141, 142, 148, 149], (entry) => narrow[entry]),
    );
    await stored.close();
    const wide = await openMatrix(file);
    expect(wide.numbers).toBe('float64');
    await wide.close();
  });

  it('multiplies within a budget as the matrix in memory does', async () => {
    const stored = await openMatrix(file);
    const block = new DenseMatrix(columns, 3, createRandom(1).normals(columns * 3));
    const expected = DenseMatrix.from(matrix.mmul(block));
    const least = 2 * 8 * (3 * (rows + columns) + columns);
    for (const memoryBudget of [least, 3 * least, undefined]) {
      expect(await stored.multiply(block, { memoryBudget })).toBeCloseToArray(expected, { relativeToMax: sameFactors });
    }
    await expect(stored.multiply(block, { memoryBudget: least - 1 })).rejects.toThrow(MemoryBudgetError);
    await expect(stored.multiply(new DenseMatrix(rows, 1))).rejects.toThrow(ShapeError);
    await expect(stored.multiply(block, { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough');
    await stored.close();
  });

  it('refuses ranges outside of the matrix, and NaN in a product', async () => {
    const stored = await openMatrix(fileOf(writeNpy(ndArray([2, 2], Float64Array.of(1, NaN, 0, 1)))));
    await expect(stored.readRows(0, 3)).rejects.toThrow(
      'readRows: the row after the last must be an integer in 0..2, got 3',
    );
    await expect(stored.readTile([0, 1], [2, 1])).rejects.toThrow(MisuseError);
    await expect(stored.multiply(new DenseMatrix(2, 1))).rejects.toThrow(NonFiniteError);
    await stored.close();
  });

  it('refuses files of every other kind by name', async () => {
    const refusal = async (bytes: Uint8Array) => {
      const run = openMatrix(fileOf(bytes));
      await expect(run).rejects.toThrow(FileFormatError);
      return run.catch(({ message }: Error) => message);
    };
    const data = new Uint8Array(32);
    const header = (descr: string, order: string, shape: string) =>
      npy(`{'descr': '${descr}', 'fortran_order': ${order}, 'shape': ${shape}, }`, data);
    expect(await refusal(new TextEncoder().encode('P5 640 480'))).toMatch(
      /must be an .npy array of NumPy, and looks like text/,
    );
    expect(await refusal(new Uint8Array(0))).toMatch(/looks like an empty file/);
    expect(await refusal(npy('{}', data))).toMatch(/^openMatrix, .*other.npy: the header must have a string descr/);
    expect(await refusal(npy('{}', data, 4))).toMatch(/the version of an .npy file must be 1, 2 or 3, got 4/);
    expect(await refusal(header('<f2', 'False', '(2, 2)'))).toMatch(
      /the numbers must be float64 or float32, <f8 or <f4, got "<f2"/,
    );
    expect(await refusal(header('<f8', 'True', '(2, 2)'))).toMatch(/the matrix must be in C order/);
    expect(await refusal(header('<f8', 'False', '(4,)'))).toMatch(/the array must have two axes, got "\[4\]"/);
    expect(await refusal(header('<f8', 'False', '(2, 2, 1)'))).toMatch(/two axes/);
    expect(await refusal(header('<f8', 'False', '(2, 3)'))).toMatch(/a 2×3 matrix must have 176 bytes, got 160/);
    await expect(openMatrix(join(folder, 'none.npy'))).rejects.toThrow('ENOENT');
  });
});

describe('matrixHeader', () => {
  it('is what writeNpy begins a file with', () => {
    const whole = writeNpy(ndArray([3, 4], new Float64Array(12)));
    expect([...matrixHeader(3, 4)]).toEqual([...whole.subarray(0, 128)]);
    expect(matrixHeader(1e9, 1e9).length).toBe(128);
  });
});

describe('storedOperator', () => {
  it('gives the leading eigenpairs of a kernel on disk', async () => {
    const kernelFile = join(folder, 'kernel.npy');
    const blocks = threeLayerBlocks(30);
    await writeKernel(kernelFile, blocks, { kind: 'classMean' }, { tileSize: 8 });
    const stored = await openMatrix(kernelFile);
    const operator = await storedOperator(stored, { memoryBudget: 60_000 });
    const { matrix: inMemory } = await tiledKernel(blocks, { kind: 'classMean' }, { tileSize: 8 });
    expect(operator.trace).toBe(inMemory.trace());
    const { values } = await topEigenpairs(operator, { count: 5 });
    const all = new EigenvalueDecomposition(inMemory, { assumeSymmetric: true }).realEigenvalues.sort((a, b) => b - a);
    expect(values).toBeCloseToArray(all.slice(0, 5), { relativeToMax: searchResidual });
    await stored.close();
  });

  it('refuses a matrix that is not square', async () => {
    const stored = await openMatrix(file);
    await expect(storedOperator(stored)).rejects.toThrow('storedOperator: columns of the matrix must be 23, got 7');
    await stored.close();
  });

  it('reads what writeNpy wrote bit by bit', async () => {
    const stored = await openMatrix(file);
    expect((await stored.readRows(0, rows)).data).toEqual(matrix.data);
    expect(readFileSync(file).length).toBe(128 + 8 * rows * columns);
    await stored.close();
  });
});
