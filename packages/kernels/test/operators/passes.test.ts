import { DenseMatrix } from '@entk/core';
import { expect } from '@entk/testing/matchers';
import { describe, it } from 'vitest';
import { inParts, passesOver } from '../../src/operators/passes.js';

const plan = { method: 'factors', blockSize: 4, blockCount: 3, keptBlocks: 1, vectors: 2, bytes: 0 } as const;

describe('passesOver', () => {
  it('makes kept blocks once and the others in every pass', async () => {
    const made: number[] = [];
    const reports: string[] = [];
    const pass = passesOver(
      plan,
      10,
      (from, to) => made.push(from) && to,
      (name, done) => reports.push(`${name} ${done}`),
    );
    const seen: number[][] = [];
    await pass('one', (to, from, end) => seen.push([to, from, end]));
    await pass('two', () => {});
    expect(made).toEqual([0, 4, 8, 4, 8]);
    expect(seen).toEqual([
      [4, 0, 4],
      [8, 4, 8],
      [10, 8, 10],
    ]);
    expect(reports).toEqual(['one 1', 'one 2', 'one 3', 'two 1', 'two 2', 'two 3']);
  });

  it('ends with the reason of the signal', async () => {
    const controller = new AbortController();
    const pass = passesOver(
      plan,
      10,
      (from) => from,
      () => controller.abort(new Error('enough')),
      controller.signal,
    );
    await expect(pass('one', () => {})).rejects.toThrow('enough');
  });
});

describe('inParts', () => {
  it('puts the images of the parts side by side', async () => {
    const block = DenseMatrix.generate(2, 5, (i, j) => 10 * i + j);
    const widths: number[] = [];
    const twice = async (part: DenseMatrix) => {
      widths.push(part.columns);
      return DenseMatrix.generate(part.rows, part.columns, (i, j) => 2 * part.get(i, j));
    };
    expect([...(await inParts(block, 2, twice)).data]).toEqual([0, 2, 4, 6, 8, 20, 22, 24, 26, 28]);
    expect(widths).toEqual([2, 2, 1]);
  });
});
