import { isTransposed } from '@entk/jacobians/factors';
import { expect } from '@entk/testing/matchers';
import { describe, it } from 'vitest';
import { numbersOfTwoExamples, positionProducts } from '../../../src/contraction/sequences/position-products.js';
import { sameFactors } from '../../tolerances.js';
import { collapses, termByDefinition } from './collapses.js';
import { A, C, counts, gradientsOf, productUses, T } from './uses.js';

const [lefts, rights] = [productUses(counts[0], 1), productUses(counts[1], 101)];

describe('positionProducts', () => {
  for (const [leftName, left] of Object.entries(lefts)) {
    for (const [rightName, right] of Object.entries(rights)) {
      it(`is the product of gradients in every collapse, in tiles of any size: ${leftName} with ${rightName}`, () => {
        const [G, H] = [gradientsOf([left], counts[0]), gradientsOf([right], counts[1])];
        for (const collapse of collapses) {
          const expected = termByDefinition(G, H, collapse);
          for (const numbers of [1, 1e3, 1e6]) {
            const found = positionProducts({ left, right, counts }, collapse, numbers);
            expect(found).toBeCloseToArray(expected, { absolute: sameFactors * G.norm() * H.norm() });
          }
        }
      });
    }

    it(`is exactly symmetric for a use with itself: ${leftName}`, () => {
      const G = gradientsOf([left], counts[0]);
      for (const collapse of collapses) {
        for (const numbers of [1, 1e6]) {
          const found = positionProducts({ left, right: left, counts: [counts[0], counts[0]] }, collapse, numbers);
          expect(found).toBeSymmetric();
          expect(found).toBeCloseToArray(termByDefinition(G, G, collapse), { absolute: sameFactors * G.norm() ** 2 });
        }
      }
    });
  }
});

describe('the numbers of two examples', () => {
  it('are two products a pair of positions, and of outputs where they stay apart, beside both δ', () => {
    const pair = { left: lefts.W, right: lefts.W, counts: [counts[0], counts[0]] as const };
    expect(numbersOfTwoExamples(pair, 'summed')).toBe(2 * T * T + 2 * T * A * C);
    expect(numbersOfTwoExamples(pair, 'apart')).toBe(2 * (T * C) ** 2 + 2 * T * A * C);
  });
});

describe('isTransposed', () => {
  it('is true of lookups, whose activation is one-hot', () => {
    expect([lefts.W, lefts.Wᵀ, lefts.rows].map(isTransposed)).toEqual([false, true, true]);
  });
});
