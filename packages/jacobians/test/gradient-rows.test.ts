import { DenseMatrix } from '@entk/core';
import { expect } from '@entk/testing/matchers';
import { describe, it } from 'vitest';
import { addGradientRows, allRows, type FactoredUse } from '../src/factors/index.js';
import { A, B, C, gradientsByDefinition, N, randomMatrix, sequenceUses, vectorUse } from './sequence-uses.js';
import { sameFactors } from './tolerances.js';

const plain: FactoredUse = {
  kind: 'matrix',
  parameter: 'W',
  transposed: false,
  positions: 1,
  delta: { form: 'dense', values: randomMatrix(N * C, A, 3), outputCount: C },
  activation: randomMatrix(N, B, 4),
};

describe('addGradientRows', () => {
  const uses: Record<string, FactoredUse> = { ...sequenceUses(), vector: vectorUse(), 'one position': plain };
  for (const [name, use] of Object.entries(uses)) {
    it(`writes the gradient of a use, whole and by rows: ${name}`, () => {
      const whole = gradientsByDefinition(use);
      for (const [from, to] of [
        [0, A],
        [1, 2],
        [1, A],
      ]) {
        const target = randomMatrix(N * C, (to - from) * B, 9);
        const before = new DenseMatrix(target.rows, target.columns, target.data.slice());
        addGradientRows(target, use, { from, to, width: B });
        const expected = DenseMatrix.generate(
          target.rows,
          target.columns,
          (row, entry) => before.get(row, entry) + whole.get(row, from * B + entry),
        );
        expect(target).toBeCloseToArray(expected, { relativeToMax: sameFactors });
      }
    });
  }
});

describe('allRows', () => {
  it('are those of the first axis', () => {
    expect(allRows([3, 5])).toEqual({ from: 0, to: 3, width: 5 });
    expect(allRows([4])).toEqual({ from: 0, to: 4, width: 1 });
  });
});
