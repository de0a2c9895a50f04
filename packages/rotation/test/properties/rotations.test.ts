// Tests no single file: what holds of every Laplacian and of every rotation.
import { DenseMatrix } from '@entk/core';
import { orthonormalBases } from '@entk/testing/arbitraries';
import { expect } from '@entk/testing/matchers';
import * as fc from 'fast-check';
import { describe, it } from 'vitest';
import {
  compress,
  graphLaplacian,
  type Laplacian,
  type Rotation,
  rotateByOutputs,
  rotateByUnits,
  rotateInTwoStages,
  rotateJointly,
  rotateParts,
  rotateTowards,
  splitBasis,
} from '../../src/index.js';
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

const matrices = (columns: number) =>
  fc
    .array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: points * columns, maxLength: points * columns })
    .filter((entries) => entries.some((entry) => entry !== 0))
    .map((entries) => new DenseMatrix(points, columns, Float64Array.from(entries)));

/** One contract: a rotation is one whatever it was made by. */
const rotations: Record<string, (basis: DenseMatrix, units: DenseMatrix, path: Laplacian) => Promise<Rotation>> = {
  jointly: (basis, _, path) => rotateJointly(basis, [path]),
  'in two stages': (basis, _, path) => rotateInTwoStages(basis, path, path, { share: 1 }),
  'by units': (basis, units) => rotateByUnits(basis, units),
  'by units, single vectors': (basis, units) => rotateByUnits(basis, units, { blocks: 'single vectors' }),
  'by outputs': (basis) => rotateByOutputs(basis, { outputs: 2, rowOrder: 'exampleMajor' }),
  towards: (basis, units) => rotateTowards(basis, units.columnRange(0, 1)),
  'in the parts of a split': async (basis, units) =>
    rotateParts(await splitBasis(basis, units.columnRange(0, 1)), (part) => rotateByUnits(part, units)),
};

describe('every rotation', () => {
  it.each(Object.keys(rotations))('%s: is the given basis times an orthogonal matrix, in blocks', async (name) => {
    await fc.assert(
      fc.asyncProperty(basisOf(1, 6), matrices(5), graph, async (basis, units, { laplacian }) => {
        const result = await rotations[name](basis, units, laplacian);
        expect(result.rotation).toHaveOrthonormalColumns({ tolerance: energy });
        expect(result.basis).toBeCloseToArray(DenseMatrix.from(basis.mmul(result.rotation)), { absolute: energy });
        expect(result.blocks[0].from).toBe(0);
        expect(result.blocks.at(-1)?.to).toBe(basis.columns);
        result.blocks.slice(1).forEach(({ from }, i) => expect(from).toBe(result.blocks[i].to));
        expect(result.operators.length).toBeGreaterThan(0);
        for (const share of [result.offDiagonal.before, result.offDiagonal.after]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('by units, single vectors: is nearer to diagonal, whatever the units', async () => {
    await fc.assert(
      fc.asyncProperty(basisOf(2, 6), matrices(7), async (basis, units) => {
        const { offDiagonal } = await rotateByUnits(basis, units, { blocks: 'single vectors' });
        expect(offDiagonal.after).toBeLessThanOrEqual(offDiagonal.before + energy);
      }),
      { numRuns: 60 },
    );
  });

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
