import {
  breathe,
  createRandom,
  MisuseError,
  type NdArray,
  requireFinite,
  requireInteger,
  requireNdArray,
  requireNumber,
  requireOptions,
  ShapeError,
  shapeText,
  workOptionNames,
  type WorkOptions,
  requireList,
  requireFields,
} from '@entk/core';
import type { ParameterTensors } from '../layers/layer.js';
import type { Network } from '../network.js';
import { type ParameterSet, parameterSet, parameterTensors, requireParameters } from '../parameters.js';
import { forwardPass } from '../passes.js';
import { inputTensor, requireInputs } from '../predict.js';
import { axesRead, type OutputAxis, outputAxis, type Readout } from '../readout.js';
import { readOut, vectorSeed } from '../seeds.js';
import { disposeAll, fromTensor, requireBackend, reshape, scoped, type Tensor } from '../tensor/index.js';
import { type Batches, batchesOf, drawnBatches } from './batches.js';
import type { DrawnExamples, Examples, TrainingData } from './examples.js';
import { clippedGradients, parameterGradients } from './gradients.js';
import type { Checkpoint, HistoryEntry } from './history.js';
import type { Loss } from './losses.js';
import { type Metrics, metricsOf } from './metrics.js';
import type { Optimiser } from './optimisers.js';
import { requireSnapshot, restoredState, storedState, type TakeSnapshot, type TrainingSnapshot } from './snapshot.js';

/** How to train. */
export interface TrainingOptions extends WorkOptions {
  readonly loss: Loss;
  /**
   * The outputs that the loss sees: those of the last position, say, or some of them. @default all at every position
   */
  readonly readout?: Readout;
  readonly optimiser: Optimiser;
  /**
   * Gradients that are longer than this, all parameters together, are scaled to this length before the optimiser sees
   * them. @default none are
   */
  readonly maxGradientNorm?: number;
  readonly epochs: number;
  /** Examples a step, drawn anew each epoch. @default all of them, in their order */
  readonly batchSize?: number;
  /** Seed of the order of mini-batches. @default 0 */
  readonly seed?: number;
  /** Epochs whose parameters to keep; 0 is the start. @default [epochs] */
  readonly checkpoints?: readonly number[];
  /**
   * Called with each checkpoint as it is reached, and the history up to it; training waits for what it returns, and an
   * error of it ends the call. For watching a network while it trains.
   */
  readonly onCheckpoint?: (checkpoint: Checkpoint, history: readonly HistoryEntry[]) => void | Promise<void>;
  /**
   * Goes on from a snapshot of the same network, data and options; ends with the bits of a run that was not stopped.
   */
  readonly resumeFrom?: TrainingSnapshot;
  /** Called between epochs, 40 times a second at most, and may take a snapshot; training waits for what it returns. */
  readonly onPause?: (takeSnapshot: TakeSnapshot) => void | Promise<void>;
  /** Measure train and test loss and accuracy every so many epochs, and at the start and the end. @default 1 */
  readonly evaluateEvery?: number;
}

/** What training gives. */
export interface TrainingRun {
  readonly parameters: ParameterSet;
  readonly history: readonly HistoryEntry[];
  readonly checkpoints: readonly Checkpoint[];
}

/** Time between two turns of the host's event loop: short enough for a stop button, long enough to cost nothing. */
const breathingInterval = 25;

/**
 * Trains a network by gradient descent through its layers' pullbacks.
 *
 * The same network, data, options and seed give the same bits on the same build.
 *
 * @param initial The parameters before the first step; they are not changed.
 * @returns Parameters after the last epoch, the history and the checkpoints asked for, in order of epoch.
 * @throws ShapeError if data or parameters are not the network's.
 * @throws NonFiniteError if data or parameters are not the network's.
 * @throws MisuseError for an option out of its range.
 * @throws The signal's reason when aborted. Nothing stays allocated in any of these cases.
 */
export async function train(
  network: Network,
  initial: ParameterSet,
  data: TrainingData,
  options: TrainingOptions,
): Promise<TrainingRun> {
  requireOptions<TrainingOptions>('train', options, {
    ...workOptionNames,
    loss: true,
    readout: true,
    optimiser: true,
    maxGradientNorm: true,
    epochs: true,
    batchSize: true,
    seed: true,
    checkpoints: true,
    onCheckpoint: true,
    resumeFrom: true,
    onPause: true,
    evaluateEvery: true,
  });
  requireBackend('train');
  requireTraining(network, initial, data, options);
  const { epochs, evaluateEvery = 1, signal, onProgress, onCheckpoint, onPause, resumeFrom } = options;
  signal?.throwIfAborted();
  const wanted = new Set(options.checkpoints ?? [epochs]);
  const state = new TrainingState(network, initial, data, options);
  const history: HistoryEntry[] = [...(resumeFrom?.history ?? [])];
  const checkpoints: Checkpoint[] = [...(resumeFrom?.checkpoints ?? [])];
  let lastBreath = performance.now();
  try {
    for (let epoch = resumeFrom?.epoch ?? 0; epoch <= epochs; epoch++) {
      if (epoch % evaluateEvery === 0 || epoch === epochs) history.push({ epoch, ...state.evaluate(epoch) });
      if (wanted.has(epoch)) {
        const checkpoint = { epoch, parameters: parameterSet(state.parameters) };
        checkpoints.push(checkpoint);
        await onCheckpoint?.(checkpoint, history.slice());
        signal?.throwIfAborted();
      }
      if (epoch === epochs) break;
      state.runEpoch(epoch);
      if (performance.now() - lastBreath > breathingInterval) {
        const loss = history.at(-1)?.train.loss.toExponential(2);
        onProgress?.({ stage: 'training', done: epoch + 1, total: epochs, detail: `loss ${loss}` });
        await onPause?.(() => ({
          ...state.snapshot(),
          epoch: epoch + 1,
          history: [...history],
          checkpoints: [...checkpoints],
        }));
        await breathe(signal);
        lastBreath = performance.now();
      }
    }
    onProgress?.({ stage: 'training', done: epochs, total: epochs });
    return { parameters: parameterSet(state.parameters), history, checkpoints };
  } finally {
    state.dispose();
  }
}

/** The tensors of a training run. */
class TrainingState {
  parameters: ParameterTensors;
  readonly #network: Network;
  readonly #loss: Loss;
  readonly #axis: OutputAxis;
  readonly #optimiser: Optimiser;
  readonly #longest: number | undefined;
  readonly #data: TrainingData;
  readonly #batches: Batches;
  readonly #testInputs: Tensor | undefined;
  readonly #moments = new Map<string, Tensor[]>();
  #steps = 0;

  constructor(network: Network, initial: ParameterSet, data: TrainingData, options: TrainingOptions) {
    this.#network = network;
    this.#loss = options.loss;
    this.#axis = outputAxis('train', network, options.readout);
    this.#optimiser = options.optimiser;
    this.#longest = options.maxGradientNorm;
    this.#data = data;
    this.#batches = isDrawn(data.train)
      ? drawnBatches(network, examplesOf(network, data.train, options))
      : batchesOf(network, data.train, options.batchSize, createRandom(options.seed ?? 0).fork('batches'));
    this.#testInputs = data.test && inputTensor(network, data.test.inputs);
    const { resumeFrom } = options;
    this.parameters = parameterTensors(resumeFrom?.parameters ?? initial);
    try {
      for (const name of network.parameterShapes.keys()) {
        const tensor = this.parameters.get(name) as Tensor;
        const fresh = scoped(() => this.#optimiser.initialState(tensor));
        this.#moments.set(name, fresh);
        if (!resumeFrom) continue;
        this.#moments.set(name, restoredState(name, resumeFrom.optimiserState.get(name), fresh.length));
        disposeAll(fresh);
      }
      if (resumeFrom) this.#steps = this.#batches.skip(resumeFrom.epoch);
    } catch (error) {
      this.dispose();
      throw error;
    }
  }

  runEpoch(epoch: number): void {
    this.#batches.forEach(epoch, (inputs, targets) => this.#step(inputs, targets));
  }

  evaluate(epoch: number): { train: Metrics; test?: Metrics } {
    const { test } = this.#data;
    const { inputs, targets } = this.#batches.at(epoch);
    return {
      train: this.#metrics(inputs, targets),
      ...(test && this.#testInputs && { test: this.#metrics(this.#testInputs, test.targets) }),
    };
  }

  snapshot(): Pick<TrainingSnapshot, 'parameters' | 'optimiserState'> {
    return { parameters: parameterSet(this.parameters), optimiserState: storedState(this.#moments) };
  }

  dispose(): void {
    this.#batches.dispose();
    this.#testInputs?.dispose();
    disposeAll([...this.parameters.values(), ...Array.from(this.#moments.values()).flat()]);
  }

  /** Of outputs in the axes of the targets, which keep positions apart. */
  #metrics(inputs: Tensor, targets: NdArray): Metrics {
    const outputs = scoped(() =>
      fromTensor(
        reshape(readOut(this.#axis, forwardPass(this.#network, this.parameters, inputs).output), [...targets.shape]),
      ),
    );
    return metricsOf(this.#loss, outputs, targets);
  }

  #step(inputs: Tensor, targets: Tensor): void {
    this.#steps++;
    const before = [...this.parameters.values(), ...Array.from(this.#moments.values()).flat()];
    const names = Array.from(this.#network.parameterShapes.keys());
    const updates = scoped(() => {
      const pass = forwardPass(this.#network, this.parameters, inputs);
      const outputs = reshape(readOut(this.#axis, pass.output), targets.shape);
      const byOutput = reshape(this.#loss.gradient(outputs, targets), [-1, this.#axis.count]);
      const found = parameterGradients(this.#network, this.parameters, pass, vectorSeed(this.#axis, byOutput));
      const gradients = this.#longest === undefined ? found : clippedGradients(found, this.#longest);
      return names.map((name) =>
        this.#optimiser.step(
          this.parameters.get(name) as Tensor,
          gradients.get(name) as Tensor,
          this.#moments.get(name) as Tensor[],
          this.#steps,
        ),
      );
    });
    this.parameters = new Map([
      ...this.parameters,
      ...updates.map(({ parameter }, index) => [names[index], parameter] as const),
    ]);
    updates.forEach(({ state }, index) => this.#moments.set(names[index], state));
    const kept = new Set([...this.parameters.values(), ...Array.from(this.#moments.values()).flat()]);
    disposeAll(before.filter((tensor) => !kept.has(tensor)));
  }
}

function requireTraining(network: Network, initial: ParameterSet, data: TrainingData, options: TrainingOptions): void {
  requireParameters('train', network, initial);
  requireFields('train', 'data', data, ['train']);
  requireFields('train', 'data.train', data.train, []);
  requireFields('train', 'loss', options.loss, ['value', 'gradient']);
  requireFields('train', 'optimiser', options.optimiser, ['initialState', 'step']);
  const axis = outputAxis('train', network, options.readout);
  const axes = axesRead(axis, options.readout);
  if (axis.positionOf) {
    throw new MisuseError({ in: 'train', rule: 'readout.positions must be the same for every example' });
  }
  const { epochs, batchSize, evaluateEvery, maxGradientNorm, checkpoints = [] } = options;
  if (!isDrawn(data.train)) requireExamples(network, data.train, axes);
  if (data.test) requireExamples(network, data.test, axes);
  requireInteger('train', 'epochs', epochs, { min: 0 });
  if (options.resumeFrom) requireSnapshot(network, epochs, options.resumeFrom);
  if (evaluateEvery !== undefined) requireInteger('train', 'evaluateEvery', evaluateEvery, { min: 1 });
  if (maxGradientNorm !== undefined) requireNumber('train', 'maxGradientNorm', maxGradientNorm, { above: 0 });
  if (batchSize !== undefined) {
    if (isDrawn(data.train)) {
      throw new MisuseError({ in: 'train', rule: 'batchSize must stand without draw: all that is drawn is a batch' });
    }
    requireInteger('train', 'batchSize', batchSize, { min: 1, max: data.train.inputs.shape[0] });
  }
  requireList('train', 'checkpoints', checkpoints);
  const outside = checkpoints.find((epoch) => !Number.isInteger(epoch) || epoch < 0 || epoch > epochs);
  if (outside !== undefined) {
    throw new MisuseError({ in: 'train', rule: `checkpoints must be epochs in 0..${epochs}`, got: outside });
  }
}

function isDrawn(train: TrainingData['train']): train is DrawnExamples {
  return 'draw' in train;
}

/** What is drawn, once it is seen to be the network's. */
function examplesOf(network: Network, { draw }: DrawnExamples, { readout }: TrainingOptions): DrawnExamples['draw'] {
  const axes = axesRead(outputAxis('train', network, readout), readout);
  return (epoch) => {
    const examples = draw(epoch);
    requireExamples(network, examples, axes);
    return examples;
  };
}

function requireExamples(network: Network, { inputs, targets }: Examples, axes: readonly number[]): void {
  requireInputs('train', network, inputs);
  requireNdArray('train', 'targets', targets);
  const expected = [inputs.shape[0], ...axes];
  if (shapeText(targets.shape) !== shapeText(expected)) {
    throw new ShapeError({
      in: 'train',
      rule: `targets must have axes ${axes.length === 1 ? '[N, C]' : '[N, T, C]'} = ${shapeText(expected)}`,
      got: [...targets.shape],
    });
  }
  requireFinite('train', 'targets', targets);
}
