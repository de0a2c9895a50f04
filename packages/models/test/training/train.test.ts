import { createRandom, type NdArray, ndArray } from '@entk/core';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, it } from 'vitest';
import {
  adam,
  crossEntropy,
  initialiseBackend,
  metricsOf,
  type Optimiser,
  predict,
  selectRows,
  squaredError,
  train,
  xavierNormalParameters,
} from '../../src/index.js';
import { tiedAutoencoder } from '../../src/networks/index.js';
import { fromTensor, subtract, tensorCount } from '../../src/tensor/index.js';
import { trainQuadratic } from '../reference/quadratic-training.js';
import { lossTolerance, stepsTolerance } from '../tolerances.js';
import { network, initial, pairs, data, options, examplesOf } from './addition.js';

beforeAll(() => initialiseBackend());

describe('train', () => {
  it('takes 20 full-batch steps as a float64 implementation with written-out gradients does', async () => {
    const { parameters, history } = await train(network, initial, data, options);
    const reference = trainQuadratic(initial, data.train, { steps: 20, hiddenUnits: 16, learningRate: 0.05 });
    for (const [name, expected] of reference.parameters) {
      const absolute = stepsTolerance(20, 0.05);
      expect(Array.from(parameters.get(name)?.data ?? [])).toBeCloseToArray(expected, { absolute });
    }
    expect(history).toHaveLength(21);
    expect(history.map(({ train: { loss } }) => loss)).toBeCloseToArray(reference.losses, { relative: lossTolerance });
  });

  it('measures what predict and the loss say, on both sets', async () => {
    const { parameters, history } = await train(network, initial, data, { ...options, evaluateEvery: 8 });
    expect(history.map(({ epoch }) => epoch)).toEqual([0, 8, 16, 20]);
    expect(history[0].train).toEqual(
      metricsOf(squaredError(), predict(network, initial, data.train.inputs), data.train.targets),
    );
    expect(history[3].test).toEqual(
      metricsOf(squaredError(), predict(network, parameters, data.test.inputs), data.test.targets),
    );
    const alone = await train(network, initial, { train: data.train }, { ...options, epochs: 1 });
    expect(Object.keys(alone.history[0])).toEqual(['epoch', 'train']);
  });

  it('measures the same where a step computes the outputs as where a checkpoint comes before it', async () => {
    const { history, parameters } = await train(network, initial, data, options);
    const every = Array.from({ length: 21 }, (_, epoch) => epoch);
    const measured = await train(network, initial, data, { ...options, checkpoints: every });
    expect(history).toEqual(measured.history);
    expect(parameters).toEqual(measured.parameters);
    const { test, train: examples } = history[7];
    const at7 = (inputs: NdArray) => predict(network, measured.checkpoints[7].parameters, inputs);
    expect(examples).toEqual(metricsOf(squaredError(), at7(data.train.inputs), data.train.targets));
    expect(test).toEqual(metricsOf(squaredError(), at7(data.test.inputs), data.test.targets));
  });

  it('keeps the checkpoints asked for, the last epoch’s unless told', async () => {
    const { checkpoints, parameters } = await train(network, initial, data, {
      ...options,
      checkpoints: [20, 0, 7],
    });
    expect(checkpoints.map(({ epoch }) => epoch)).toEqual([0, 7, 20]);
    expect(checkpoints[0].parameters).toEqual(initial);
    expect(checkpoints[2].parameters).toEqual(parameters);
    const shorter = await train(network, initial, data, { ...options, epochs: 7 });
    expect(shorter.parameters).toEqual(checkpoints[1].parameters);
    expect(shorter.checkpoints.map(({ epoch }) => epoch)).toEqual([7]);
    expect((await train(network, initial, data, { ...options, checkpoints: [] })).checkpoints).toEqual([]);
  });

  it('shows each checkpoint as it is reached, with the history so far, and waits', async () => {
    const seen: { epoch: number; measured: number[]; atRest: boolean }[] = [];
    let busy = false;
    const run = await train(network, initial, data, {
      ...options,
      checkpoints: [0, 7, 20],
      evaluateEvery: 5,
      onCheckpoint: async ({ epoch }, history) => {
        seen.push({ epoch, measured: history.map((entry) => entry.epoch), atRest: !busy });
        busy = true;
        await new Promise((resolve) => setTimeout(resolve, 5));
        busy = false;
      },
    });
    expect(seen).toEqual([
      { epoch: 0, measured: [0], atRest: true },
      { epoch: 7, measured: [0, 5], atRest: true },
      { epoch: 20, measured: [0, 5, 10, 15, 20], atRest: true },
    ]);
    expect(run.parameters).toEqual((await train(network, initial, data, options)).parameters);
  });

  it('ends when a checkpoint is not wanted, or aborted at, and leaves nothing behind', async () => {
    const before = tensorCount();
    const refuse = () => Promise.reject(new Error('not this one'));
    await expect(train(network, initial, data, { ...options, onCheckpoint: refuse })).rejects.toThrow('not this one');
    const control = new AbortController();
    const stop = () => control.abort(new Error('enough'));
    const aborted = { ...options, checkpoints: [3], onCheckpoint: stop, signal: control.signal };
    await expect(train(network, initial, data, aborted)).rejects.toThrow('enough');
    expect(tensorCount()).toBe(before);
  });

  it('gives the same bits for the same seed, and other batches for another', async () => {
    const withSeed = (seed?: number) => train(network, initial, data, { ...options, batchSize: 4, seed });
    const first = await withSeed(1);
    expect(await withSeed(1)).toEqual(first);
    expect((await withSeed(2)).parameters).not.toEqual(first.parameters);
    expect(await withSeed()).toEqual(await withSeed(0));
  });

  it('takes one step a batch and counts steps from 1', async () => {
    const counts = new Set<number>();
    const base = adam();
    const counting: Optimiser = {
      ...base,
      step: (parameter, gradient, state, count) => {
        counts.add(count);
        return base.step(parameter, gradient, state, count);
      },
    };
    const examples = data.train.inputs.shape[0];
    expect(examples).toBe(18);
    await train(network, initial, data, { ...options, optimiser: counting, epochs: 3, batchSize: 4 });
    expect(Array.from(counts)).toEqual(Array.from({ length: 3 * 5 }, (_, index) => index + 1));
  });

  it('with a batch of everything, shuffled, goes where the full batch goes', async () => {
    const [full, shuffled] = await Promise.all([
      train(network, initial, data, { ...options, epochs: 1 }),
      train(network, initial, data, { ...options, epochs: 1, batchSize: 18 }),
    ]);
    for (const [name, { data: values }] of full.parameters) {
      const absolute = stepsTolerance(1, 0.05);
      expect(Array.from(shuffled.parameters.get(name)?.data ?? [])).toBeCloseToArray(Array.from(values), { absolute });
    }
  });

  it('learns: a tied autoencoder by Adam, a classifier by cross-entropy in mini-batches', async () => {
    const autoencoder = tiedAutoencoder({ features: 6, hiddenUnits: 3 });
    const random = createRandom(4);
    const inputs = ndArray(
      [40, 6],
      Float32Array.from({ length: 240 }, () => (random.uniform() < 0.2 ? 1 : 0)),
    );
    const fit = await train(
      autoencoder,
      xavierNormalParameters(autoencoder, random),
      { train: { inputs, targets: inputs } },
      {
        loss: squaredError({ importance: [1, 1, 1, 0.5, 0.5, 0.5] }),
        optimiser: adam({ learningRate: 0.02 }),
        epochs: 300,
      },
    );
    expect(fit.history.at(-1)?.train.loss).toBeLessThan((fit.history[0].train.loss ?? 0) / 4);
    const everything = examplesOf(pairs);
    const classified = await train(
      network,
      initial,
      { train: everything },
      {
        ...options,
        loss: crossEntropy(),
        epochs: 200,
        batchSize: 5,
        evaluateEvery: 200,
      },
    );
    expect(classified.history.at(-1)?.train.accuracy).toBe(1);
  });

  it('takes a step an epoch on examples drawn for it', async () => {
    const rows = (epoch: number) => Uint32Array.of(epoch % 18, (3 * epoch + 1) % 18);
    const draw = (epoch: number) => ({
      inputs: selectRows(data.train.inputs, rows(epoch)),
      targets: selectRows(data.train.targets, rows(epoch)),
    });
    const before = tensorCount();
    const whole = await train(network, initial, { train: { draw }, test: data.test }, options);
    expect(tensorCount()).toBe(before);
    // Each of its steps is the one step of a training on the examples of that epoch, but for the optimiser's state.
    const plain: Optimiser = {
      name: 'descent',
      initialState: () => [],
      step: (parameter, gradient) => ({ parameter: subtract(parameter, gradient), state: [] }),
    };
    const drawn = await train(network, initial, { train: { draw } }, { ...options, optimiser: plain, epochs: 3 });
    let parameters = initial;
    for (const epoch of [0, 1, 2]) {
      const run = await train(network, parameters, { train: draw(epoch) }, { ...options, optimiser: plain, epochs: 1 });
      expect(drawn.history[epoch].train).toEqual(run.history[0].train);
      parameters = run.parameters;
    }
    expect(drawn.parameters).toEqual(parameters);

    expect(whole.history).toHaveLength(21);
  });

  it('scales gradients that are longer than they may be, all parameters together', async () => {
    const seen: number[] = [];
    const watching: Optimiser = {
      name: 'watching',
      initialState: () => [],
      step: (parameter, gradient) => {
        seen.push(fromTensor(gradient).data.reduce((sum, value) => sum + value * value, 0));
        return { parameter, state: [] };
      },
    };
    const lengthOf = async (maxGradientNorm?: number) => {
      seen.length = 0;
      await train(network, initial, data, { ...options, optimiser: watching, epochs: 1, maxGradientNorm });
      return Math.sqrt(seen.reduce((sum, squares) => sum + squares, 0));
    };
    const own = await lengthOf();
    expect(await lengthOf(2 * own)).toBe(own);
    // Less what 1e-6 beside the length takes away
    expect((await lengthOf(own / 4)) / (own / 4)).toBeCloseTo(own / (own + 1e-6), 6);
  });

  it('changes neither the initial parameters nor the data', async () => {
    const before = structuredClone({ initial, data });
    await train(network, initial, data, { ...options, batchSize: 4 });
    expect({ initial, data }).toEqual(before);
  });

  it('does nothing in no epochs', async () => {
    const { parameters, history, checkpoints } = await train(network, initial, data, { ...options, epochs: 0 });
    expect(parameters).toEqual(initial);
    expect(history).toHaveLength(1);
    expect(checkpoints).toEqual([{ epoch: 0, parameters: initial }]);
  });

  it('rounds targets of float64 and whole numbers, as it does inputs', async () => {
    const { data: numbers, shape } = data.train.targets;
    const histories: unknown[] = [];
    for (const given of [numbers, Float64Array.from(numbers), Int8Array.from(numbers)]) {
      const targets = ndArray(shape, given) as unknown as NdArray;
      const examples = { train: { ...data.train, targets } };
      histories.push((await train(network, initial, examples, { ...options, batchSize: 7 })).history);
    }
    const [expected, ...others] = histories;
    for (const history of others) expect(history).toEqual(expected);
  });
});
