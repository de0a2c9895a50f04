import { createRandom, DenseMatrix } from '@entk/core';
import type { FactoredJacobian } from '@entk/jacobians';
import { activationOf, type Delta, type FactoredMatrixUse, type FactoredVectorUse } from '@entk/jacobians/factors';
import { expect } from '@entk/testing/matchers';
import { describe, it } from 'vitest';
import { crossKernel, empiricalNtk } from '../../src/index.js';
import { isSameDelta, joinedUses } from '../../src/contraction/joined-uses.js';
import { collapsedByDefinition, everyCollapse } from '../definition.js';
import { explicitJacobian } from '../explicit-jacobian.js';
import { jacobianOfUses } from '../jacobian-of-uses.js';
import { sameFactors } from '../tolerances.js';

const [N, C, H] = [4, 3, 2];
const random = createRandom(1);
const matrix = (rows: number, columns: number) => new DenseMatrix(rows, columns, random.normals(rows * columns));
const denseDelta = (): Delta => ({ form: 'dense', values: matrix(N * C, H), outputCount: C });
const weight = (parameter: string, delta: Delta, transposed = false): FactoredMatrixUse => ({
  kind: 'matrix',
  parameter,
  transposed,
  positions: 1,
  delta,
  activation: matrix(N, H),
});
const bias = (parameter: string, delta: Delta): FactoredVectorUse => ({ kind: 'vector', parameter, delta });

function jacobianOf(uses: readonly (FactoredMatrixUse | FactoredVectorUse)[]): FactoredJacobian {
  const shapes = uses.map(({ kind, parameter }): [string, number[]] => [parameter, kind === 'matrix' ? [H, H] : [H]]);
  return jacobianOfUses({ exampleCount: N, outputCount: C }, shapes, uses);
}

describe('joinedUses', () => {
  it('puts the activations of one δ side by side, ones for a bias, and leaves others alone', () => {
    const shared = denseDelta();
    const first = weight('W', shared);
    const other = weight('V', denseDelta());
    const [joined, alone] = joinedUses([first, other, bias('b', { ...shared })], N);
    expect(alone).toBe(other);
    expect(joined.parameter).toBe('W + b');
    expect(joined.delta).toBe(shared);
    const activation = activationOf(joined, N);
    expect([...activation.columnRange(0, H).data]).toEqual([...first.activation.data]);
    expect([...activation.columnRange(H, H + 1).data]).toEqual([1, 1, 1, 1]);
  });

  it('changes no kernel, whatever is joined on either side', () => {
    const [one, two, three] = [denseDelta(), denseDelta(), denseDelta()];
    const together = jacobianOf([weight('W', one), bias('b', one)]);
    const apart = jacobianOf([weight('W', two), bias('b', three)]);
    const turned = jacobianOf([weight('W', two, true), bias('b', two)]);
    for (const collapse of everyCollapse(C)) {
      for (const right of [together, apart, turned]) {
        const expected = collapsedByDefinition(explicitJacobian(together), explicitJacobian(right), C, collapse);
        const ours = right === together ? empiricalNtk(together, collapse) : crossKernel(together, right, collapse);
        expect(ours.matrix).toBeCloseToArray(expected, { relativeToMax: sameFactors });
      }
    }
  });
});

describe('isSameDelta', () => {
  it('goes by the arrays a δ is made of', () => {
    const factored: Delta = { form: 'factored', outputs: matrix(C, H), examples: matrix(N, H) };
    const dense = denseDelta();
    for (const delta of [factored, dense]) expect(isSameDelta(delta, { ...delta })).toBe(true);
    expect(isSameDelta(factored, { ...factored, examples: matrix(N, H) })).toBe(false);
    expect(isSameDelta(dense, denseDelta())).toBe(false);
    expect(isSameDelta(dense, factored)).toBe(false);
  });
});
