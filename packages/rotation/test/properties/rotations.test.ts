// Tests no single file: what holds of every Laplacian and of every rotation.
import { DenseMatrix } from '@entk/core';
import { orthonormalBases } from '@entk/testing/arbitraries';
import { expect } from '@entk/testing/matchers';
import * as fc from 'fast-check';
import { describe, it } from 'vitest';
import { compress, graphLaplacian, type Laplacian, rotateInTwoStages, rotateJointly } from '../../src/index.js';
import { applied, energy } from '../tolerances.js';

const points = 8;
const graph = fc
  .uniqueArray(fc.tuple(fc.nat(points - 1), fc.nat(points - 1), fc.double({ min: 0.1, max: 3, noNaN: true })), {
    selector: ([a, b]) => [Math.min(a, b), Math.max(a, b)].join(),
    minLength: 3,
  })
  .map((edges) => edges.filter(([a, b]) => a !== b))
  .filter((edges) => edges.length > 0)
  .map((edges) => ({ laplacian: graphLaplacian(points, edges), edges }));
const basisOf = (min: number, max: number) =>
  fc.integer({ min, max }).chain((dimension) => orthonormalBases(points, dimension));

const dense = (laplacian: Laplacian) =>
  compress(
    laplacian,
    DenseMatrix.generate(points, points, (i, j) => (i === j ? 1 : 0)),
  );
const projector = (basis: DenseMatrix) => DenseMatrix.from(basis.mmul(basis.transpose()));
const diagonalOf = (matrix: DenseMatrix) => Array.from({ length: matrix.rows }, (_, i) => matrix.get(i, i));

describe('every Laplacian of a graph', () => {
  it('is symmetric, sends constants to 0, and is Σ w (x_a − x_b)² as a form', () => {
    fc.assert(
      fc.property(
        graph,
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: points, maxLength: points }),
        ({ laplacian, edges }, x) => {
          const matrix = dense(laplacian);
          expect(matrix).toBeSymmetric();
          const weight = edges.reduce((sum, edge) => sum + edge[2], 0);
          const rowSums = Array.from({ length: points }, (_, i) =>
            matrix.rowSpan(i).reduce((sum, entry) => sum + entry, 0),
          );
          expect(rowSums).toBeCloseToArray(
            Array.from({ length: points }, () => 0),
            { absolute: weight * applied },
          );
          const form = x.reduce(
            (sum, left, i) => sum + x.reduce((s, right, j) => s + left * matrix.get(i, j) * right, 0),
            0,
          );
          const byEdges = edges.reduce((sum, [a, b, w]) => sum + w * (x[a] - x[b]) ** 2, 0);
          expect([form]).toBeCloseToArray([byEdges], { absolute: 10 * weight * applied });
        },
      ),
    );
  });
});

describe('every rotation', () => {
  it('jointly: keeps the projector and orthonormal columns, and the sum of energies', async () => {
    await fc.assert(
      fc.asyncProperty(graph, graph, basisOf(1, 5), async (first, second, basis) => {
        const laplacians = [first.laplacian, second.laplacian];
        const { basis: rotated } = await rotateJointly(basis, laplacians);
        expect(rotated).toHaveOrthonormalColumns({ tolerance: energy });
        expect(projector(rotated)).toBeCloseToArray(projector(basis), { absolute: energy });
        for (const laplacian of laplacians) {
          const [before, after] = [basis, rotated].map((one) =>
            diagonalOf(compress(laplacian, one)).reduce((sum, entry) => sum + entry, 0),
          );
          expect([after]).toBeCloseToArray([before], { absolute: 100 * energy });
        }
      }),
      { numRuns: 60 },
    );
  });

  it('jointly with one Laplacian: diagonalises it', async () => {
    await fc.assert(
      fc.asyncProperty(graph, basisOf(2, 5), async ({ laplacian }, basis) => {
        const { basis: rotated } = await rotateJointly(basis, [laplacian]);
        const compressed = compress(laplacian, rotated);
        const size = Math.max(...compressed.data.map(Math.abs), 1e-30);
        for (let i = 0; i < compressed.rows; i++) {
          // Jacobi angles stop at a sine of 1e-9 of the gap between two energies, or below.
          for (let j = 0; j < i; j++) expect(Math.abs(compressed.get(i, j)) / size).toBeLessThan(1e-8);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('in two stages: keeps the projector and orthonormal columns', async () => {
    await fc.assert(
      fc.asyncProperty(graph, graph, basisOf(2, 6), async (first, second, basis) => {
        const { basis: rotated } = await rotateInTwoStages(basis, first.laplacian, second.laplacian);
        expect(rotated).toHaveOrthonormalColumns({ tolerance: energy });
        expect(projector(rotated)).toBeCloseToArray(projector(basis), { absolute: energy });
      }),
      { numRuns: 60 },
    );
  });
});
