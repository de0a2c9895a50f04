// Also tests operators/term-products.ts, operators/terms-trace.ts: Z is put together from all.
import { createRandom, DenseMatrix } from '@entk/core';
import type { FactoredJacobian } from '@entk/jacobians';
import type { Delta, FactoredUse } from '@entk/jacobians/factors';
import { expect } from '@entk/testing/matchers';
import { describe, it } from 'vitest';
import type { AveragedCollapse, PerClass } from '../../src/index.js';
import { blockTerms } from '../../src/operators/block-terms.js';
import { outputColumns, reducedDelta } from '../../src/collapse/outputs.js';
import { addGradients, changes, type Gradients, joinMirrors } from '../../src/operators/term-products.js';
import { traceOfTerms } from '../../src/operators/terms-trace.js';
import { collapsedByDefinition } from '../definition.js';
import { explicitJacobian } from '../explicit-jacobian.js';
import { jacobianOfUses } from '../jacobian-of-uses.js';
import { sameFactors } from '../tolerances.js';

const [N, C, H] = [5, 3, 4];
const random = createRandom(0);
const matrix = (rows: number, columns: number) => new DenseMatrix(rows, columns, random.normals(rows * columns));

const deltas = (width: number): Record<string, Delta> => ({
  constant: { form: 'factored', outputs: matrix(C, width) },
  'with examples': { form: 'factored', outputs: matrix(C, width), examples: matrix(N, width) },
  'with rows': { form: 'factored', outputs: matrix(C, width), rows: matrix(N, C) },
  'with both': { form: 'factored', outputs: matrix(C, width), rows: matrix(N, C), examples: matrix(N, width) },
  dense: { form: 'dense', values: matrix(N * C, width), outputCount: C },
});
const collapses: (PerClass | AveragedCollapse)[] = [
  { kind: 'perClass', output: 1 },
  { kind: 'classMean' },
  { kind: 'trace' },
  { kind: 'meanOutput' },
];

const jacobianOf = (shapes: [string, number[]][], uses: FactoredUse[]) =>
  jacobianOfUses({ exampleCount: N, outputCount: C }, shapes, uses);

/** A weight and its bias, a weight used three times in both orientations, and a bias used twice. */
function jacobians(): Record<string, FactoredJacobian> {
  const use = (parameter: string, delta: Delta, inputs: number, transposed = false): FactoredUse => ({
    kind: 'matrix',
    parameter,
    transposed,
    positions: 1,
    delta,
    activation: matrix(N, inputs),
  });
  const alone = Object.entries(deltas(H)).map(([name, delta]): [string, FactoredJacobian] => [
    `a weight and a bias of a δ ${name}`,
    jacobianOf(
      [
        ['W', [H, 2]],
        ['b', [H]],
      ],
      [use('W', delta, 2), { kind: 'vector', parameter: 'b', delta }],
    ),
  ]);
  const shared = jacobianOf(
    [['W', [H, 2]]],
    [use('W', deltas(H)['with both'], 2), use('W', deltas(2).dense, H, true), use('W', deltas(H).constant, 2)],
  );
  const turned = jacobianOf([['W', [2, H]]], [use('W', deltas(H)['with rows'], 2, true)]);
  const biases = jacobianOf(
    [['b', [H]]],
    ['dense', 'with rows'].map((name) => ({ kind: 'vector', parameter: 'b', delta: deltas(H)[name] }) as const),
  );
  return {
    ...Object.fromEntries(alone),
    'a weight used in both orientations': shared,
    'a transposed weight': turned,
    'a bias used twice': biases,
  };
}

describe('blockTerms', () => {
  for (const [name, jacobian] of Object.entries(jacobians())) {
    it(`gives Z with Z Zᵀ the kernel by its definition: ${name}`, () => {
      const J = explicitJacobian(jacobian);
      for (const collapse of collapses) {
        const terms = blockTerms(jacobian, collapse);
        const expected = collapsedByDefinition(J, J, C, collapse);
        if (collapse.kind === 'classMean') expected.mul(C);
        const gradients: Gradients = new Map();
        const identity = DenseMatrix.generate(N, N, (i, j) => (i === j ? 1 : 0));
        addGradients(gradients, terms, identity);
        joinMirrors(gradients, terms, N);
        expect(changes(gradients, terms, N)).toBeCloseToArray(expected, { relativeToMax: sameFactors });
        expect([traceOfTerms(terms)]).toBeCloseToArray([expected.trace()], { relative: sameFactors });
      }
    });
  }

  it('takes a weight with its bias, and C out of what is factored', () => {
    const columns = (name: string, collapse = collapses[2]) =>
      blockTerms(jacobians()[`a weight and a bias of a δ ${name}`], collapse).map(({ slot, left, right }) => [
        slot,
        left.columns,
        right.columns,
      ]);
    expect(columns('constant')).toEqual([['W + b', 1, 3]]);
    expect(columns('with examples')).toEqual([['W + b', H, 3]]);
    expect(columns('with rows')).toEqual([['W + b', C, 3]]);
    expect(columns('with both')).toEqual([['W + b', C * H, 3]]);
    expect(columns('dense', collapses[0])).toEqual([['W + b', H, 3]]);
  });
});

describe('reducedDelta', () => {
  it('has the inner products that the collapse makes of δ, as written out', () => {
    for (const delta of Object.values(deltas(H))) {
      for (const collapse of collapses) {
        const [reduced, all] = [reducedDelta, outputColumns].map((columns) => columns(delta, collapse, N));
        const products = (columns: DenseMatrix) => DenseMatrix.from(columns.mmul(columns.transpose()));
        expect(products(reduced)).toBeCloseToArray(products(all), { relativeToMax: sameFactors });
      }
    }
  });
});
