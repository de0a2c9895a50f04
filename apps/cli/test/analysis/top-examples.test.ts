import { DenseMatrix } from '@entk/core';
import type { KernelSpectrum } from '@entk/kernels';
import { describe, expect, test } from 'vitest';
import { topExamples } from '../../src/analysis/top-examples.js';

/** The parts of a spectrum that are looked at. */
function spectrumOf(columns: readonly number[][], rest: Partial<KernelSpectrum> = {}): KernelSpectrum {
  const vectors = DenseMatrix.generate(columns[0].length, columns.length, (row, column) => columns[column][row]);
  const values = Float64Array.from(columns, (_, index) => columns.length - index);
  return { values, vectors, size: vectors.rows, ...rest } as KernelSpectrum;
}

describe('topExamples', () => {
  test('both ends of every vector, the largest first, equal entries in their order', () => {
    const [first, second] = topExamples(
      spectrumOf([
        [0.1, -0.5, 0.7, 0.1],
        [1, 0, 0, 0],
      ]),
      4,
      ['a', 'b', 'c', 'd'],
    );
    expect(first).toMatchObject({ vector: 1, eigenvalue: 2 });
    expect(first.positive.map(({ row, label }) => [row, label])).toEqual([
      [2, 'c'],
      [0, 'a'],
      [3, 'd'],
    ]);
    expect(first.negative).toEqual([{ row: 1, example: 1, value: -0.5, label: 'b' }]);
    expect([second.positive.length, second.negative.length]).toEqual([1, 0]);
  });

  test('rows of a flattened kernel are an example and an output, in the order of the rows', () => {
    const column = [[0, 0, 0, 0, 1, 0]];
    const [byClass] = topExamples(spectrumOf(column, { rowOrder: 'classMajor' }), 3);
    expect(byClass.positive[0]).toMatchObject({ row: 4, example: 1, output: 1 });
    const [byExample] = topExamples(spectrumOf(column, { rowOrder: 'exampleMajor' }), 3);
    expect(byExample.positive[0]).toMatchObject({ row: 4, example: 2, output: 0 });
  });

  test('none beyond the rank, none without vectors', () => {
    expect(
      topExamples(
        spectrumOf(
          [
            [1, 0],
            [0, 1],
          ],
          { rank: 1 },
        ),
        2,
      ),
    ).toHaveLength(1);
    expect(topExamples(spectrumOf([[1]], { vectors: undefined }), 1)).toEqual([]);
  });
});
