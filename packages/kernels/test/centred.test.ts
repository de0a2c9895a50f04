import { createRandom, DenseMatrix } from '@entk/core';
import { gram } from '@entk/linalg';
import { expect } from '@entk/testing/matchers';
import { describe, it } from 'vitest';
import { centredKernel } from '../src/index.js';
import { centredRows } from './tolerances.js';

const [N, P] = [7, 4];

describe('centredKernel', () => {
  it('is the Gram matrix of the rows less their mean', () => {
    const rows = new DenseMatrix(
      N,
      P,
      createRandom(0)
        .normals(N * P)
        .map((value) => value + 2),
    );
    const means = Array.from({ length: P }, (_, p) =>
      rows.data.reduce((sum, value, i) => (i % P === p ? sum + value / N : sum), 0),
    );
    const less = DenseMatrix.generate(N, P, (n, p) => rows.get(n, p) - means[p]);
    const centred = centredKernel(gram(rows));
    expect(centred.data).toBeCloseToArray(gram(less).data, centredRows);
    for (let i = 0; i < N; i++) for (let j = 0; j < N; j++) expect(centred.get(i, j)).toBe(centred.get(j, i));
  });

  it('refuses what is not square', () => {
    expect(() => centredKernel(new DenseMatrix(2, 3))).toThrow('the kernel must be square, got [2, 3]');
  });
});
