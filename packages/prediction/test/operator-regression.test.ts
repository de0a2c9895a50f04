import { initialiseBackend } from '@entk/models';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, it } from 'vitest';
import { jacobianModes, operatorRegression, spectralRegression } from '../src/index.js';
import { defaultIteration } from './tolerances.js';
import { leastSquaresPrediction, smallEvidence } from './small.js';

beforeAll(() => initialiseBackend());

const collapse = { kind: 'flattened', rowOrder: 'exampleMajor' } as const;

describe('operatorRegression', () => {
  it("predicts as ml-matrix's pseudo-inverse of J, wide and tall, with outputs weighted and not", async () => {
    for (const hiddenUnits of [1, 3]) {
      for (const factors of [
        [1, 1],
        [1, 0.5],
      ]) {
        const evidence = smallEvidence(1, factors, hiddenUnits);
        const { jacobians, targets } = evidence;
        const found = await operatorRegression(jacobians, targets.training);
        expect(found.predictions.heldOut ?? []).toBeCloseToArray(
          leastSquaresPrediction(evidence, factors),
          defaultIteration,
        );
        expect(found.status).toEqual({ kind: 'converged' });
        expect(found.change.rows).toBe(jacobians.training.parameterCount);
      }
    }
  });

  it('is the regression through the spectrum, with a ridge and around the network', async () => {
    const { jacobians, targets, outputs } = smallEvidence(2, [1, 1], 1);
    const modes = await jacobianModes(jacobians, { collapse });
    for (const options of [{}, { ridge: 0.1 }, { around: outputs }, { ridge: 0.1, around: outputs }]) {
      const found = await operatorRegression(jacobians, targets.training, { ...options });
      const { predictions, status } = spectralRegression(modes, targets.training, options);
      expect(found.predictions.heldOut ?? []).toBeCloseToArray(predictions.heldOut ?? [], defaultIteration);
      expect(found.predictions.training).toBeCloseToArray(predictions.training, defaultIteration);
      if (status.kind === 'rank-deficient')
        expect([found.unreached]).toBeCloseToArray([status.unreached], defaultIteration);
    }
  });

  it('says when it was stopped before the tolerance', async () => {
    const { jacobians, targets } = smallEvidence(3);
    const found = await operatorRegression(jacobians, targets.training, { maxIterations: 1 });
    expect(found).toMatchObject({ iterations: 1, status: { kind: 'not-converged', tolerance: 1e-7 } });
    expect(found.residual).toBeGreaterThan(1e-7);
  });

  it('refuses targets that do not fit, and settings out of range', async () => {
    const { jacobians, targets } = smallEvidence(4);
    await expect(operatorRegression(jacobians, targets.heldOut ?? targets.training)).rejects.toThrow(
      'operatorRegression: targets must have axes [N, C] = [6, 2], got [4, 2]',
    );
    await expect(operatorRegression(jacobians, targets.training, { ridge: -1 })).rejects.toThrow('ridge must be');
    await expect(operatorRegression(jacobians, targets.training, { tolerance: 0 })).rejects.toThrow(
      'tolerance must be',
    );
  });
});
