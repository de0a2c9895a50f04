import { crossKernel, empiricalNtk } from '@entk/kernels';
import { initialiseBackend } from '@entk/models';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, it } from 'vitest';
import { jacobianModes, kernelModes, spectralRegression } from '../src/index.js';
import { smallSolve } from './tolerances.js';
import { leastSquaresPrediction, smallEvidence } from './small.js';

beforeAll(() => initialiseBackend());

const collapse = { kind: 'flattened', rowOrder: 'exampleMajor' } as const;

describe('jacobianModes', () => {
  for (const side of ['matrix', 'parameters', 'operator'] as const) {
    it(`of a flattened kernel on side ${side} predict as ml-matrix's pseudo-inverse of J`, async () => {
      for (const hiddenUnits of [1, 3]) {
        const evidence = smallEvidence(5, [1, 1], hiddenUnits);
        const modes = await jacobianModes(evidence.jacobians, { collapse, side });
        const { predictions } = spectralRegression(modes, evidence.targets.training);
        expect(modes.side).toBe(side);
        expect(predictions.heldOut ?? []).toBeCloseToArray(leastSquaresPrediction(evidence, [1, 1]), smallSolve);
      }
    });
  }

  it('of an [N, N] kernel are those of its matrices', async () => {
    const { jacobians, targets } = smallEvidence(7);
    const { training, heldOut } = jacobians;
    const modes = await jacobianModes(jacobians, { collapse: { kind: 'classMean' } });
    const kernels = {
      training: empiricalNtk(training, { kind: 'classMean' }),
      heldOut: crossKernel(heldOut ?? training, training, { kind: 'classMean' }),
    };
    const [found, expected] = [modes, await kernelModes(kernels)].map(
      (each) => spectralRegression(each, targets.training).predictions.heldOut,
    );
    expect(found ?? []).toBeCloseToArray(expected ?? [], smallSolve);
  });

  it('refuse a side that the collapse has not, and what does not fit', async () => {
    const { jacobians } = smallEvidence(8);
    await expect(jacobianModes(jacobians, { collapse: { kind: 'trace' }, side: 'parameters' })).rejects.toThrow(
      'jacobianModes: side must be "matrix" for the collapse trace, got "parameters"',
    );
    await expect(jacobianModes(jacobians, { collapse, side: 'parameters', memoryBudget: 1000 })).rejects.toThrow(
      'jacobianModes: side "parameters" needs',
    );
  });
});
