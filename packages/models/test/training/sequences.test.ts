// Tests no single file: training of networks on tokens and on sequences, from the batches to the optimiser.
import { createRandom, ndArray } from '@entk/core';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  accuracyOf,
  adam,
  adamW,
  crossEntropy,
  defineNetwork,
  dense,
  embedding,
  flatten,
  gelu,
  initialiseBackend,
  layerNorm,
  meanOverPositions,
  type Network,
  type NetworkInputs,
  positionEmbedding,
  predict,
  residual,
  sigmoid,
  tanh,
  train,
  xavierNormalParameters,
} from '../../src/index.js';
import { tensorCount } from '../../src/tensor/index.js';

beforeAll(() => initialiseBackend());

const [V, T] = [4, 3];
const count = V ** T;
/** Every sequence of three of four tokens. */
const tokens = ndArray(
  [count, T],
  Int32Array.from({ length: count * T }, (_, index) => Math.floor(Math.floor(index / T) / V ** (index % T)) % V),
);

/** One-hot rows. */
function labels(of: (sequence: Int32Array) => number, classes: number) {
  const targets = ndArray([count, classes]);
  for (let n = 0; n < count; n++) targets.data[n * classes + of(tokens.data.subarray(n * T, (n + 1) * T))] = 1;
  return targets;
}

async function learned(network: Network, inputs: NetworkInputs, targets: ReturnType<typeof labels>, epochs: number) {
  const before = tensorCount();
  const initial = xavierNormalParameters(network, createRandom(2));
  const options = { loss: crossEntropy(), optimiser: adam({ learningRate: 0.01 }), epochs, batchSize: 16, seed: 1 };
  const run = await train(network, initial, { train: { inputs, targets } }, { ...options, evaluateEvery: epochs });
  expect(tensorCount()).toBe(before);
  return { run, accuracy: accuracyOf(predict(network, run.parameters, inputs), targets) };
}

describe('training on sequences', () => {
  it('learns whether the first token is the last, in mini-batches, the same bits each time', async () => {
    const network = defineNetwork({
      vocabularySize: V,
      positions: T,
      layers: [
        embedding({ weight: 'E' }),
        positionEmbedding({ weight: 'P' }),
        flatten(),
        dense({ weight: 'in' }),
        residual([layerNorm({ gain: 'g', bias: 'b' }), dense({ weight: 'up' }), gelu(), dense({ weight: 'down' })]),
        dense({ weight: 'out' }),
      ],
      parameters: { E: [V, 8], P: [T, 8], in: [16, 24], g: [16], b: [16], up: [32, 16], down: [16, 32], out: [2, 16] },
    });
    const targets = labels((sequence) => (sequence[0] === sequence[T - 1] ? 1 : 0), 2);
    const { run, accuracy } = await learned(network, tokens, targets, 60);
    expect(accuracy).toBe(1);
    expect(run.history[run.history.length - 1].train.loss).toBeLessThan(0.1);
    const again = await learned(network, ndArray(tokens.shape, Float32Array.from(tokens.data)), targets, 60);
    expect(Array.from(again.run.parameters)).toEqual(Array.from(run.parameters));
  });

  it('learns to repeat a token through an embedding tied with the unembedding', async () => {
    const network = defineNetwork({
      vocabularySize: V,
      positions: T,
      layers: [
        embedding({ weight: 'E' }),
        positionEmbedding({ weight: 'P' }),
        tanh(),
        flatten(),
        dense({ weight: 'mix' }),
        dense({ weight: 'E' }),
      ],
      parameters: { E: [V, 6], P: [T, 6], mix: [6, 18] },
    });
    const { accuracy } = await learned(
      network,
      tokens,
      labels((sequence) => sequence[1], V),
      60,
    );
    expect(accuracy).toBe(1);
  });

  it('learns from float sequences by AdamW, whatever their order', async () => {
    const network = defineNetwork({
      inputSize: V,
      positions: T,
      layers: [
        dense({ weight: 'a', bias: 'a0' }),
        sigmoid(),
        meanOverPositions(),
        dense({ weight: 'out', bias: 'out0' }),
      ],
      parameters: { a: [12, V], a0: [12], out: [2, 12], out0: [2] },
    });
    const oneHot = ndArray([count, T, V]);
    tokens.data.forEach((token, index) => (oneHot.data[index * V + token] = 1));
    const targets = labels((sequence) => (sequence.includes(3) ? 1 : 0), 2);
    const options = { loss: crossEntropy(), optimiser: adamW({ learningRate: 0.05 }), epochs: 150 };
    const initial = xavierNormalParameters(network, createRandom(0));
    const run = await train(
      network,
      initial,
      { train: { inputs: oneHot, targets } },
      { ...options, evaluateEvery: 150 },
    );
    expect(accuracyOf(predict(network, run.parameters, oneHot), targets)).toBe(1);
  });

  it('learns at every position, or at those that a readout looks at', async () => {
    const network = defineNetwork({
      vocabularySize: V,
      positions: T,
      layers: [embedding({ weight: 'E' }), dense({ weight: 'W', bias: 'b' })],
      parameters: { E: [V, 5], W: [V, 5], b: [V] },
    });
    /** The token itself at every position, and its successor at the last. */
    const itself = ndArray([count, T, V]);
    tokens.data.forEach((token, row) => itself.data.fill(1, row * V + token, row * V + token + 1));
    const { run, accuracy } = await learned(network, tokens, itself, 60);
    expect(accuracy).toBe(1);
    expect(run.history.at(-1)?.train.accuracy).toBe(1);

    const readout = { positions: 'last', outputs: [0, 1] } as const;
    const parity = labels((sequence) => sequence[T - 1] % 2, 2);
    const initial = xavierNormalParameters(network, createRandom(2));
    const trained = await train(
      network,
      initial,
      { train: { inputs: tokens, targets: parity } },
      { loss: crossEntropy(), optimiser: adam({ learningRate: 0.01 }), epochs: 200, readout },
    );
    expect(accuracyOf(predict(network, trained.parameters, tokens, { readout }), parity)).toBe(1);
    const unread = trained.parameters.get('W')?.data.subarray(2 * 5);
    expect(unread).toEqual(initial.get('W')?.data.subarray(2 * 5));
    await expect(learned(network, tokens, parity, 1)).rejects.toThrow(
      'train: targets must have axes [N, T, C] = [64, 3, 4], got [64, 2]',
    );
  });
});
