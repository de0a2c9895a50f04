import { createRandom, type NdArray, ndArray } from '@entk/core';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, it } from 'vitest';
import {
  adam,
  adamW,
  initialiseBackend,
  normalParameters,
  type Optimiser,
  squaredError,
  train,
  type TrainingOptions,
  type TrainingSnapshot,
} from '../../src/index.js';
import { quadraticMlp } from '../../src/networks/index.js';
import { multiplyByScalar, subtract, tensorCount } from '../../src/tensor/index.js';

const network = quadraticMlp({ inputs: 4, hiddenUnits: 300, outputs: 3 });
const initial = normalParameters(network, createRandom(1));
const random = createRandom(2);
const matrix = (rows: number, columns: number) =>
  ndArray([rows, columns], Float32Array.from(random.normals(rows * columns)));
const data = {
  train: { inputs: matrix(700, 4), targets: matrix(700, 3) },
  test: { inputs: matrix(9, 4), targets: matrix(9, 3) },
};
const options: TrainingOptions = {
  loss: squaredError(),
  optimiser: adamW({ learningRate: 0.01 }),
  epochs: 60,
  seed: 5,
  checkpoints: [0, 7, 30, 60],
  evaluateEvery: 2,
};

beforeAll(() => initialiseBackend());

async function withSnapshots(changes: Partial<TrainingOptions>) {
  const snapshots: TrainingSnapshot[] = [];
  const onPause = (take: () => TrainingSnapshot) => void snapshots.push(take());
  return { run: await train(network, initial, data, { ...options, ...changes, onPause }), snapshots };
}

const plainDescent: Optimiser = {
  name: 'plain descent',
  initialState: () => [],
  step: (parameter, gradient) => ({ parameter: subtract(parameter, multiplyByScalar(gradient, 0.01)), state: [] }),
};

describe('a run resumed from any snapshot ends with the bits of one that was not stopped', () => {
  it.each<[string, Partial<TrainingOptions>]>([
    ['full batch', {}],
    ['mini-batches in a random order', { batchSize: 96 }],
    ['an optimiser without state', { batchSize: 96, optimiser: plainDescent }],
  ])('%s', async (_, changes) => {
    const { run, snapshots } = await withSnapshots(changes);
    expect(snapshots.length).toBeGreaterThan(0);
    for (const snapshot of [snapshots[0], snapshots[snapshots.length - 1]]) {
      // Stored and read again: nothing may hang on the objects of the first run.
      const resumed = await train(network, initial, data, {
        ...options,
        ...changes,
        resumeFrom: structuredClone(snapshot),
      });
      expect(resumed).toEqual(run);
    }
  });
});

describe('a snapshot that is not one of this run', () => {
  const state = (arrays: number, shape = [300, 4]) => Array.from({ length: arrays }, () => ndArray(shape));
  const names = Array.from(network.parameterShapes.keys());
  const snapshot = (changes: Partial<TrainingSnapshot> = {}): TrainingSnapshot => ({
    epoch: 3,
    parameters: initial,
    optimiserState: new Map([
      [names[0], state(2)],
      [names[1], state(2, [3, 300])],
    ]),
    history: [],
    checkpoints: [],
    ...changes,
  });
  const withState = (first: NdArray[]) =>
    snapshot({ optimiserState: new Map(snapshot().optimiserState).set(names[0], first) });

  it.each<[string, TrainingSnapshot, RegExp]>([
    [
      'of an epoch after the last',
      snapshot({ epoch: 61 }),
      /train: epoch of the snapshot must be an integer in 0\.\.60, got 61/,
    ],
    ['without parameters', snapshot({ parameters: new Map() }), /is missing/],
    ['of another optimiser', withState(state(1)), /must have 2 arrays, as this optimiser keeps, got 1/],
    ['without optimiser state', snapshot({ optimiserState: new Map() }), /must have 2 arrays.*got 0/],
    ['of another shape', withState(state(2, [4, 300])), /must be \[300, 4\], got \[4, 300\]/],
    [
      'with NaN',
      withState([ndArray([300, 4]), ndArray([300, 4], new Float32Array(1200).fill(NaN))]),
      /optimiser state 1 .*NaN/,
    ],
  ])('%s is refused and leaves nothing allocated', async (_, resumeFrom, message) => {
    const before = tensorCount();
    await expect(train(network, initial, data, { ...options, optimiser: adam(), resumeFrom })).rejects.toThrow(message);
    expect(tensorCount()).toBe(before);
  });
});
