import { DenseMatrix } from '@entk/core';
import { denseDelta } from '@entk/jacobians/factors';
import { initialiseBackend } from '@entk/models';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, it } from 'vitest';
import {
  collapsedJacobian,
  keptWeights,
  outputModeOf,
  outputScale,
  outputsKept,
  reducedUse,
  useOfOutput,
} from '../../src/collapse/outputs.js';
import { empiricalNtk } from '../../src/index.js';
import { A, C, productUses, T } from '../contraction/sequences/uses.js';
import { collapsedByDefinition, everyCollapse } from '../definition.js';
import { explicitJacobian } from '../explicit-jacobian.js';
import { randomJacobian } from '../random-jacobian.js';
import { sameFactors } from '../tolerances.js';

beforeAll(() => initialiseBackend());

const N = 3;
const use = productUses(N, 1)['W factored'];
const δ = denseDelta(use.delta, N);

describe('a use that a collapse needs', () => {
  it('keeps one output, their mean, or all', () => {
    expect(denseDelta(reducedUse(use, { kind: 'perClass', output: 1 }, N).delta, N)).toBeCloseToArray(
      DenseMatrix.generate(N, T * A, (n, j) => δ.get(n * C + 1, j)),
    );
    expect(denseDelta(reducedUse(use, { kind: 'meanOutput' }, N).delta, N)).toBeCloseToArray(
      DenseMatrix.generate(N, T * A, (n, j) => (δ.get(n * C, j) + δ.get(n * C + 1, j)) / 2),
      { relative: 1e-14 },
    );
    expect(reducedUse(use, { kind: 'trace' }, N)).toBe(use);
    expect(denseDelta(useOfOutput(use, 0, N).delta, N).data).toEqual(
      DenseMatrix.generate(N, T * A, (n, j) => δ.get(n * C, j)).data,
    );
  });

  it('has one mode a collapse', () => {
    const kinds = ['perClass', 'meanOutput', 'trace', 'classMean', 'flattened'] as const;
    const modes = kinds.map((kind) => outputModeOf({ kind, output: 0, rowOrder: 'exampleMajor' }));
    expect(modes).toEqual(['single', 'single', 'summed', 'summed', 'apart']);
  });
});

describe('what a collapse makes of outputs', () => {
  it('keeps one or all, averages a sum for the class mean alone, and weighs what it keeps', () => {
    expect([outputsKept({ kind: 'meanOutput' }, 5), outputsKept({ kind: 'trace' }, 5)]).toEqual([1, 5]);
    expect([outputScale({ kind: 'classMean' }, 4), outputScale({ kind: 'trace' }, 4)]).toEqual([0.25, 1]);
    expect([...keptWeights({ kind: 'perClass', output: 1 }, 3)]).toEqual([0, 1, 0]);
    expect([...keptWeights({ kind: 'meanOutput' }, 4)]).toEqual([0.25, 0.25, 0.25, 0.25]);
  });
});

describe('collapsedJacobian', () => {
  it('has, summed over outputs and scaled, the kernel of the collapse by its definition', () => {
    for (const seed of [1, 4, 9]) {
      const jacobian = randomJacobian(seed);
      const J = explicitJacobian(jacobian);
      for (const collapse of everyCollapse(jacobian.outputCount)) {
        if (collapse.kind === 'flattened') continue;
        const { matrix } = empiricalNtk(collapsedJacobian(jacobian, collapse), { kind: 'trace' });
        const expected = collapsedByDefinition(J, J, jacobian.outputCount, collapse);
        const scale = J.norm() ** 2;
        matrix.scaleInPlace(outputScale(collapse, jacobian.outputCount));
        expect(matrix).toBeCloseToArray(expected, { absolute: sameFactors * scale });
      }
    }
  });
});
