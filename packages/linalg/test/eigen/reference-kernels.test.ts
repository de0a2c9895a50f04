// Tests no single file: the kernels of the reference networks hold eigh, multiply and the grams together.
import { describe, expect, it } from 'vitest';
import { eigh, multiply } from '../../src/index.js';
import { eigenResidual, largestGap, orthogonalityLoss } from '../residuals.js';
import { backwardTolerance, printedDigits } from '../tolerances.js';
import { modularAdditionKernel, type ReferenceKernel, superpositionGram } from './reference-kernels.js';

const kernels: readonly (readonly [string, () => ReferenceKernel])[] = [
  ['modular addition at epoch 0', () => modularAdditionKernel(0)],
  ['modular addition at epoch 500', () => modularAdditionKernel(500)],
  ['superposition, m = 10, S = 0.9', () => superpositionGram('m10-S0.9')],
];

describe('eigh of the kernels of the reference networks', () => {
  for (const [name, kernel] of kernels) {
    it(`keeps its bounds and finds the eigenvalues that NumPy finds: ${name}`, () => {
      const { matrix, expected } = kernel();
      const { values, vectors } = eigh(matrix);
      const bound = backwardTolerance(matrix.rows);
      if (!vectors) throw new Error('no vectors');
      expect(eigenResidual(matrix, vectors, values, multiply) / values[0]).toBeLessThan(bound);
      expect(orthogonalityLoss(vectors, multiply)).toBeLessThan(bound);
      expect(largestGap(values.subarray(0, expected.length), expected) / expected[0]).toBeLessThan(printedDigits);
      const top = eigh(matrix, { range: { from: 0, to: 57 } });
      expect(largestGap(top.values, values.subarray(0, 57)) / values[0]).toBeLessThan(bound);
    });
  }
});
