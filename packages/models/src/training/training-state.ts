import { createRandom, type NdArray } from '@entk/core';
import type { ParameterTensors } from '../layers/layer.js';
import type { Network } from '../network.js';
import { type ParameterSet, parameterSet, parameterTensors } from '../parameters.js';
import { forwardPass } from '../passes.js';
import { inputTensor } from '../predict.js';
import { type OutputAxis, outputAxis } from '../readout.js';
import { readOut, vectorSeed } from '../seeds.js';
import { disposeAll, scoped, type Tensor } from '../tensor/index.js';
import { inShape } from '../tensor/operations.js';
import { numbersOf } from '../tensor/tensor.js';
import { type Batches, batchesOf, drawnBatches } from './batches.js';
import type { TrainingData } from './examples.js';
import { clippedGradients, parameterGradients } from './gradients.js';
import type { HistoryEntry } from './history.js';
import type { Loss } from './losses.js';
import { type Metrics, metricsOf } from './metrics.js';
import type { Optimiser } from './optimisers.js';
import type { TrainingOptions } from './options.js';
import { examplesOf, isDrawn } from './requirements.js';
import { restoredState, storedState, type TrainingSnapshot } from './snapshot.js';

/** Loss and accuracy at an epoch. */
type Measured = Omit<HistoryEntry, 'epoch'>;

/** The tensors of a training run. */
export class TrainingState {
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

  /** Whether a step computes the outputs of all training examples, as `evaluate` does. */
  get measuresInSteps(): boolean {
    return this.#batches.whole;
  }

  /** What `evaluate` gives, and then what `runEpoch` does, with one forward pass for both. */
  measuredEpoch(epoch: number): Measured {
    const test = this.#testMetrics();
    const examples = this.#batches.at(epoch).targets;
    let measured: Metrics | undefined;
    this.#batches.forEach(epoch, (inputs, targets) => {
      this.#step(inputs, targets, (outputs) => (measured = this.#metricsOf(outputs, examples)));
    });
    return { train: measured as Metrics, ...test };
  }

  evaluate(epoch: number): Measured {
    const { inputs, targets } = this.#batches.at(epoch);
    return { train: this.#metrics(inputs, targets), ...this.#testMetrics() };
  }

  snapshot(): Pick<TrainingSnapshot, 'parameters' | 'optimiserState'> {
    return { parameters: parameterSet(this.parameters), optimiserState: storedState(this.#moments) };
  }

  dispose(): void {
    this.#batches.dispose();
    this.#testInputs?.dispose();
    disposeAll([...this.parameters.values(), ...Array.from(this.#moments.values()).flat()]);
  }

  #testMetrics(): { test?: Metrics } {
    const { test } = this.#data;
    return test && this.#testInputs ? { test: this.#metrics(this.#testInputs, test.targets) } : {};
  }

  #metrics(inputs: Tensor, targets: NdArray): Metrics {
    return scoped(() => {
      const { output } = forwardPass(this.#network, this.parameters, inputs);
      return this.#metricsOf(readOut(this.#axis, output), targets);
    });
  }

  /** In the axes of the targets, which keep positions apart. */
  #metricsOf(outputs: Tensor, targets: NdArray): Metrics {
    return metricsOf(this.#loss, { shape: targets.shape, data: numbersOf(outputs) }, targets);
  }

  /** @param onOutputs Sees what the parameters before the step give. */
  #step(inputs: Tensor, targets: Tensor, onOutputs?: (outputs: Tensor) => void): void {
    this.#steps++;
    const before = [...this.parameters.values(), ...Array.from(this.#moments.values()).flat()];
    const names = Array.from(this.#network.parameterShapes.keys());
    const updates = scoped(() => {
      const pass = forwardPass(this.#network, this.parameters, inputs);
      const outputs = inShape(readOut(this.#axis, pass.output), targets.shape);
      onOutputs?.(outputs);
      const byOutput = inShape(this.#loss.gradient(outputs, targets), [
        targets.size / this.#axis.count,
        this.#axis.count,
      ]);
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
