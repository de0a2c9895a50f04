import { createRandom, DenseMatrix } from '@entk/core';
import { CholeskyDecomposition, EigenvalueDecomposition, QrDecomposition, SingularValueDecomposition } from 'ml-matrix';
import { cholesky, eigh, gram, multiply, qr, svd } from '../dist/index.js';

function normal(rows, columns, seed) {
  const random = createRandom(seed);
  return DenseMatrix.generate(rows, columns, () => random.normal());
}

function symmetricNormal(n) {
  const half = normal(n, n, n);
  return DenseMatrix.generate(n, n, (i, j) => half.get(i, j) + half.get(j, i));
}

/** A kernel as they come: of rank n/2, every eigenvalue of it twice. */
function pairedKernel(n) {
  const half = normal(n >> 1, n >> 2, n);
  const block = gram(half);
  const m = half.rows;
  return DenseMatrix.generate(n, n, (i, j) => {
    if (i >= 2 * m || j >= 2 * m) return 0;
    return i % 2 === j % 2 ? block.get(i >> 1, j >> 1) : 0;
  });
}

/** A kernel whose eigenvalues fall like 1 / i², of rank n / 10. */
function fallingKernel(n) {
  const factor = normal(n, n / 10, n);
  factor.data.forEach((value, place) => (factor.data[place] = value / (1 + (place % factor.columns))));
  return gram(factor);
}

const full = { assumeSymmetric: true };

/**
 * Every case: its name, the operation LAPACK is asked for, the matrix, ours and ml-matrix's way, and how often; `large`
 * ones show what threads give.
 */
export const cases = [
  {
    name: 'product, n = 840',
    operation: 'multiply',
    matrix: () => normal(840, 840, 1),
    ours: (a) => multiply(a, a),
    mlMatrix: (a) => a.mmul(a),
    repeats: 31,
  },
  {
    name: 'A·Aᵀ, n = 840',
    operation: 'gram',
    matrix: () => normal(840, 840, 1),
    ours: (a) => gram(a),
    mlMatrix: (a) => a.mmul(a.transpose()),
    repeats: 9,
  },
  {
    name: 'eigh, n = 841, normal',
    operation: 'eigh',
    matrix: () => symmetricNormal(841),
    ours: (a) => eigh(a),
    mlMatrix: (a) => new EigenvalueDecomposition(a, full),
    repeats: 11,
  },
  {
    name: 'eigh, n = 841, paired kernel',
    operation: 'eigh',
    matrix: () => pairedKernel(841),
    ours: (a) => eigh(a),
    mlMatrix: (a) => new EigenvalueDecomposition(a, full),
    repeats: 11,
  },
  {
    name: 'eigh, n = 841, top 128',
    operation: 'subset',
    count: 128,
    matrix: () => symmetricNormal(841),
    ours: (a) => eigh(a, { range: { from: 0, to: 128 } }),
    repeats: 11,
  },
  {
    name: 'eigh, n = 4,000, top 50, falling kernel',
    operation: 'subset',
    count: 50,
    matrix: () => fallingKernel(4000),
    ours: (a) => eigh(a, { range: { from: 0, to: 50 } }),
    repeats: 3,
  },
  {
    name: 'eigh, n = 4,000, top 50, falling kernel, the dense way',
    operation: 'subset',
    count: 50,
    matrix: () => fallingKernel(4000),
    ours: (a) => eigh(a, { range: { from: 0, to: 50 }, method: 'dense' }),
    repeats: 3,
  },
  {
    name: 'eigh, n = 841, values',
    operation: 'values',
    matrix: () => symmetricNormal(841),
    ours: (a) => eigh(a, { vectors: false }),
    repeats: 11,
  },
  {
    name: 'eigh, n = 2,050, normal',
    operation: 'eigh',
    matrix: () => symmetricNormal(2050),
    ours: (a) => eigh(a),
    repeats: 5,
    large: true,
  },
  {
    name: 'product, n = 2,050',
    operation: 'multiply',
    matrix: () => normal(2050, 2050, 1),
    ours: (a) => multiply(a, a),
    repeats: 5,
    large: true,
  },
  {
    name: 'Cholesky, n = 2,050',
    operation: 'cholesky',
    matrix: () => gram(normal(2050, 2100, 2)),
    ours: (a) => cholesky(a),
    repeats: 5,
    large: true,
  },
  {
    name: 'QR, 2,000 × 1,000',
    operation: 'qr',
    matrix: () => normal(2000, 1000, 3),
    ours: (a) => qr(a),
    repeats: 5,
    large: true,
  },
  {
    name: 'Cholesky, n = 840',
    operation: 'cholesky',
    matrix: () => gram(normal(840, 900, 2)),
    ours: (a) => cholesky(a),
    mlMatrix: (a) => new CholeskyDecomposition(a),
    repeats: 11,
  },
  {
    name: 'thin QR, 2,000 × 200',
    operation: 'qr',
    matrix: () => normal(2000, 200, 3),
    ours: (a) => qr(a),
    mlMatrix: (a) => new QrDecomposition(a).orthogonalMatrix,
    repeats: 11,
  },
  {
    name: 'thin SVD, 2,000 × 200',
    operation: 'svd',
    matrix: () => normal(2000, 200, 4),
    ours: (a) => svd(a),
    mlMatrix: (a) => new SingularValueDecomposition(a),
    repeats: 11,
  },
  {
    name: 'SVD, n = 1,000',
    operation: 'svd',
    matrix: () => normal(1000, 1000, 5),
    ours: (a) => svd(a),
    repeats: 7,
    large: true,
  },
  {
    name: 'SVD, n = 2,000',
    operation: 'svd',
    matrix: () => normal(2000, 2000, 5),
    ours: (a) => svd(a),
    repeats: 3,
  },
  {
    name: 'SVD, n = 1,000, values',
    operation: 'singular values',
    matrix: () => normal(1000, 1000, 5),
    ours: (a) => svd(a, { vectors: false }),
    repeats: 7,
  },
];
