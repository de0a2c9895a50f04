// Also tests operators/collapsed-products.ts, operators/jacobian-parts.ts, operators/method.ts, operators/term-operator.ts: ways to its products.
import {
  createRandom,
  DenseMatrix,
  MemoryBudgetError,
  MisuseError,
  ndArray,
  NonFiniteError,
  ShapeError,
} from '@entk/core';
import {
  defineNetwork,
  dense,
  embedding,
  initialiseBackend,
  meanOverPositions,
  networkFromDescription,
  normalParameters,
  relu,
} from '@entk/models';
import { tensorCount } from '@entk/models/tensor';
import { eigh, topEigenpairs } from '@entk/spectral';
import { inFloat64, randomNetwork, roundingTolerance } from '@entk/testing';
import { expect } from '@entk/testing/matchers';
import * as fc from 'fast-check';
import { beforeAll, describe, it } from 'vitest';
import {
  type AveragedCollapse,
  empiricalNtk,
  flattenedOperator,
  jacobianBlocks,
  kernelOperator,
  type PerClass,
} from '../../src/index.js';
import { collapsedByDefinition, everyCollapse } from '../definition.js';
import { explicitJacobian } from '../explicit-jacobian.js';
import { threeLayerBlocks } from '../three-layers.js';
import { eps32, operatorBar, searchResidual } from '../tolerances.js';
import { trialBlocks } from '../trial-blocks.js';

beforeAll(() => initialiseBackend());

type Averaged = PerClass | AveragedCollapse;
const averaged = (outputCount: number) =>
  everyCollapse(outputCount).filter((it): it is Averaged => it.kind !== 'flattened');
const identity = (size: number) => DenseMatrix.generate(size, size, (i, j) => (i === j ? 1 : 0));

describe('kernelOperator', () => {
  it('is the kernel by its definition, J from finite differences, for random networks and blocks', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(1e6), fc.nat(3), async (seed, size) => {
        const { blocks, reference, tolerance } = trialBlocks(seed);
        const blockSize = 1 + (size % blocks.exampleCount);
        for (const collapse of averaged(blocks.outputCount)) {
          const operator = await kernelOperator(blocks, collapse, { blockSize });
          const expected = collapsedByDefinition(reference, reference, blocks.outputCount, collapse);
          const within = { absolute: tolerance * blocks.outputCount };
          expect(await operator.apply(identity(blocks.exampleCount))).toBeCloseToArray(expected, within);
          const trace = expected.trace();
          expect([operator.trace ?? NaN]).toBeCloseToArray([trace], {
            absolute: tolerance * expected.rows * blocks.outputCount,
          });
        }
      }),
      { numRuns: 40, seed: 5 },
    );
  });

  it('multiplies blocks as the explicit kernel does, kept and recomputed, in parts of any width', async () => {
    const blocks = threeLayerBlocks(50, { outputFactors: [1, 3, -2] });
    const J = explicitJacobian(blocks.take(0, 50));
    const V = new DenseMatrix(50, 21, createRandom(2).normals(50 * 21));
    for (const collapse of averaged(3)) {
      const expected = DenseMatrix.from(collapsedByDefinition(J, J, 3, collapse).mmul(V));
      const images = [];
      for (const keptBlocks of [0, 2, 4]) {
        const operator = await kernelOperator(blocks, collapse, { blockSize: 13, keptBlocks });
        expect(operator.plan).toMatchObject({ blockSize: 13, blockCount: 4, keptBlocks, vectors: 16 });
        images.push(await operator.apply(V));
        expect(images[0]).toBeCloseToArray(expected, { relativeToMax: operatorBar });
      }
      for (const image of images) expect(image).toBeCloseToArray(images[0], { relativeToMax: 0 });
    }
  });

  it('multiplies as the explicit kernel does for a network on sequences of tokens', async () => {
    const network = defineNetwork({
      vocabularySize: 5,
      positions: 3,
      layers: [
        embedding({ weight: 'E' }),
        dense({ weight: 'W1', bias: 'b1' }),
        relu(),
        meanOverPositions(),
        dense({ weight: 'W2' }),
      ],
      parameters: { E: [5, 2], W1: [4, 2], b1: [4], W2: [2, 4] },
    });
    const tokens = ndArray([6, 3], Int32Array.of(0, 1, 2, 4, 4, 1, 3, 0, 0, 2, 2, 2, 1, 3, 4, 0, 0, 4));
    const blocks = jacobianBlocks(network, normalParameters(network, createRandom(0)), tokens);
    const J = explicitJacobian(blocks.take(0, 6));
    for (const collapse of averaged(2)) {
      const operator = await kernelOperator(blocks, collapse, { blockSize: 4 });
      const expected = collapsedByDefinition(J, J, 2, collapse);
      expect(await operator.apply(identity(6))).toBeCloseToArray(expected, { relativeToMax: operatorBar });
      expect([operator.trace ?? NaN]).toBeCloseToArray([expected.trace()], { relative: operatorBar });
    }
  });

  it('multiplies by passes as by factors, for random networks of every layer, on sequences too', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(1e6), async (seed) => {
        const { description, parameters, inputs } = randomNetwork(seed);
        const blocks = jacobianBlocks(networkFromDescription(description), parameters, inputs);
        const V = new DenseMatrix(blocks.exampleCount, 3, createRandom(seed).normals(3 * blocks.exampleCount));
        const J = explicitJacobian(blocks.take(0, blocks.exampleCount));
        const steep = roundingTolerance(description, inFloat64(parameters), inputs).jacobian * Math.sqrt(J.data.length);
        const off = V.norm() * (1e-6 * J.norm() ** 2 + 2 * J.norm() * steep + steep ** 2);
        for (const collapse of averaged(blocks.outputCount)) {
          const expected = DenseMatrix.from(collapsedByDefinition(J, J, blocks.outputCount, collapse).mmul(V));
          for (const method of ['factors', 'passes'] as const) {
            const operator = await kernelOperator(blocks, collapse, {
              method,
              blockSize: 2 > blocks.exampleCount ? 1 : 2,
            });
            expect(operator.plan.method).toBe(method);
            expect(await operator.apply(V)).toBeCloseToArray(expected, { absolute: off });
            expect(operator.trace === undefined).toBe(method === 'passes');
          }
        }
      }),
      { numRuns: 25, seed: 8 },
    );
  });

  it('goes by passes where the factors of one example would not fit, and says so', async () => {
    const wide = defineNetwork({
      inputSize: 2,
      layers: [dense({ weight: 'W' }), relu(), dense({ weight: 'V' })],
      parameters: { W: [3, 2], V: [20_000, 3] },
    });
    const inputs = ndArray([3, 2], Float32Array.of(1, 2, -1, 1, 2, -3));
    const blocks = jacobianBlocks(wide, normalParameters(wide, createRandom(0)), inputs);
    expect(() => blocks.bytesPerExample).toThrow(MemoryBudgetError);
    const mean = await kernelOperator(blocks, { kind: 'meanOutput' });
    const last = await kernelOperator(blocks, { kind: 'perClass', output: 19_999 });
    expect([mean.plan.method, last.plan.method]).toEqual(['factors', 'factors']);
    const flattened = await flattenedOperator(blocks, { kind: 'flattened', rowOrder: 'exampleMajor' });
    expect(flattened.plan.method).toBe('passes');
    expect(flattened.trace).toBeUndefined();
    const one = new DenseMatrix(60_000, 1);
    one.set(19_999, 0, 1);
    const found = (await flattened.apply(one)).get(19_999, 0);
    const J = explicitJacobian(
      jacobianBlocks(wide, blocks.origin.parameters, inputs, { readout: { outputs: [19_999] } }).take(0, 1),
    );
    expect([found]).toBeCloseToArray([J.norm() ** 2], { relative: 16 * eps32 });
  });

  it('gives topEigenpairs the eigenvalues of the explicit kernel', async () => {
    const blocks = threeLayerBlocks(80);
    const operator = await kernelOperator(blocks, { kind: 'classMean' }, { blockSize: 32 });
    const { matrix } = empiricalNtk(blocks.take(0, 80), { kind: 'classMean' });
    const found = await topEigenpairs(operator, { count: 12 });
    const { values } = await eigh(matrix, { count: 12 });
    expect(found.status.kind).toBe('converged');
    expect(found.values).toBeCloseToArray(values, { relativeToMax: searchResidual });
    expect([found.trace ?? NaN]).toBeCloseToArray([matrix.trace()], { relative: 64 * eps32 });
  });

  it('takes the part of one output where δ is factored: a gradient has no axis C', async () => {
    const blocks = threeLayerBlocks(10, { parameters: ['W2', 'W3'] });
    const dense = threeLayerBlocks(10, { parameters: ['W1'] });
    const least = { blockSize: 10, keptBlocks: 0 };
    const [small, large] = await Promise.all([blocks, dense].map((it) => kernelOperator(it, { kind: 'trace' }, least)));
    // W2: 4×5 and W3: 1×4 numbers a vector, W1: 15×6
    expect(small.plan.bytes).toBeLessThan(large.plan.bytes);
  });

  it('reports progress, stops when aborted, and leaves no tensor', async () => {
    const before = tensorCount();
    const blocks = threeLayerBlocks(10);
    const controller = new AbortController();
    const seen: string[] = [];
    const operator = await kernelOperator(
      blocks,
      { kind: 'trace' },
      {
        blockSize: 5,
        signal: controller.signal,
        onProgress: ({ done, total, detail }) => {
          seen.push(`${detail} ${done}/${total}`);
          if (detail === 'gradients') controller.abort(new Error('enough'));
        },
      },
    );
    await expect(operator.apply(new DenseMatrix(10, 1))).rejects.toThrow('enough');
    expect(seen).toEqual(['trace 1/2', 'trace 2/2', 'gradients 1/2']);
    expect(tensorCount()).toBe(before);
  });

  it('refuses what it cannot do', async () => {
    const blocks = threeLayerBlocks(10);
    const flattened = { kind: 'flattened', rowOrder: 'classMajor' } as unknown as AveragedCollapse;
    await expect(kernelOperator(blocks, flattened)).rejects.toThrow(
      'kernelOperator: collapse must be one of perClass, classMean, trace, meanOutput, got "flattened"',
    );
    await expect(kernelOperator(blocks, { kind: 'perClass', output: 3 })).rejects.toThrow(MisuseError);
    const budget = kernelOperator(blocks, { kind: 'trace' }, { memoryBudget: 10e3 });
    await expect(budget).rejects.toThrow(MemoryBudgetError);
    await expect(budget).rejects.toThrow(
      /kernelOperator: the memory budget of 10 kB must hold a block of 10 examples and the gradients of 8 vectors .*; raise the budget/,
    );
    const operator = await kernelOperator(blocks, { kind: 'trace' });
    await expect(operator.apply(new DenseMatrix(9, 1))).rejects.toThrow(ShapeError);
    const nan = new DenseMatrix(10, 1, new Float64Array(10).fill(NaN));
    await expect(operator.apply(nan)).rejects.toThrow(NonFiniteError);
  });
});
