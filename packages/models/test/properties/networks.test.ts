// Tests no single file: what holds of every training run, and of every pair of passes.
import { createRandom, type NdArray, ndArray } from '@entk/core';
import { randomNetwork } from '@entk/testing';
import { expect } from '@entk/testing/matchers';
import * as fc from 'fast-check';
import { afterEach, beforeAll, describe, it } from 'vitest';
import {
  adam,
  adamW,
  defineNetwork,
  dense,
  initialiseBackend,
  networkFromDescription,
  normalParameters,
  predict,
  quadratic,
  relu,
  selectRows,
  squaredError,
  train,
} from '../../src/index.js';
import { tensorCount } from '../../src/tensor/index.js';

beforeAll(() => initialiseBackend());
afterEach(() => expect(tensorCount()).toBe(0));

const bitsOf = ({ data }: NdArray) => new Uint8Array(data.buffer, data.byteOffset, data.byteLength);

function expectSameArray(found: NdArray | undefined, expected: NdArray): void {
  expect(found?.shape).toEqual(expected.shape);
  expect(bitsOf(found!)).toEqual(bitsOf(expected));
}

const network = defineNetwork({
  inputSize: 3,
  layers: [dense({ weight: 'W1', bias: 'b' }), relu(), dense({ weight: 'W2' }), quadratic()],
  parameters: { W1: [4, 3], b: [4], W2: [2, 4] },
});

describe('any training run', () => {
  it('ends with the same bits for the same seed, batches and checkpoints included', async () => {
    const settings = fc.record({
      seed: fc.nat(1e6),
      batchSize: fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }),
      epochs: fc.integer({ min: 1, max: 5 }),
      rate: fc.double({ min: 1e-4, max: 0.1, noNaN: true }),
      decoupled: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(settings, async ({ seed, batchSize, epochs, rate, decoupled }) => {
        const random = createRandom(seed);
        const inputs = ndArray([6, 3], Float32Array.from(random.normals(18)));
        const targets = ndArray([6, 2], Float32Array.from(random.normals(12)));
        const run = () =>
          train(
            network,
            normalParameters(network, createRandom(seed)),
            { train: { inputs, targets } },
            {
              loss: squaredError(),
              optimiser: decoupled ? adamW({ learningRate: rate }) : adam({ learningRate: rate }),
              epochs,
              batchSize,
              seed,
              checkpoints: [0, epochs],
            },
          );
        const before = inputs.data.slice();
        const [first, second] = [await run(), await run()];
        expect(inputs.data).toEqual(before);
        for (const [name, array] of first.parameters) expectSameArray(second.parameters.get(name), array);
        expect(second.history).toEqual(first.history);
        expect(first.checkpoints.map(({ epoch }) => epoch)).toEqual([0, epochs]);
        for (const [name, array] of first.checkpoints[1].parameters)
          expectSameArray(array, first.parameters.get(name)!);
      }),
      { numRuns: 40 },
    );
  });
});

describe('predictions of any network', () => {
  it('of rows in another order are the rows in that order, to the last bit', () => {
    fc.assert(
      fc.property(fc.nat(1e6), (seed) => {
        const { description, parameters, inputs } = randomNetwork(seed, { layers: 'dense' });
        const order = createRandom(seed).permutation(inputs.shape[0]);
        const outputs = predict(networkFromDescription(description), parameters, inputs);
        const permuted = predict(networkFromDescription(description), parameters, selectRows(inputs, order));
        expect(permuted).toBeCloseToArray(selectRows(outputs, order));
      }),
      { numRuns: 60 },
    );
  });
});
