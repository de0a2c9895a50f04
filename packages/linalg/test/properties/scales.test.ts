// Tests no single file: results at every scale of float64.
import { createRandom, DenseMatrix } from '@entk/core';
import { checkScales } from '@entk/testing/scales';
import * as linalg from '../../src/index.js';
import * as modes from '../../src/modes/index.js';

/** Entries of both signs, of sizes from 2⁻⁸ to 4. */
function general(rows: number, columns: number, seed: number): DenseMatrix {
  const random = createRandom(seed);
  return DenseMatrix.generate(rows, columns, () => random.normal() * 2 ** -random.integer(6));
}
function symmetric(size: number): DenseMatrix {
  const half = general(size, size, size);
  return DenseMatrix.generate(size, size, (i, j) => half.get(i, j) + half.get(j, i));
}
function definite(size: number): DenseMatrix {
  const { data } = linalg.gram(general(size, size, 7));
  return DenseMatrix.generate(size, size, (i, j) => data[i * size + j] + (i === j ? 1 : 0));
}
function lower(size: number): DenseMatrix {
  const all = general(size, size, 9);
  return DenseMatrix.generate(size, size, (i, j) => (i === j ? 1 + i / 4 : j < i ? all.get(i, j) : 0));
}
const times = (matrix: DenseMatrix, factor: number) =>
  new DenseMatrix(
    matrix.rows,
    matrix.columns,
    matrix.data.map((value) => value * factor),
  );

const [tall, square, left, right] = [general(9, 4, 1), general(6, 6, 2), general(5, 7, 3), general(7, 3, 4)];
const unit = new DenseMatrix(1, 4, Float64Array.of(0.5, 0.5, -0.5, 0.5));
const solvers = ['choleskySolve', 'solveTriangular'] as const;

checkScales(
  { ...linalg, ...modes },
  {
    cholesky: [
      {
        of: 'the matrix',
        args: (s) => [times(definite(50), s * s)],
        powers: { factor: 1 },
        // The square of the factor is within float64.
        exponents: [-500, -380, -262, -90, 90, 262, 380, 500],
      },
    ],
    ...Object.fromEntries(
      solvers.map((name) => [
        name,
        [
          {
            of: 'the factor',
            args: (s: number) => [times(lower(6), s), general(6, 2, 5)],
            powers: { '': name === 'choleskySolve' ? -2 : -1 },
          },
          { of: 'the right-hand side', args: (s: number) => [lower(6), times(general(6, 2, 5), s)], powers: { '': 1 } },
        ],
      ]),
    ),
    columnGram: [{ of: 'the matrix', args: (s) => [times(tall, s)], powers: { '': 2 } }],
    columnNorms: [{ of: 'the matrix', args: (s) => [times(tall, s)], powers: { '': 1 } }],
    dot: [
      {
        of: 'the first vector',
        args: (s) => [times(unit, s).data, tall.rowSpan(0)],
        powers: { '': 1 },
      },
    ],
    eigh: [
      ...[6, 80].map((size) => ({
        of: `the matrix of ${size} rows`,
        args: (s: number) => [times(symmetric(size), s)],
        powers: { values: 1 },
      })),
      {
        of: 'the matrix, values alone',
        args: (s) => [times(symmetric(30), s), { vectors: false }],
        powers: { values: 1 },
      },
    ],
    generalisedEigh: [
      { of: 'the matrix', args: (s) => [times(symmetric(20), s), definite(20)], powers: { values: 1 } },
      {
        of: 'the metric',
        args: (s) => [symmetric(20), times(definite(20), s * s)],
        powers: { values: -2, vectors: -1 },
        // The square of the factor is within float64.
        exponents: [-500, -380, -262, -90, 90, 262, 380, 500],
      },
    ],
    leastSquares: [
      { of: 'the matrix', args: (s) => [times(tall, s), general(9, 2, 5)], powers: { solution: -1, residuals: 0 } },
      {
        of: 'the right-hand side',
        args: (s) => [tall, times(general(9, 2, 5), s)],
        powers: { solution: 1, residuals: 1 },
      },
    ],
    gram: [{ of: 'the matrix', args: (s) => [times(tall, s)], powers: { '': 2 } }],
    multiply: [
      { of: 'the left factor', args: (s) => [times(left, s), right], powers: { '': 1 } },
      {
        of: 'both factors',
        args: (s) => [times(square, s), times(square, s), { transposeLeft: true }],
        powers: { '': 2 },
      },
    ],
    projectOut: [{ of: 'the rows', args: (s) => [times(tall, s), unit], powers: { '': 1 } }],
    qr: [{ of: 'the matrix', args: (s) => [times(tall, s)], powers: { r: 1, columnNorms: 1 } }],
    scaledColumns: [
      { of: 'the matrix', args: (s) => [times(tall, s), Float64Array.of(1, 2, 3, 4)], powers: { '': 1 } },
      { of: 'the factors', args: (s) => [tall, Float64Array.of(s, 2 * s, 3 * s, 4 * s)], powers: { '': 1 } },
    ],
    scaledRows: [{ of: 'both', args: (s) => [times(unit, s), Float64Array.of(3 * s)], powers: { '': 2 } }],
    sweepRows: [{ of: 'what is turned', args: (s) => [unit, times(unit, s)], powers: { turned: 1, rows: 0 } }],
    svd: [
      { of: 'the matrix', args: (s) => [times(tall, s)], powers: { values: 1 } },
      { of: 'the wide matrix', args: (s) => [times(left, s)], powers: { values: 1 } },
      { of: 'the matrix, values alone', args: (s) => [times(square, s), { vectors: false }], powers: { values: 1 } },
    ],
  },
  {
    allowFusedArithmetic: 'takes a yes or no',
    allowWideVectors: 'takes a yes or no',
    eighMemory: 'counts bytes',
    requireConverged: 'looks at a status',
    startThreads: 'takes a number of threads',
    svdMemory: 'counts bytes',
  },
);
