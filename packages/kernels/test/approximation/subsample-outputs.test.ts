import { DenseMatrix, MisuseError } from '@entk/core';
import { initialiseBackend } from '@entk/models';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, it } from 'vitest';
import { kernelOperator, subsampleOutputs, tiledKernel } from '../../src/index.js';
import { collapsedByDefinition } from '../definition.js';
import { explicitJacobian } from '../explicit-jacobian.js';
import { threeLayerBlocks } from '../three-layers.js';
import { eps32 } from '../tolerances.js';

beforeAll(() => initialiseBackend());

const blocks = () => threeLayerBlocks(10, { outputFactors: [1, 2, -1] });
const classMean = { kind: 'classMean' } as const;
const frobenius = (matrix: DenseMatrix) => Math.hypot(...matrix.data);

describe('subsampleOutputs', () => {
  it('is the mean of the kernels of the chosen outputs, with their factors, and measures how far that is off', async () => {
    const J = explicitJacobian(blocks().take(0, 10));
    const exact = collapsedByDefinition(J, J, 3, classMean);
    for (const seed of [0, 1, 2]) {
      const { outputs, blocks: chosen, error } = subsampleOutputs(blocks(), { count: 2, seed });
      expect(outputs.length).toBe(2);
      const expected = new DenseMatrix(10, 10);
      for (const output of outputs) expected.add(collapsedByDefinition(J, J, 3, { kind: 'perClass', output }).div(2));
      const { matrix } = await tiledKernel(chosen, classMean);
      expect(matrix).toBeCloseToArray(expected, { relativeToMax: 32 * eps32 });
      const operator = await kernelOperator(chosen, classMean);
      expect([operator.trace]).toBeCloseToArray([expected.trace()], { relative: 32 * eps32 });
      const off = frobenius(DenseMatrix.from(expected.sub(exact))) / frobenius(exact);
      expect([error.relativeFrobenius]).toBeCloseToArray([off], { absolute: 64 * eps32 });
      expect(error.relativeOperatorNorm).toBeGreaterThan(0);
    }
  });

  it('is unbiased: over all choices the mean is the class mean', async () => {
    const J = explicitJacobian(blocks().take(0, 10));
    const mean = new DenseMatrix(10, 10);
    const seen = new Map<string, DenseMatrix>();
    for (let seed = 0; seen.size < 3; seed++) {
      const { outputs, blocks: chosen } = subsampleOutputs(blocks(), { count: 2, seed });
      if (!seen.has(String(outputs))) seen.set(String(outputs), (await tiledKernel(chosen, classMean)).matrix);
    }
    for (const matrix of seen.values()) mean.add(DenseMatrix.from(matrix).div(3));
    expect([...seen.keys()].sort()).toEqual(['0,1', '0,2', '1,2']);
    expect(mean).toBeCloseToArray(collapsedByDefinition(J, J, 3, classMean), { relativeToMax: 32 * eps32 });
  });

  it('chooses alike for a seed, is exact with all outputs, and refuses other counts', () => {
    const of = (seed: number) => subsampleOutputs(blocks(), { count: 1, seed }).outputs;
    expect(of(7)).toEqual(of(7));
    expect(new Set([0, 1, 2, 3, 4, 5, 6, 7].map((seed) => String(of(seed)))).size).toBeGreaterThan(1);
    expect(subsampleOutputs(blocks(), { count: 3 }).error.relativeFrobenius).toBeLessThan(64 * eps32);
    expect(() => subsampleOutputs(blocks(), { count: 4 })).toThrow(MisuseError);
    expect(() => subsampleOutputs(blocks(), { count: 0 })).toThrow('count must be an integer in 1..3, got 0');
    const signal = AbortSignal.abort(new Error('enough'));
    expect(() => subsampleOutputs(blocks(), { count: 1, signal })).toThrow('enough');
  });
});
