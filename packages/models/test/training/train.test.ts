import { createRandom, type NdArray, ndArray, NonFiniteError, type Progress, ShapeError } from '@entk/core';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, it } from 'vitest';
import {
  adam,
  adamW,
  crossEntropy,
  initialiseBackend,
  metricsOf,
  normalParameters,
  type Optimiser,
  predict,
  quadraticMlp,
  selectRows,
  squaredError,
  tiedAutoencoder,
  train,
  type TrainingOptions,
  xavierNormalParameters,
} from '../../src/index.js';
import { fromTensor, subtract, tensorCount, zeros } from '../../src/tensor/index.js';
import { trainQuadratic } from '../reference/quadratic-training.js';
import { lossTolerance, stepsTolerance } from '../tolerances.js';

const p = 5;
const network = quadraticMlp({ inputs: 2 * p, hiddenUnits: 16, outputs: p });
const initial = normalParameters(network, createRandom(0));
const pairs = Array.from({ length: p * p }, (_, row) => row);
const data = {
  train: examplesOf(pairs.filter((row) => row % 4 !== 0)),
  test: examplesOf(pairs.filter((row) => row % 4 === 0)),
};
const options: TrainingOptions = {
  loss: squaredError(),
  optimiser: adamW({ learningRate: 0.05 }),
  epochs: 20,
};

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
});

describe('train, while it runs', () => {
  it('reports its progress, the end included', async () => {
    const reports: Progress[] = [];
    await train(network, initial, data, { ...options, epochs: 400, onProgress: (progress) => reports.push(progress) });
    expect(reports.length).toBeGreaterThan(1);
    expect(reports.every(({ stage, total }) => stage === 'training' && total === 400)).toBe(true);
    expect(reports.map(({ done }) => done)).toEqual(reports.map(({ done }) => done).toSorted((a, b) => a - b));
    expect(reports.at(-1)).toMatchObject({ done: 400 });
    expect(reports[0].detail).toMatch(/^loss \d\.\d\de[+-]\d+$/);
  });

  it('stops midway with the reason of its signal, and leaves no tensor', async () => {
    const before = tensorCount();
    const stop = new AbortController();
    let epochs = 0;
    const running = train(network, initial, data, {
      ...options,
      epochs: 1e6,
      signal: stop.signal,
      onProgress: ({ done }) => {
        epochs = done;
        stop.abort(new Error('the reader has gone'));
      },
    });
    await expect(running).rejects.toThrow('the reader has gone');
    expect(epochs).toBeGreaterThan(0);
    expect(epochs).toBeLessThan(1e6);
    expect(tensorCount()).toBe(before);
  });

  it('does not begin when aborted before', async () => {
    const before = tensorCount();
    const signal = AbortSignal.abort(new Error('too late'));
    await expect(train(network, initial, data, { ...options, signal })).rejects.toThrow('too late');
    expect(tensorCount()).toBe(before);
  });

  it('leaves no tensor on success, or when its optimiser or loss throws', async () => {
    const before = tensorCount();
    await train(network, initial, data, { ...options, batchSize: 4 });
    expect(tensorCount()).toBe(before);
    const throwing: Optimiser = {
      ...adam(),
      step: () => {
        throw new Error('no step');
      },
    };
    for (const batchSize of [undefined, 4]) {
      await expect(train(network, initial, data, { ...options, optimiser: throwing, batchSize })).rejects.toThrow(
        'no step',
      );
      expect(tensorCount()).toBe(before);
    }
    let started = 0;
    const unprepared: Optimiser = {
      ...adam(),
      initialState: (parameter) => {
        const state = [zeros(parameter.shape)];
        if (++started === 2) throw new Error('no state');
        return state;
      },
    };
    await expect(train(network, initial, data, { ...options, optimiser: unprepared })).rejects.toThrow('no state');
    expect(tensorCount()).toBe(before);
    const loss = squaredError({ importance: [1] });
    await expect(train(network, initial, data, { ...options, loss })).rejects.toThrow(
      'squaredError: number of importances must be 5, got 1',
    );
    expect(tensorCount()).toBe(before);
  });
});

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
      'a number of epochs that is none',
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
      'a seed that is none',
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

function examplesOf(rows: readonly number[]): { inputs: NdArray; targets: NdArray } {
  const inputs = ndArray([rows.length, 2 * p]);
  const targets = ndArray([rows.length, p]);
  rows.forEach((row, index) => {
    const [a, b] = [Math.floor(row / p), row % p];
    inputs.data[index * 2 * p + a] = 1;
    inputs.data[index * 2 * p + p + b] = 1;
    targets.data[index * p + ((a + b) % p)] = 1;
  });
  return { inputs, targets };
}

function spoiled({ shape, data: values }: NdArray): NdArray {
  return ndArray(shape, values.with(0, Number.NaN));
}
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
