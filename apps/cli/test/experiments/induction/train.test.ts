import type { NdArray } from '@entk/core';
import { initialiseBackend } from '@entk/models';
import { beforeAll, describe, expect, it } from 'vitest';
import { inductionSettings, initialDeviation } from '../../../src/experiments/induction/settings.js';
import { heldOutSequences, trainInduction } from '../../../src/experiments/induction/train.js';

beforeAll(() => initialiseBackend());

const settings = { ...inductionSettings, steps: 3, batchSize: 4 };

describe('trainInduction', () => {
  it('starts at N(0, 1/8²) and takes every step on sequences of its own', async () => {
    const { network, run } = await trainInduction(settings, { checkpoints: [0, 3] });
    expect(network.parameterCount).toBe(39_424);
    const [first, last] = run.checkpoints;
    for (const [name, { data }] of first.parameters) {
      const root = Math.sqrt(data.reduce((sum, value) => sum + value * value, 0) / data.length);
      // 1,024 numbers at least: a standard error of 2.2 % at most
      expect(Math.abs(root / initialDeviation - 1)).toBeLessThan(0.12);
      expect((last.parameters.get(name) as NdArray).data).not.toEqual(data);
    }
    // Nothing can be known of the first tokens, and nothing is yet.
    expect(run.history[0].train.loss).toBeGreaterThan(Math.log(32) - 0.2);
    const again = await trainInduction(settings, { checkpoints: [0, 3] });
    expect(again.run).toEqual(run);
    const other = await trainInduction({ ...settings, seed: 1 }, { checkpoints: [0] });
    expect(other.run.checkpoints[0]).not.toEqual(first);
  });

  it('holds sequences out that depend on the seed alone', () => {
    const of = (seed: number) => heldOutSequences({ ...settings, seed }, 5).inputs;
    expect(of(0)).toEqual(of(0));
    expect(of(0)).not.toEqual(of(1));
    expect(of(0).shape).toEqual([5, 40]);
  });
});
