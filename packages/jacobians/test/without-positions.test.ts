import { MemoryBudgetError } from '@entk/core';
import { allOutputs } from '@entk/models/layers';
import { expect } from '@entk/testing/matchers';
import { describe, it } from 'vitest';
import { type FactoredUse, isPlain, withoutPositions } from '../src/factors/index.js';
import { denseJacobian, type FactoredJacobian } from '../src/index.js';
import { joined } from './joined.js';
import { A, B, C, N, randomMatrix, sequenceUses, vectorUse } from './sequence-uses.js';
import { sameFactors } from './tolerances.js';

const bias: FactoredUse = {
  kind: 'vector',
  parameter: 'b',
  delta: { form: 'factored', outputs: randomMatrix(C, 2, 70) },
};
const jacobianOf = (uses: readonly FactoredUse[]): FactoredJacobian => ({
  exampleCount: N,
  outputCount: C,
  outputs: allOutputs(2),
  parameterShapes: new Map([
    ['W', [A, B]],
    ['b', [2]],
  ]),
  parameterCount: A * B + 2,
  uses,
  outputFactors: Float64Array.of(1, 1),
});

describe('isPlain', () => {
  it('is a use of one position, or a vector', () => {
    const [use] = Object.values(sequenceUses());
    expect([use, { ...use, positions: 1 }, vectorUse()].map(isPlain)).toEqual([false, true, true]);
    expect(isPlain(sequenceUses()['rows dense'])).toBe(false);
  });
});

describe('withoutPositions', () => {
  it('is the same Jacobian with plain uses alone, others left as they are', () => {
    const jacobian = jacobianOf([...Object.values(sequenceUses()), bias]);
    const plain = withoutPositions(jacobian);
    expect(plain.uses.every(isPlain)).toBe(true);
    expect(plain.uses[0]).toBe(bias);
    expect(plain.uses).toHaveLength(2);
    expect(joined(denseJacobian(plain))).toBeCloseToArray(joined(denseJacobian(jacobian)), {
      relativeToMax: sameFactors,
    });
  });

  it('is the Jacobian itself where there is nothing to write out', () => {
    const jacobian = jacobianOf([vectorUse(), bias]);
    expect(withoutPositions(jacobian)).toBe(jacobian);
  });

  it('refuses what does not fit', () => {
    const jacobian = jacobianOf(Object.values(sequenceUses()));
    expect(() => withoutPositions(jacobian, { memoryBudget: 100 })).toThrow(MemoryBudgetError);
    expect(() => withoutPositions(jacobian, { memoryBudget: 100 })).toThrow(
      'withoutPositions: the gradients of the parameters that are used at several positions needs 720 B and must fit ' +
        'the memory budget of 100 B; take fewer examples at a time',
    );
  });
});
