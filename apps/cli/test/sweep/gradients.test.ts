// Tests no single file: gradients in several files, a cell each, from their plan to the sum.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom, DenseMatrix } from '@entk/core';
import { readNpy, writeNpy } from '@entk/formats';
import { gradientGram } from '@entk/kernels';
import { eigh } from '@entk/spectral';
import { expect, test } from 'vitest';
import { openGradients } from '../../src/inputs/given-matrix.js';
import { collect } from '../../src/sweep/collect/collect.js';
import { runShard } from '../../src/sweep/run-cells.js';
import { temporaryFolder } from '../entk.js';
import { begunSweep, inThisThread } from './sweep-folder.js';

const files = ['g-0.npy', 'g-1.npy', 'g-2.npy'];

function gradientFiles(columns: readonly number[]) {
  const folder = temporaryFolder();
  const random = createRandom(5);
  for (const [index, file] of files.entries()) {
    const shape = [4 + index, columns[index]];
    const data = Float32Array.from({ length: shape[0] * shape[1] }, () => random.normal());
    writeFileSync(join(folder, file), writeNpy({ shape, data }));
  }
  return folder;
}

test('the sum of cells is that of all files read by one process, to the last bit', async () => {
  const folder = gradientFiles([3, 3, 3]);
  const sweep = await begunSweep({ experiment: 'gradients', axes: { gradients: files } }, folder);
  await runShard(sweep, { shard: { index: 1, count: 2 }, threads: 1, openPool: inThisThread });
  expect((await collect(sweep)).gram).toEqual({ files: 3, done: 1, rows: 5 });
  await runShard(sweep, { threads: 1, openPool: inThisThread });
  const { gram, report } = await collect(sweep);
  const { data } = readNpy(readFileSync(join(folder, 'gram.npy')));
  const source = await openGradients(files.map((file) => join(folder, file)));
  const whole = await gradientGram(source);
  const rows = await source.readRows(0, 15);
  await source.close();
  expect(data).toEqual(whole.data);
  expect(gram).toMatchObject({ file: 'gram.npy', files: 3, done: 3, rows: 15 });
  expect(report.tables?.[0].rows).toMatchObject([['3 of 3', '15', expect.any(String), 'gram.npy']]);
  // Independent of the way: the kernel itself by plain loops.
  const kernel = DenseMatrix.generate(15, 15, (i, j) => {
    return [0, 1, 2].reduce((sum, column) => sum + rows.get(i, column) * rows.get(j, column), 0);
  });
  const [ofKernel, ofGram] = [await eigh(kernel), await eigh(whole)];
  for (let index = 0; index < 3; index++) expect(ofGram.values[index]).toBeCloseTo(ofKernel.values[index], 10);
});

test('files of different widths have no sum', async () => {
  const folder = gradientFiles([3, 3, 4]);
  const sweep = await begunSweep({ experiment: 'gradients', axes: { gradients: files } }, folder);
  await runShard(sweep, { threads: 1, openPool: inThisThread });
  await expect(collect(sweep)).rejects.toThrow(/gradients of all files must have 3 columns, got 4 \(g-2\.npy\)/);
});
