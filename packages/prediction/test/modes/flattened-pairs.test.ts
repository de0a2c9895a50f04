import { identityMatrix } from '@entk/core';
import { kernelSpectrum } from '@entk/kernels';
import { initialiseBackend } from '@entk/models';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, it } from 'vitest';
import { flattenedPairs } from '../../src/modes/flattened-pairs.js';
import { searchResidual, smallSolve } from '../tolerances.js';
import { smallEvidence } from '../small.js';

beforeAll(() => initialiseBackend());

describe('flattenedPairs', () => {
  // One hidden unit: P = 7 against N·C = 12. Three: P = 17.
  for (const hiddenUnits of [1, 3]) {
    for (const side of ['matrix', 'parameters', 'operator'] as const) {
      it(`are the leading pairs of the kernel, on side ${side} with ${hiddenUnits} hidden units`, async () => {
        const { jacobians } = smallEvidence(1, [1, 1], hiddenUnits);
        const expected = await kernelSpectrum(
          jacobians.train,
          { kind: 'flattened', rowOrder: 'exampleMajor' },
          { count: 3, side: 'matrix' },
        );
        const { values, status, rows, coefficients } = await flattenedPairs('test', jacobians, { side, count: 3 });
        expect(status).toEqual({ kind: 'converged' });
        expect(values).toBeCloseToArray(expected.values, smallSolve);
        const v = coefficients(identityMatrix(12)).transpose();
        expect(v).toSpanTheSameSubspace(expected.vectors, {
          tolerance: side === 'operator' ? 100 * searchResidual : 1e-8,
        });
        expect(rows).toBe(12);
      });
    }
  }
});

describe('the side', () => {
  it('is the smaller matrix', async () => {
    for (const [hiddenUnits, expected] of [
      [1, 'parameters'],
      [3, 'matrix'],
    ] as const) {
      const { jacobians } = smallEvidence(1, [1, 1], hiddenUnits);
      expect((await flattenedPairs('test', jacobians, { count: 3 })).side).toBe(expected);
    }
  });

  it('is the operator where the matrix does not fit', async () => {
    for (const hiddenUnits of [1, 3]) {
      const { jacobians } = smallEvidence(1, [1, 1], hiddenUnits);
      await expect(flattenedPairs('test', jacobians, { count: 3, memoryBudget: 100 })).rejects.toThrow(
        /"operator"|topEigenpairs/,
      );
    }
  });
});
