// Also tests approximation/directions.ts, approximation/error-estimate.ts: seen in the sketches they make and measure.
import { DenseMatrix, MemoryBudgetError, MisuseError } from '@entk/core';
import { initialiseBackend } from '@entk/models';
import { tensorCount } from '@entk/models/tensor';
import { topEigenpairs } from '@entk/spectral';
import { expect } from '@entk/testing/matchers';
import { EigenvalueDecomposition } from 'ml-matrix';
import { beforeAll, describe, it } from 'vitest';
import { type Collapse, rowIndex, sketchKernel } from '../../src/index.js';
import { measureError } from '../../src/approximation/error-estimate.js';
import { collapsedByDefinition, everyCollapse } from '../definition.js';
import { explicitJacobian } from '../explicit-jacobian.js';
import { threeLayerBlocks } from '../three-layers.js';
import { eps32, searchResidual, sketchSpread } from '../tolerances.js';

beforeAll(() => initialiseBackend());

const product = (features: DenseMatrix) => DenseMatrix.from(features.mmul(features.transpose()));
const frobenius = (matrix: DenseMatrix) => Math.hypot(...matrix.data);

describe('sketchKernel', () => {
  it('comes near the kernel by its definition as random projection must, in every collapse, for both kinds of entries', async () => {
    const blocks = threeLayerBlocks(12, { readout: { outputs: [2, 0] }, outputFactors: [0.5, -2] });
    const J = explicitJacobian(blocks.take(0, 12));
    for (const collapse of everyCollapse(2)) {
      const exact = collapsedByDefinition(J, J, 2, collapse);
      const expected = Math.sqrt((1 + (exact.trace() / frobenius(exact)) ** 2) / 400);
      for (const entries of ['sign', 'normal'] as const) {
        const { features } = await sketchKernel(blocks, collapse, { directions: 400, entries, seed: 1 });
        const difference = product(features).sub(exact);
        expect(frobenius(DenseMatrix.from(difference)) / frobenius(exact)).toBeLessThan(sketchSpread * expected);
      }
    }
  });

  it('is unbiased: the mean over seeds comes nearer than each', async () => {
    const blocks = threeLayerBlocks(5);
    const J = explicitJacobian(blocks.take(0, 5));
    const exact = collapsedByDefinition(J, J, 3, { kind: 'classMean' });
    const mean = new DenseMatrix(5, 5);
    const errors: number[] = [];
    for (let seed = 0; seed < 64; seed++) {
      const { features } = await sketchKernel(blocks, { kind: 'classMean' }, { directions: 8, seed });
      const estimate = product(features);
      errors.push(frobenius(DenseMatrix.from(DenseMatrix.from(estimate).sub(exact))));
      mean.add(estimate.div(64));
    }
    const typical = Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / 64);
    // independent seeds: the error of the mean of 64 is an eighth of that of one
    expect(frobenius(DenseMatrix.from(mean.sub(exact)))).toBeLessThan((sketchSpread * typical) / 8);
  });

  it('has the same features for a seed, whatever the blocks and the budget', async () => {
    const blocks = threeLayerBlocks(20);
    const options = { directions: 6, seed: 4 };
    const one = await sketchKernel(blocks, { kind: 'trace' }, options);
    const tight = await sketchKernel(blocks, { kind: 'trace' }, { ...options, blockSize: 7, memoryBudget: 4000 });
    expect(tight.features).toBeCloseToArray(one.features, { relativeToMax: 16 * eps32 });
    const other = await sketchKernel(blocks, { kind: 'trace' }, { ...options, seed: 5 });
    expect(other.features.get(0, 0)).not.toBe(one.features.get(0, 0));
  });

  it('measures its error on a block of examples: exactly that of the features against the exact kernel', async () => {
    const blocks = threeLayerBlocks(30);
    const J = explicitJacobian(blocks.take(0, 30));
    const orders: Collapse[] = [{ kind: 'meanOutput' }, { kind: 'flattened', rowOrder: 'classMajor' }];
    for (const collapse of orders) {
      const { features, error } = await sketchKernel(blocks, collapse, { directions: 20, errorExamples: 9 });
      const perExample = collapse.kind === 'flattened' ? 3 : 1;
      const rows = Array.from({ length: perExample }, (_, c) =>
        Array.from(error.examples, (n) => (perExample === 1 ? n : rowIndex('classMajor', n, c, 30, 3))),
      ).flat();
      const exact = collapsedByDefinition(J, J, 3, collapse).selection(rows, rows);
      const difference = product(features).selection(rows, rows).sub(exact);
      const norms = [difference, exact].map((matrix) => {
        const values = new EigenvalueDecomposition(matrix, { assumeSymmetric: true }).realEigenvalues;
        return { two: Math.max(...values.map(Math.abs)), frobenius: Math.hypot(...values) };
      });
      expect([error.relativeOperatorNorm, error.relativeFrobenius]).toBeCloseToArray(
        [norms[0].two / norms[1].two, norms[0].frobenius / norms[1].frobenius],
        { relative: 1e-5 },
      );
      expect([...error.examples]).toEqual([...new Set(error.examples)].sort((a, b) => a - b));
      expect(error.examples.length).toBe(9);
    }
  });

  it('gives the eigenvalues of its estimate', async () => {
    const sketch = await sketchKernel(threeLayerBlocks(25), { kind: 'classMean' }, { directions: 10 });
    const { values } = await topEigenpairs(sketch.operator, { count: 4 });
    const estimate = product(sketch.features);
    const all = new EigenvalueDecomposition(estimate, { assumeSymmetric: true }).realEigenvalues.sort((a, b) => b - a);
    expect(values).toBeCloseToArray(all.slice(0, 4), { relativeToMax: searchResidual });
    expect([sketch.operator.trace ?? NaN]).toBeCloseToArray([estimate.trace()], { relative: 1e-12 });
    expect(sketch).toMatchObject({ directions: 10, entries: 'sign', seed: 0, collapse: { kind: 'classMean' } });
  });

  it('stops when aborted, leaves no tensor, and refuses what it cannot do', async () => {
    const before = tensorCount();
    const blocks = threeLayerBlocks(8);
    const controller = new AbortController();
    const run = sketchKernel(
      blocks,
      { kind: 'trace' },
      {
        directions: 3,
        blockSize: 4,
        signal: controller.signal,
        onProgress: ({ done, total }) => {
          expect([done, total]).toEqual([12, 24]);
          controller.abort(new Error('enough'));
        },
      },
    );
    await expect(run).rejects.toThrow('enough');
    expect(tensorCount()).toBe(before);
    const given = (options: object, collapse: Collapse = { kind: 'trace' }) =>
      sketchKernel(blocks, collapse, { directions: 2, ...options });
    await expect(given({ directions: 0 })).rejects.toThrow('sketchKernel: directions must be an integer of at least 1');
    await expect(given({ errorExamples: 9 })).rejects.toThrow('errorExamples must be an integer in 1..8, got 9');
    await expect(given({ entries: 'cauchy' })).rejects.toThrow('entries must be one of sign, normal, got "cauchy"');
    await expect(given({ memoryBudget: 100 })).rejects.toThrow(MemoryBudgetError);
    await expect(given({}, { kind: 'perClass', output: 3 })).rejects.toThrow(MisuseError);
  });
});

describe('measureError', () => {
  it('is nothing for the exact kernel and all of it for none', () => {
    const blocks = threeLayerBlocks(6);
    const J = explicitJacobian(blocks.take(0, 6));
    const exact = collapsedByDefinition(J, J, 3, { kind: 'trace' });
    const examples = Uint32Array.of(0, 1, 2, 3, 4, 5);
    const none = measureError(blocks, { kind: 'trace' }, examples, new DenseMatrix(6, 6));
    expect([none.relativeFrobenius, none.relativeOperatorNorm]).toEqual([1, 1]);
    expect(measureError(blocks, { kind: 'trace' }, examples, exact).relativeFrobenius).toBeLessThan(1e-12);
  });
});
