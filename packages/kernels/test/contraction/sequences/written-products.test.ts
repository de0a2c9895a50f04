import { expect } from '@entk/testing/matchers';
import { describe, it } from 'vitest';
import { writtenProducts } from '../../../src/contraction/sequences/written-products.js';
import { sameFactors } from '../../tolerances.js';
import { collapses, termByDefinition } from './collapses.js';
import { counts, gradientsOf, pairOf, productUses, vectorUse } from './uses.js';

describe('writtenProducts', () => {
  const left = [...Object.values(productUses(counts[0], 1)), vectorUse(counts[0], 60)];
  const right = [...Object.values(productUses(counts[1], 101)), vectorUse(counts[1], 160)];
  const [G, H] = [gradientsOf(left, counts[0]), gradientsOf(right, counts[1])];

  it('is the product of all uses’ gradients at once, however few rows of the parameter are written at a time', () => {
    for (const collapse of collapses) {
      for (const numbers of [1, 200, 1e6]) {
        expect(writtenProducts(pairOf(left, right), collapse, numbers)).toBeCloseToArray(
          termByDefinition(G, H, collapse),
          { absolute: sameFactors * G.norm() * H.norm() },
        );
      }
    }
  });

  it('is exactly symmetric for one batch', () => {
    for (const collapse of collapses) {
      const found = writtenProducts(pairOf(left, left), collapse, 100);
      expect(found).toBeSymmetric();
      expect(found).toBeCloseToArray(termByDefinition(G, G, collapse), { absolute: sameFactors * G.norm() ** 2 });
    }
  });
});
