import { MemoryBudgetError, ndArray } from '@entk/core';
import { factoredJacobian } from '@entk/jacobians';
import type { FactoredUse } from '@entk/jacobians/factors';
import { defineNetwork, dense, flatten, initialiseBackend } from '@entk/models';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, it } from 'vitest';
import { empiricalNtk } from '../../../src/index.js';
import {
  leastSequenceNumbers,
  sequenceKernel,
  sequenceMethod,
} from '../../../src/contraction/sequences/parameter-kernel.js';
import { sameFactors } from '../../tolerances.js';
import { collapses, termByDefinition } from './collapses.js';
import { B, C, counts, gradientsOf, pairOf, productUses, randomMatrix, vectorUse } from './uses.js';

beforeAll(() => initialiseBackend());

const lefts = Object.values(productUses(counts[0], 1));
const rights = Object.values(productUses(counts[1], 101));

describe('sequenceKernel', () => {
  const sides: [string, FactoredUse[], FactoredUse[]][] = [
    ['all kinds of product', lefts, rights],
    ['a vector among them', [...lefts, vectorUse(counts[0], 60)], [...rights, vectorUse(counts[1], 160)]],
    ['one lookup', [lefts[4]], [rights[4]]],
  ];
  for (const [name, left, right] of sides) {
    it(`is the product of the gradients of ${name}, between two batches and of one`, () => {
      const [G, H] = [gradientsOf(left, counts[0]), gradientsOf(right, counts[1])];
      for (const collapse of collapses) {
        for (const numbers of [1, 1e6]) {
          const across = sequenceKernel(pairOf(left, right), collapse, numbers);
          const of = sequenceKernel(pairOf(left, left), collapse, numbers);
          expect(across).toBeCloseToArray(termByDefinition(G, H, collapse), {
            absolute: sameFactors * G.norm() * H.norm(),
          });
          expect(of).toBeCloseToArray(termByDefinition(G, G, collapse), { absolute: sameFactors * G.norm() ** 2 });
          expect(of).toBeSymmetric();
        }
      }
    });
  }
});

describe('the method', () => {
  const wide = (positions: number, inputs: number, outputs: number): FactoredUse => ({
    kind: 'matrix',
    parameter: 'W',
    transposed: false,
    positions,
    delta: { form: 'dense', values: randomMatrix(20, positions * outputs, 1), outputCount: 1 },
    activation: randomMatrix(20 * positions, inputs, 2),
  });
  const methodOf = (positions: number, inputs: number, outputs: number, numbers = 1e6) => {
    const uses = [wide(positions, inputs, outputs)];
    const shape = [outputs, inputs];
    return sequenceMethod(
      { shape, left: uses, right: uses, counts: [20, 20], outputCount: 1 },
      { kind: 'classMean' },
      numbers,
    );
  };

  it('is products of positions while T² is cheaper than out·in, and gradients from there on', () => {
    expect(methodOf(2, 64, 64)).toBe('positions');
    expect(methodOf(40, 4, 4)).toBe('gradients');
  });

  it('is gradients where products of two examples do not fit, and where a use has no activation', () => {
    expect(methodOf(2, 64, 64, 10)).toBe('gradients');
    const uses = [...lefts, vectorUse(counts[0], 60)];
    expect(sequenceMethod(pairOf(uses, uses), { kind: 'classMean' }, 1e6)).toBe('gradients');
  });

  it('is products by token for an embedding of many', () => {
    const embedding = [{ ...lefts[4], indices: Int32Array.from({ length: 12 }, (_, index) => 7 * index) }];
    const pair = { ...pairOf(embedding, embedding), shape: [50_000, B] };
    expect(sequenceMethod(pair, { kind: 'classMean' }, 1e6)).toBe('positions');
  });
});

describe('the memory of sums over positions', () => {
  it('is at least the gradients at one row of the parameter', () => {
    const pair = pairOf(lefts, rights);
    expect(leastSequenceNumbers(pair, { kind: 'classMean' })).toBe((counts[0] + counts[1]) * C * B);
    expect(leastSequenceNumbers(pair, { kind: 'perClass', output: 0 })).toBe((counts[0] + counts[1]) * B);
  });

  it('is refused beforehand where the budget has no room for it', () => {
    const network = defineNetwork({
      inputSize: 2,
      positions: 3,
      layers: [dense({ weight: 'W' }), flatten()],
      parameters: { W: [2, 2] },
    });
    const jacobian = factoredJacobian(network, new Map([['W', ndArray([2, 2])]]), ndArray([4, 3, 2]));
    const within = (memoryBudget: number) => empiricalNtk(jacobian, { kind: 'classMean' }, { memoryBudget });
    expect(() => within(600)).toThrow(MemoryBudgetError);
    expect(() => within(600)).toThrow(
      'empiricalNtk: the memory budget of 600 B must hold the kernel, the terms it is summed from and gradients at one row of ' +
        'a parameter (1.3 kB); take fewer examples at a time',
    );
    expect(within(1280).matrix.data).toEqual(within(1e9).matrix.data);
  });
});
