// Also tests experiments/superposition-extensions/decompositions/adam-step.ts: its steps are those of the training.
import { createRandom, DenseMatrix } from '@entk/core';
import { multiply } from '@entk/linalg';
import { describe, expect, test } from 'vitest';
import {
  adamStep,
  zeroMoments,
} from '../../../../src/experiments/superposition-extensions/decompositions/adam-step.js';
import {
  autoencoderGradients,
  autoencoderLoss,
  type AutoencoderWeights,
  sparseAutoencoder,
} from '../../../../src/experiments/superposition-extensions/decompositions/sparse-autoencoder.js';
import { meanCorrelation } from '../../../../src/experiments/superposition-extensions/match.js';

const random = createRandom(5);
const normal = (rows: number, columns: number) => DenseMatrix.generate(rows, columns, () => random.normal());

describe('autoencoderGradients', () => {
  test('are the central differences of the loss', () => {
    const data = normal(7, 3);
    const weights: AutoencoderWeights = {
      encoder: normal(5, 3),
      encoderBias: normal(1, 5),
      decoder: normal(5, 3),
      decoderBias: normal(1, 3),
    };
    const gradients = autoencoderGradients(data, weights, 0.3);
    const step = 1e-6;
    for (const name of ['encoder', 'encoderBias', 'decoder', 'decoderBias'] as const) {
      const { rows, columns, data: values } = weights[name];
      for (let index = 0; index < values.length; index++) {
        const at = (change: number) => {
          const moved = values.slice();
          moved[index] += change;
          return autoencoderLoss(data, { ...weights, [name]: new DenseMatrix(rows, columns, moved) }, 0.3);
        };
        const difference = (at(step) - at(-step)) / (2 * step);
        // eps^(2/3) of a loss of size 10, and no kink within the step.
        expect(Math.abs(gradients[name].data[index] - difference)).toBeLessThan(1e-7);
      }
    }
  });
});

describe('adamStep', () => {
  test('begins with a step of the learning rate against the sign of the gradient', () => {
    const weight = DenseMatrix.fromRows([[1, -2]]);
    const gradient = DenseMatrix.fromRows([[0.5, -3]]);
    const { weight: moved } = adamStep(weight, gradient, zeroMoments(weight), { count: 1, learningRate: 0.01 });
    expect(moved.get(0, 0)).toBeCloseTo(0.99, 7);
    expect(moved.get(0, 1)).toBeCloseTo(-1.99, 7);
  });

  test('takes the second step of Kingma and Ba’s algorithm 1, by hand', () => {
    const gradient = (value: number) => DenseMatrix.fromRows([[value]]);
    const first = adamStep(gradient(0), gradient(1), zeroMoments(gradient(0)), { count: 1, learningRate: 0.1 });
    const second = adamStep(first.weight, gradient(3), first.moments, { count: 2, learningRate: 0.1 });
    const mean = (0.9 * 0.1 + 0.1 * 3) / (1 - 0.9 ** 2);
    const square = (0.999 * 0.001 + 0.001 * 9) / (1 - 0.999 ** 2);
    expect(second.weight.get(0, 0)).toBeCloseTo(-0.1 - (0.1 * mean) / Math.sqrt(square), 7);
  });
});

describe('sparseAutoencoder', () => {
  /** Eight sparse features in four dimensions. */
  const features = DenseMatrix.generate(300, 8, () => (random.uniform() < 0.12 ? random.uniform() : 0));
  const activations = multiply(features, normal(8, 4));
  const options = { latents: 16, steps: 1500, learningRate: 1e-2, seed: 0 };

  test('finds more sparse features than there are dimensions', async () => {
    const { latents, unexplained, active } = await sparseAutoencoder(activations, { ...options, penalty: 0.1 });
    expect([latents.rows, latents.columns]).toEqual([300, 16]);
    expect(unexplained).toBeLessThan(0.1);
    expect(active).toBeLessThan(6);
    // A pattern of four dimensions has four components at most: 0.5 would be all that they can match.
    expect(meanCorrelation(latents, features)).toBeGreaterThan(0.7);
  });

  test('is sparser, and explains less, at a larger penalty', async () => {
    const [mild, strict] = await Promise.all(
      [0.05, 0.8].map((penalty) => sparseAutoencoder(activations, { ...options, penalty, steps: 400 })),
    );
    expect(strict.active).toBeLessThan(mild.active);
    expect(strict.unexplained).toBeGreaterThan(mild.unexplained);
  });

  test('ends with the reason of an abort', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(sparseAutoencoder(activations, { ...options, penalty: 0.1, signal })).rejects.toThrow('enough');
  });
});
