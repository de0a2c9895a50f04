import { createRandom, DenseMatrix, MemoryBudgetError, MisuseError, ShapeError } from '@entk/core';
import { initialiseBackend } from '@entk/models';
import { topEigenpairs } from '@entk/spectral';
import { expect } from '@entk/testing/matchers';
import * as fc from 'fast-check';
import { EigenvalueDecomposition } from 'ml-matrix';
import { beforeAll, describe, it } from 'vitest';
import { type Flattened, flattenedOperator } from '../../src/index.js';
import { collapsedByDefinition } from '../definition.js';
import { explicitJacobian } from '../explicit-jacobian.js';
import { threeLayerBlocks } from '../three-layers.js';
import { operatorBar, searchResidual } from '../tolerances.js';
import { trialBlocks } from '../trial-blocks.js';

beforeAll(() => initialiseBackend());

const orders: Flattened[] = [
  { kind: 'flattened', rowOrder: 'exampleMajor' },
  { kind: 'flattened', rowOrder: 'classMajor' },
];

describe('flattenedOperator', () => {
  it('is J Jᵀ by its definition, J from finite differences, for random networks and blocks', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(1e6), fc.nat(3), async (seed, size) => {
        const { blocks, reference, tolerance } = trialBlocks(seed);
        for (const collapse of orders) {
          const operator = await flattenedOperator(blocks, collapse, { blockSize: 1 + (size % blocks.exampleCount) });
          const expected = collapsedByDefinition(reference, reference, blocks.outputCount, collapse);
          const identity = DenseMatrix.generate(expected.rows, expected.rows, (i, j) => (i === j ? 1 : 0));
          expect(await operator.apply(identity)).toBeCloseToArray(expected, { absolute: tolerance });
          expect([operator.trace ?? NaN]).toBeCloseToArray([expected.trace()], { absolute: tolerance * expected.rows });
        }
      }),
      { numRuns: 20, seed: 6 },
    );
  });

  it('multiplies as the explicit kernel does and gives its eigenvalues, kept or recomputed', async () => {
    const blocks = threeLayerBlocks(20);
    const J = explicitJacobian(blocks.take(0, 20));
    const V = new DenseMatrix(60, 19, createRandom(3).normals(60 * 19));
    for (const collapse of orders) {
      const K = collapsedByDefinition(J, J, 3, collapse);
      for (const keptBlocks of [0, 3]) {
        const operator = await flattenedOperator(blocks, collapse, { blockSize: 8, keptBlocks });
        expect(await operator.apply(V)).toBeCloseToArray(DenseMatrix.from(K.mmul(V)), { relativeToMax: operatorBar });
      }
      const operator = await flattenedOperator(blocks, collapse);
      const { values } = await topEigenpairs(operator, { count: 6 });
      const all = new EigenvalueDecomposition(K, { assumeSymmetric: true }).realEigenvalues.sort((a, b) => b - a);
      expect(values).toBeCloseToArray(all.slice(0, 6), { relativeToMax: searchResidual });
    }
  });

  it('refuses what it cannot do', async () => {
    const blocks = threeLayerBlocks(5);
    await expect(flattenedOperator(blocks, { kind: 'trace' } as unknown as Flattened)).rejects.toThrow(MisuseError);
    await expect(flattenedOperator(blocks, orders[0], { memoryBudget: 1000 })).rejects.toThrow(MemoryBudgetError);
    const operator = await flattenedOperator(blocks, orders[0]);
    await expect(operator.apply(new DenseMatrix(5, 1))).rejects.toThrow(ShapeError);
  });
});
