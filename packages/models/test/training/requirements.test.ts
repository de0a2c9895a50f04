import { type NdArray, ndArray, NonFiniteError, ShapeError } from '@entk/core';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, it } from 'vitest';
import { initialiseBackend, train } from '../../src/index.js';
import { tensorCount } from '../../src/tensor/index.js';
import { network, initial, data, options } from './addition.js';

beforeAll(() => initialiseBackend());

describe('train', () => {
  const refusals: [string, () => Promise<unknown>, string, (new (...args: never[]) => Error)?][] = [
    [
      'parameters that are not the network’s',
      () => train(network, new Map(), data, options),
      'train: parameters must be those of the network: "net.0.weight" [16, 10] is missing; "net.3.weight" [5, 16] is missing',
      ShapeError,
    ],
    [
      'inputs of another width',
      () => train(network, initial, { train: { ...data.train, inputs: ndArray([18, 3]) } }, options),
      'train: inputs must have axes [N, D] = [at least 1, 10], got [18, 3]',
      ShapeError,
    ],
    [
      'targets of another shape',
      () => train(network, initial, { train: { ...data.train, targets: ndArray([18, 4]) } }, options),
      'train: targets must have axes [N, C] = [18, 5], got [18, 4]',
      ShapeError,
    ],
    [
      'targets that are not finite',
      () => train(network, initial, { ...data, test: { ...data.test, targets: spoiled(data.test.targets) } }, options),
      'train: targets must be finite, got NaN (row 0, column 0 of [7, 5], counted from 0)',
      NonFiniteError,
    ],
    [
      'an invalid number of epochs',
      () => train(network, initial, data, { ...options, epochs: -1 }),
      'train: epochs must be an integer of at least 0, got -1',
    ],
    [
      'a batch larger than the data',
      () => train(network, initial, data, { ...options, batchSize: 19 }),
      'train: batchSize must be an integer in 1..18, got 19',
    ],
    [
      'batches of what is drawn',
      () => train(network, initial, { train: { draw: () => data.train } }, { ...options, batchSize: 2 }),
      'train: batchSize must stand without draw: all that is drawn is a batch',
    ],
    [
      'examples drawn of another width',
      () => train(network, initial, { train: { draw: () => ({ ...data.train, inputs: ndArray([18, 3]) }) } }, options),
      'train: inputs must have axes [N, D] = [at least 1, 10], got [18, 3]',
      ShapeError,
    ],
    [
      'gradients without length',
      () => train(network, initial, data, { ...options, maxGradientNorm: 0 }),
      'train: maxGradientNorm must be a number in (0, ∞), got 0',
    ],
    [
      'a position of its own for every example',
      () => train(network, initial, data, { ...options, readout: { positions: { ofExamples: [0] } } }),
      'train: readout.positions must be the same for every example',
    ],
    [
      'evaluation every 0 epochs',
      () => train(network, initial, data, { ...options, evaluateEvery: 0 }),
      'train: evaluateEvery must be an integer of at least 1, got 0',
    ],
    [
      'checkpoints outside the run',
      () => train(network, initial, data, { ...options, checkpoints: [0, 21] }),
      'train: checkpoints must be epochs in 0..20, got 21',
    ],
    [
      'an invalid seed',
      () => train(network, initial, data, { ...options, seed: -1 }),
      'seed must be an integer of at least 0, got -1',
    ],
  ];
  for (const [what, run, message, kind = Error] of refusals) {
    it(`refuses ${what}`, async () => {
      const before = tensorCount();
      const error = await run().then(
        () => undefined,
        (reason: unknown) => reason,
      );
      expect(error).toBeInstanceOf(kind);
      expect((error as Error).message).toContain(message);
      expect(tensorCount()).toBe(before);
    });
  }
});

function spoiled({ shape, data: values }: NdArray): NdArray {
  return ndArray(shape, values.with(0, Number.NaN));
}
