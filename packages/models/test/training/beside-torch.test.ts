// Tests no single file: a transformer's training, step by step, beside PyTorch's.
import { readFileSync } from 'node:fs';
import { ndArray, type NdArray } from '@entk/core';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, it } from 'vitest';
import { adamW, crossEntropy, initialiseBackend, train } from '../../src/index.js';
import { oneLayerTransformer } from '../../src/networks/index.js';
import { besideTorch } from '../tolerances.js';

beforeAll(() => initialiseBackend());

const [p, count, steps] = [11, 61, 100];

describe('train', () => {
  it('has the losses of a hundred steps of PyTorch’s AdamW, attention and decay among them', async () => {
    const file = new URL('../fixtures/transformer-training.json', import.meta.url);
    const { losses } = JSON.parse(readFileSync(file, 'utf8')) as { losses: number[] };
    const network = oneLayerTransformer({ vocabularySize: p + 1, width: 16, heads: 4, hiddenUnits: 32 });
    const tokens = Array.from({ length: count }, (_, i) => [Math.floor(i / p), i % p, p]);
    const targets = ndArray([count, p]);
    tokens.forEach(([a, b], row) => (targets.data[row * p + ((a + b) % p)] = 1));
    const { history } = await train(
      network,
      generated(network.parameterShapes),
      { train: { inputs: ndArray([count, 3], Int32Array.from(tokens.flat())), targets } },
      {
        loss: crossEntropy(),
        readout: { outputs: Array.from({ length: p }, (_, residue) => residue) },
        optimiser: adamW({ learningRate: 3e-3, weightDecay: 1 }),
        epochs: steps,
      },
    );
    expect(history.map(({ train: { loss } }) => loss)).toBeCloseToArray(losses, besideTorch);
  });
});

/** Weights of a linear congruential generator, as the fixture's script makes them. */
function generated(shapes: ReadonlyMap<string, readonly number[]>): Map<string, NdArray> {
  let state = 1;
  const next = () => (state = (Math.imul(1664525, state) + 1013904223) >>> 0);
  return new Map(
    Array.from(shapes, ([name, shape]) => {
      const scale = Math.sqrt(12 / shape[shape.length - 1]);
      const array = ndArray([...shape]);
      array.data.forEach((_, i) => (array.data[i] = (next() / 2 ** 32 - 0.5) * scale));
      return [name, array] as const;
    }),
  );
}
