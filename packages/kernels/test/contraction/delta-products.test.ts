import { createRandom, DenseMatrix } from '@entk/core';
import { type Delta, denseDelta } from '@entk/jacobians/factors';
import { expect } from '@entk/testing/matchers';
import { describe, it } from 'vitest';
import { outerProduct, traceOfDeltaProduct } from '../../src/contraction/delta-products.js';
import { sameFactors } from '../tolerances.js';

const [N, M, C, H] = [4, 3, 2, 5];
const random = createRandom(0);
const matrix = (rows: number, columns: number) => new DenseMatrix(rows, columns, random.normals(rows * columns));

/** A δ of every form for a number of examples. */
function everyForm(count: number): [string, Delta][] {
  const outputs = () => matrix(C, H);
  return [
    ['outputs', { form: 'factored', outputs: outputs() }],
    ['outputs and rows', { form: 'factored', outputs: outputs(), rows: matrix(count, C) }],
    ['outputs and examples', { form: 'factored', outputs: outputs(), examples: matrix(count, H) }],
    ['all factors', { form: 'factored', outputs: outputs(), rows: matrix(count, C), examples: matrix(count, H) }],
    ['dense', { form: 'dense', values: matrix(count * C, H), outputCount: C }],
  ];
}

describe('traceOfDeltaProduct', () => {
  const [lefts, rights] = [everyForm(N), everyForm(M)];
  for (const [leftName, left] of lefts) {
    for (const [rightName, right] of rights) {
      it(`is Σ_c δ[n, c]·δ′[n′, c] for ${leftName} with ${rightName}`, () => {
        const [a, b] = [denseDelta(left, N), denseDelta(right, M)];
        expect(traceOfDeltaProduct(left, right, [N, M])).toBeCloseToArray(traceByDefinition(a, b), {
          relativeToMax: sameFactors,
        });
      });
    }

    it(`is symmetric for ${leftName} with itself`, () => {
      const a = denseDelta(left, N);
      const product = traceOfDeltaProduct(left, left, [N, N]);
      expect(product).toBeCloseToArray(traceByDefinition(a, a), { relativeToMax: sameFactors });
      expect(product).toBeSymmetric();
    });
  }
});

describe('outerProduct', () => {
  it('is A·Bᵀ, exactly symmetric for one matrix', () => {
    const [a, b] = [matrix(4, 3), matrix(5, 3)];
    expect(outerProduct(a, b)).toBeCloseToArray(DenseMatrix.from(a.mmul(b.transpose())), {
      relativeToMax: sameFactors,
    });
    expect(outerProduct(a, a)).toBeSymmetric();
  });
});

function traceByDefinition(a: DenseMatrix, b: DenseMatrix): DenseMatrix {
  return DenseMatrix.generate(a.rows / C, b.rows / C, (n, m) => {
    let sum = 0;
    for (let c = 0; c < C; c++) for (let h = 0; h < H; h++) sum += a.get(n * C + c, h) * b.get(m * C + c, h);
    return sum;
  });
}
