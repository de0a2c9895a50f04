import { type DenseMatrix, type NdArray, type NumericArray, ndArray } from '@entk/core';
import { writeNpz } from '@entk/formats';
import { tiedAutoencoderParameterNames } from '@entk/models';
import { Stopper } from '../worker/stopping.js';
import { type FeaturesInKernel, featuresInKernel, type FeaturesRequest } from './features-in-kernel.js';
import type { SuperpositionSettings } from './settings.js';
import { type SuperpositionModel, type TrainingMoment, trainSuperposition, weightGram } from './training.js';

/** A kernel as it travels to the page, where its matrices are revived. */
export interface FeaturesMessage extends FeaturesInKernel {
  /** How long it took, in ms. */
  readonly took: number;
}

/** What the page shows while a network trains. */
export interface TrainingMessage {
  readonly step: number;
  readonly steps: readonly number[];
  readonly losses: readonly number[];
  readonly gram: DenseMatrix;
  /** Of this step, where there was time for it. */
  readonly kernel?: FeaturesMessage;
}

/** The share of the time that kernels may take while a network trains; the first and the last are always taken. */
const kernelShare = 0.33;

/** What the superposition demo's worker knows: the network last trained, or as far as it came. */
export class SuperpositionSession {
  readonly #ready: () => Promise<void>;
  readonly #stopper = new Stopper();
  #model: SuperpositionModel | undefined;

  /** @param ready Makes the backend ready; awaited before the first tensor. */
  constructor(ready: () => Promise<void>) {
    this.#ready = ready;
  }

  stop(): void {
    this.#stopper.stop();
  }

  /** Trains from nothing; `show` is awaited, so a page that is busy slows training down instead of being flooded. */
  async train(
    settings: SuperpositionSettings,
    request: FeaturesRequest,
    show: (message: TrainingMessage) => void | Promise<void>,
  ): Promise<void> {
    const signal = this.#stopper.begin();
    await this.#ready();
    signal.throwIfAborted();
    const began = performance.now();
    let inKernels = 0;
    await trainSuperposition(
      settings,
      async (moment) => {
        this.#model = moment.model;
        const edge = moment.step === 0 || moment.step === settings.steps;
        const hasTime = inKernels < kernelShare * (performance.now() - began);
        const kernel = edge || hasTime ? await measured(moment.model, request, signal) : undefined;
        inKernels += kernel?.took ?? 0;
        await show(messageOf(moment, kernel));
      },
      { signal },
    );
  }

  /** The kernel of the network last trained at another β, or in another basis. */
  async kernelAt(request: FeaturesRequest): Promise<FeaturesMessage> {
    return measured(this.#trained(), request, this.#stopper.begin());
  }

  /** An .npz of the weights, the inputs, and what was found at β. */
  async arrays(request: FeaturesRequest): Promise<Uint8Array> {
    const model = this.#trained();
    const { values, raw, normalised } = await featuresInKernel(model, request);
    const { weight, bias } = tiedAutoencoderParameterNames;
    const matrix = ({ rows, columns, data }: DenseMatrix) => ndArray([rows, columns], data);
    const arrays: [string, NdArray<NumericArray>][] = [
      ...[weight, bias].map((name): [string, NdArray] => [name, model.parameters.get(name)!]),
      ['inputs', model.dataSet.inputs],
      ['beta', ndArray([1], Float64Array.of(request.beta))],
      ['eigenvalues', ndArray([values.length], values)],
      ['cosines', matrix(raw)],
      ['cosines_column_normalised', matrix(normalised)],
    ];
    return writeNpz(new Map(arrays));
  }

  #trained(): SuperpositionModel {
    if (!this.#model) throw new Error('there is no network yet: train one first');
    return this.#model;
  }
}

async function measured(
  model: SuperpositionModel,
  request: FeaturesRequest,
  signal: AbortSignal,
): Promise<FeaturesMessage> {
  const began = performance.now();
  const kernel = await featuresInKernel(model, request, { signal });
  return { ...kernel, took: performance.now() - began };
}

function messageOf({ model, step, history }: TrainingMoment, kernel: FeaturesMessage | undefined): TrainingMessage {
  return {
    step,
    steps: history.map(({ epoch }) => epoch),
    losses: history.map(({ train }) => train.loss),
    gram: weightGram(model),
    kernel,
  };
}
