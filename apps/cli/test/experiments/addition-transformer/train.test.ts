import { modularAdditionTokens } from '@entk/datasets';
import { initialiseBackend } from '@entk/models';
import { beforeAll, describe, expect, test } from 'vitest';
import { laterSettings } from '../../../src/experiments/addition-transformer/settings.js';
import { trainAdditionTransformer } from '../../../src/experiments/addition-transformer/train.js';

beforeAll(() => initialiseBackend());

const small = { ...laterSettings, p: 5, width: 8, heads: 2, hiddenUnits: 16, batchSize: 4 };

describe('trainAdditionTransformer', () => {
  test('fits the pairs that it is given, the logits of the residues alone', async () => {
    const settings = { ...small, epochs: 400, learningRate: 3e-3, weightDecay: 0 };
    const { dataSet, network, run } = await trainAdditionTransformer(settings, { checkpoints: [0, 400] });
    expect(dataSet.train).toEqual(modularAdditionTokens({ p: 5 }).train);
    expect([network.outputSize, run.checkpoints.map(({ epoch }) => epoch)]).toEqual([6, [0, 400]]);
    expect(run.history.at(-1)?.train).toMatchObject({ accuracy: 1 });
    // Without decay nothing moves the sixth logit.
    const [before, after] = run.checkpoints.map(({ parameters }) => parameters.get('unembed.W_U')?.data ?? []);
    for (let d = 0; d < 8; d++) {
      expect(after[6 * d + 5]).toBe(before[6 * d + 5]);
      expect(after[6 * d]).not.toBe(before[6 * d]);
    }
  });

  test('starts at one over the root of the last axis, and again the same for the same seed', async () => {
    const of = async (seed: number) => {
      const { run } = await trainAdditionTransformer({ ...laterSettings, seed, epochs: 0 }, { checkpoints: [0] });
      return run.parameters;
    };
    const first = await of(0);
    for (const [name, deviation] of [
      ['embed.W_E', 1 / 8],
      ['transformer_block.mlp.W_in', 1 / 16],
      ['transformer_block.mlp.W_out', 1 / 8],
      ['unembed.W_U', 1 / Math.sqrt(30)],
    ] as const) {
      const data = first.get(name)?.data ?? new Float32Array();
      const square = data.reduce((sum, value) => sum + value * value, 0) / data.length;
      // four standard errors of a variance of so many draws
      expect(Math.abs(square / deviation ** 2 - 1)).toBeLessThan(4 * Math.sqrt(2 / data.length));
    }
    expect(await of(0)).toEqual(first);
    expect(await of(1)).not.toEqual(first);
  });
});
