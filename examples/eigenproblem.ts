// The largest eigenvalues of a matrix in memory, and of one that is only a function. Smoothing on a ring of n points, 50
// times, has the eigenvalues cos(πk/n)^100: 1, then every other twice.
import { DenseMatrix } from '@entk/core';
import { eigh } from '@entk/linalg';
import { topEigenpairs } from '@entk/spectral';

const [n, times] = [60, 50];
const exact = (k: number) => Math.cos((Math.PI * k) / n) ** (2 * times);

function smoothed(block: DenseMatrix): DenseMatrix {
  let result = block;
  for (let step = 0; step < times; step++) {
    const last = result;
    const at = (i: number, j: number) => last.get((i + n) % n, j);
    result = DenseMatrix.generate(n, block.columns, (i, j) => (at(i - 1, j) + 2 * at(i, j) + at(i + 1, j)) / 4);
  }
  return result;
}

const matrix = smoothed(DenseMatrix.generate(n, n, (i, j) => (i === j ? 1 : 0)));
const symmetric = DenseMatrix.generate(n, n, (i, j) => (matrix.get(i, j) + matrix.get(j, i)) / 2); // up to rounding it is
const { values } = eigh(symmetric, { vectors: false, range: { from: 0, to: 5 } });
console.log(Array.from(values)); // ≈ [1, 0.87184771, 0.87184771, 0.57734432, 0.57734432]
console.log([0, 1, 1, 2, 2].map(exact)); // ≈ [1, 0.87184771, 0.87184771, 0.57734432, 0.57734432], the exact answer

const top = await topEigenpairs({ size: n, apply: smoothed }, { count: 5, tolerance: 1e-9 });
console.log(top.status.kind); // "converged"
console.log(Array.from(top.values)); // ≈ [1, 0.87184771, 0.87184771, 0.57734432, 0.57734432]
