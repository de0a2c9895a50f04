import { createRandom, DenseMatrix } from '@entk/core';
import { denseDelta, type Delta, type PlainUse } from '@entk/jacobians/factors';
import { expect } from '@entk/testing/matchers';
import { describe, it } from 'vitest';
import { plusTranspose, usePairKernel } from '../../src/contraction/use-products.js';
import { collapsedByDefinition, everyCollapse } from '../definition.js';
import { sameFactors } from '../tolerances.js';

const [N, M, C] = [4, 3, 2];
const [rowsOfW, columnsOfW] = [3, 5];
const random = createRandom(0);
const matrix = (rows: number, columns: number) => new DenseMatrix(rows, columns, random.normals(rows * columns));

/** Uses of W [3, 5] in both orientations, with δ of several forms, and of a bias [3]. */
function usesOf(count: number): Record<string, PlainUse> {
  const forms = (width: number): Record<string, Delta> => ({
    factored: { form: 'factored', outputs: matrix(C, width), rows: matrix(count, C), examples: matrix(count, width) },
    dense: { form: 'dense', values: matrix(count * C, width), outputCount: C },
  });
  const matrixUses = [false, true].flatMap((transposed) => {
    const [width, inputs] = transposed ? [columnsOfW, rowsOfW] : [rowsOfW, columnsOfW];
    return Object.entries(forms(width)).map(([form, delta]) => {
      const use: PlainUse = {
        kind: 'matrix',
        parameter: 'W',
        transposed,
        positions: 1,
        delta,
        activation: matrix(count, inputs),
      };
      return [`${transposed ? 'Wᵀ' : 'W'} ${form}`, use] as const;
    });
  });
  const vectorUses = Object.entries(forms(rowsOfW)).map(([form, delta]): [string, PlainUse] => [
    `b ${form}`,
    { kind: 'vector', parameter: 'b', delta },
  ]);
  return Object.fromEntries([...matrixUses, ...vectorUses]);
}

describe('usePairKernel', () => {
  const [lefts, rights] = [usesOf(N), usesOf(M)];
  for (const [leftName, left] of Object.entries(lefts)) {
    for (const [rightName, right] of Object.entries(rights)) {
      if (left.parameter !== right.parameter) continue;
      it(`is the product of the written-out gradients in every collapse: ${leftName} with ${rightName}`, () => {
        for (const collapse of everyCollapse(C)) {
          const result = usePairKernel({ left, right, counts: [N, M], outputCount: C }, collapse);
          // what it adds: C times the class mean, and flattened kernels by example
          const asDefined =
            collapse.kind === 'flattened' ? { ...collapse, rowOrder: 'exampleMajor' as const } : collapse;
          const expected = collapsedByDefinition(gradients(left, N), gradients(right, M), C, asDefined);
          expected.scaleInPlace(collapse.kind === 'classMean' ? C : 1);
          expect(result).toBeCloseToArray(expected, { relativeToMax: sameFactors });
        }
      });
    }
  }
});

describe('plusTranspose', () => {
  it('adds a square matrix and its transpose', () => {
    const square = DenseMatrix.fromRows([
      [1, 2],
      [3, 4],
    ]);
    expect([...plusTranspose(square).data]).toEqual([2, 5, 5, 8]);
  });
});

/** ∂f_c(x_n)/∂W written out, [N·C, 15], or /∂b, [N·C, 3]. */
function gradients(use: PlainUse, count: number): DenseMatrix {
  const delta = denseDelta(use.delta, count);
  if (use.kind === 'vector') return delta;
  return DenseMatrix.generate(count * C, rowsOfW * columnsOfW, (row, place) => {
    const [r, s] = [Math.floor(place / columnsOfW), place % columnsOfW];
    const n = Math.floor(row / C);
    return use.transposed ? delta.get(row, s) * use.activation.get(n, r) : delta.get(row, r) * use.activation.get(n, s);
  });
}
