// Tests no single file: results at every scale of float64.
import { createRandom, DenseMatrix } from '@entk/core';
import { symmetricWithSpectrum } from '@entk/testing';
import { checkScales, type ScaledInput } from '@entk/testing/scales';
import * as spectral from '../../src/index.js';

const times = (matrix: DenseMatrix, factor: number) => DenseMatrix.from(matrix).scaleInPlace(factor);
const descending = Float64Array.from({ length: 40 }, (_, i) => (i < 15 ? 3 : 1) * Math.exp(-0.03 * i));
const definite = symmetricWithSpectrum(descending, 1).matrix;
const indefinite = symmetricWithSpectrum(
  descending.map((value, i) => value - i / 20),
  2,
).matrix;
const spectrum = { values: 1, trace: 1, 'status.smallest': 1, 'status.tolerance': 1 };
const report = { floor: 1 };

/** Eigenpairs of three matrices, and one whose promise not to be negative is broken. */
function eigenproblems(solve: (matrix: DenseMatrix, semidefinite: boolean) => readonly unknown[]): ScaledInput[] {
  return [
    { of: 'a definite matrix', args: (s) => solve(times(definite, s), true), powers: spectrum },
    { of: 'an indefinite matrix', args: (s) => solve(times(indefinite, s), false), powers: spectrum },
    { of: 'a matrix that breaks its promise', args: (s) => solve(times(indefinite, s), true), powers: spectrum },
  ];
}
const random = createRandom(5);
const checkpoint = (epoch: number, s: number) => ({
  epoch,
  spectrum: {
    values: descending.map((value) => value * s),
    residuals: new Float64Array(40),
    status: { kind: 'converged' },
    method: 'made up',
    size: 40,
  },
});

checkScales(
  spectral,
  {
    eigh: [
      ...eigenproblems((matrix, semidefinite) => [matrix, { semidefinite }]),
      {
        of: 'a matrix, values alone',
        args: (s) => [times(indefinite, s), { vectors: false, count: 7 }],
        powers: spectrum,
      },
    ],
    findCliffs: [{ of: 'the eigenvalues', args: (s) => [descending.map((value) => value * s)], powers: report }],
    operatorOf: [
      {
        of: 'the matrix',
        args: (s) => [times(definite, s)],
        look: (operator: spectral.SymmetricOperator) => ({
          trace: operator.trace,
          image: operator.apply(new DenseMatrix(40, 2, random.fork('block').normals(80))),
        }),
        powers: { trace: 1, image: 1 },
      },
    ],
    sparseOperator: [
      {
        of: 'the values',
        args: (s) => [{ size: 2, rowStarts: [0, 2, 4], columns: [0, 1, 0, 1], values: [2 * s, s, s, 3 * s] }],
        look: (operator: spectral.SymmetricOperator) => ({
          trace: operator.trace,
          image: operator.apply(DenseMatrix.fromRows([[1], [2]])),
        }),
        powers: { trace: 1, image: 1 },
      },
    ],
    topEigenpairs: eigenproblems((matrix, semidefinite) => [
      spectral.operatorOf(matrix),
      { count: 6, semidefinite, tolerance: 1e-9 },
    ]),
    trackEvolution: [
      {
        of: 'the eigenvalues',
        args: (s) => [[checkpoint(0, s), checkpoint(10, s)]],
        powers: Object.fromEntries(
          [0, 1].flatMap((i) => [
            [`points.${i}.values`, 1],
            [`points.${i}.report.floor`, 1],
          ]),
        ),
      },
    ],
  },
  {
    dropAppearance: 'reads reports, which have no scale',
    leadingVectors: 'leaves vectors out',
    principalAngles: 'takes orthonormal columns',
    projectorDistance: 'takes orthonormal columns',
    subspaceOverlap: 'takes orthonormal columns',
  },
);
