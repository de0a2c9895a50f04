import { createRandom, DenseMatrix, MemoryBudgetError, MisuseError, ndArray, oneRank } from '@entk/core';
import { defineNetwork, dense, initialiseBackend, meanOverPositions, normalParameters, relu } from '@entk/models';
import { topEigenpairs } from '@entk/spectral';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, it } from 'vitest';
import { jacobianBlocks, type KernelOperatorOptions, kernelOperator } from '../../src/index.js';
import { collapsedByDefinition } from '../definition.js';
import { explicitJacobian } from '../explicit-jacobian.js';
import { threeLayerBlocks } from '../three-layers.js';
import { eps32 } from '../tolerances.js';
import { ranksInTurn } from './ranks-in-turn.js';

beforeAll(() => initialiseBackend());

const classMean = { kind: 'classMean' } as const;
const identity = (size: number) => DenseMatrix.generate(size, size, (i, j) => (i === j ? 1 : 0));

/** A network whose weights are met at several positions. */
function sequenceBlocks(exampleCount: number) {
  const network = defineNetwork({
    inputSize: 3,
    positions: 4,
    layers: [dense({ weight: 'W1' }), relu(), meanOverPositions(), dense({ weight: 'W2' })],
    parameters: { W1: [5, 3], W2: [2, 5] },
  });
  const inputs = ndArray([exampleCount, 4, 3], Float32Array.from(createRandom(1).normals(exampleCount * 12)));
  return jacobianBlocks(network, normalParameters(network, createRandom(0)), inputs);
}

const cases = [
  ['terms', () => threeLayerBlocks(29), {}],
  ['factors of sequences', () => sequenceBlocks(29), {}],
  ['passes', () => threeLayerBlocks(29), { method: 'passes' }],
] as const;

describe('kernelOperator in segments', () => {
  it.each(cases)('%s: the kernel by its definition', async (_, make, options) => {
    const blocks = make();
    const operator = await kernelOperator(blocks, classMean, { segments: 8, ...options });
    const J = explicitJacobian(blocks.take(0, 29));
    const expected = collapsedByDefinition(J, J, blocks.outputCount, classMean);
    expect(await operator.apply(identity(29))).toBeCloseToArray(expected, { relativeToMax: 32 * eps32 });
    expect(operator.plan.segments).toBe(8);
  });

  it.each(cases)('%s: the same bits for 1, 2, 4 and 8 ranks, whatever is kept', async (_, make, options) => {
    const blocks = make();
    const found = async (more: KernelOperatorOptions) => {
      const operator = await kernelOperator(blocks, classMean, { segments: 8, ...options, ...more });
      const { values } = await topEigenpairs(operator, { count: 3 });
      return [...values, operator.trace];
    };
    const alone = await found({});
    expect(await found({ keptBlocks: 0 })).toEqual(alone);
    for (const size of [2, 4, 8]) {
      const together = await Promise.all(ranksInTurn(size).map((ranks) => found({ ranks })));
      for (const each of together) expect(each).toEqual(alone);
    }
  });

  it('cuts by the plan alone: a budget changes no bit, or is refused', async () => {
    const blocks = threeLayerBlocks(64);
    const vectors = new DenseMatrix(64, 20, createRandom(4).normals(64 * 20));
    const product = async (memoryBudget?: number) => {
      return (await kernelOperator(blocks, classMean, { segments: 4, memoryBudget })).apply(vectors);
    };
    const roomy = await product();
    expect((await product(350_000)).data).toEqual(roomy.data);
    await expect(product(20_000)).rejects.toThrow(MemoryBudgetError);
    await expect(product(20_000)).rejects.toThrow(/more segments/);
  });

  it('refuses segments and ranks that make no tree', async () => {
    const blocks = threeLayerBlocks(10);
    const wrong: [KernelOperatorOptions, RegExp][] = [
      [{ segments: 6 }, /segments must be a power of two, got 6; take 4/],
      [{ segments: 16 }, /segments must be an integer in 1\.\.10/],
      [{ ranks: oneRank }, /ranks must come with segments/],
      [{ segments: 4, ranks: { ...oneRank, size: 3 } }, /number of ranks must be a power of two, got 3; take 2/],
      [{ segments: 4, ranks: { ...oneRank, size: 8 } }, /number of ranks must be an integer in 1\.\.4/],
      [{ segments: 4, ranks: { ...oneRank, rank: 1 } }, /rank must be/],
    ];
    for (const [options, message] of wrong) {
      const refused = kernelOperator(blocks, classMean, options);
      await expect(refused).rejects.toThrow(MisuseError);
      await expect(refused).rejects.toThrow(message);
    }
  });
});
