// Tests no single file: results at every scale of float64.
import { createRandom, DenseMatrix } from '@entk/core';
import { qr } from '@entk/linalg';
import { checkScales } from '@entk/testing/scales';
import * as rotation from '../../src/index.js';

const size = 12;
const matrixOf = (rows: number, columns: number, seed: number) =>
  new DenseMatrix(rows, columns, createRandom(seed).normals(rows * columns));
const times = (matrix: DenseMatrix, factor: number) => DenseMatrix.from(matrix).scaleInPlace(factor);
const basis = qr(matrixOf(size, 5, 1)).q;
const units = matrixOf(size, 9, 2);
const directions = matrixOf(size, 3, 3);
const half = matrixOf(5, 5, 4);
const symmetric = DenseMatrix.generate(5, 5, (i, j) => half.get(i, j) + half.get(j, i));
const other = DenseMatrix.generate(5, 5, (i, j) => half.get(4 - i, j) + half.get(4 - j, i));
const weights = createRandom(6).normals(2 * size);
const weighted = (shift: number, s: number) =>
  rotation.graphLaplacian(
    size,
    Array.from({ length: size }, (_, i) => [i, (i + shift) % size, Math.abs(weights[i + shift]) * s] as const),
  );
const single = { blocks: 'single vectors' } as const;
/** A common factor of all inputs makes no unit more or less similar to others: groups stay what they are. */
const inputs = DenseMatrix.generate(8, 5, (i, j) => [(i >> 2) & 1, 1 - ((i >> 2) & 1), (i >> 1) & 1, i & 1, 1][j]);

checkScales(
  rotation,
  {
    commutatorShare: [
      { of: 'the left matrix', args: (s) => [times(symmetric, s), other] },
      { of: 'the right matrix', args: (s) => [symmetric, times(other, s)] },
      { of: 'both matrices', args: (s) => [times(symmetric, s), times(other, s)] },
    ],
    compress: [{ of: 'the weights', args: (s) => [weighted(1, s), basis], powers: { '': 1 } }],
    graphLaplacian: [
      {
        of: 'the weights',
        args: (s) => [size, Array.from({ length: size - 1 }, (_, i) => [i, i + 1, (1 + i) * s])],
        look: (graph: rotation.Laplacian) => [graph.apply(units), graph.toDense()],
        powers: { '': 1 },
      },
    ],
    inputGroups: [
      {
        of: 'the inputs',
        args: (s) => [times(inputs, s)],
        powers: Object.fromEntries([0, 1, 2].map((group) => [`groups.${group}.directions`, 1])),
      },
      {
        of: 'one of the inputs',
        args: (s) => [DenseMatrix.generate(8, 5, (i, j) => inputs.get(i, j) * (j === 3 ? s : 1))],
        powers: { 'groups.2.directions': 1 },
      },
    ],
    rotateByUnits: [
      { of: 'the activations', args: (s) => [basis, times(units, s), { maxSweeps: 5 }], powers: { loadings: 1 } },
      { of: 'the activations, single vectors', args: (s) => [basis, times(units, s), single], powers: { loadings: 1 } },
    ],
    rotateInTwoStages: [
      {
        of: 'both graphs',
        args: (s) => [basis, weighted(1, s), weighted(2, s)],
        powers: { 'first.energies': 1, 'second.energies': 1 },
      },
    ],
    rotateJointly: [
      {
        of: 'both graphs',
        args: (s) => [basis, [weighted(1, s), weighted(2, s)]],
        powers: { 'energies.0.energies': 1, 'energies.1.energies': 1 },
      },
    ],
    rotateParts: [
      {
        of: 'the activations',
        args: (s) => [
          {
            basis,
            rotation: symmetric,
            blocks: [
              { from: 0, to: 2 },
              { from: 2, to: 5 },
            ],
          },
          (part: DenseMatrix) => rotation.rotateByUnits(part, times(units, s), single),
        ],
        powers: { 'parts.0.loadings': 1, 'parts.1.loadings': 1 },
      },
    ],
    rotateTowards: [{ of: 'the directions', args: (s) => [basis, times(directions, s)] }],
    similarRowsLaplacian: [
      {
        of: 'the rows',
        args: (s) => [times(units, s), { neighbours: 2 }],
        look: (graph: rotation.Laplacian) => graph.toDense(),
      },
    ],
    splitBasis: [
      { of: 'the directions', args: (s) => [basis, times(directions, s)], powers: { values: 2 } },
      { of: 'the directions, by span', args: (s) => [basis, times(directions, s), { weighting: 'span' }] },
    ],
  },
  {
    cycleLaplacian: 'takes a length',
    gridShiftLaplacian: 'takes lengths',
    pathLaplacian: 'takes a length',
    rotateByOutputs: 'takes orthonormal columns',
    torusLaplacian: 'takes a length',
  },
);
