import { type DenseMatrix, type NdArray, type NumericArray, ndArray } from '@entk/core';
import { writeNpz } from '@entk/formats';
import { tiedAutoencoderParameterNames } from '@entk/models/networks';
import { WorkerSession } from '../worker/worker-session.js';
import { type FeaturesInKernel, featuresInKernel } from './features-in-kernel.js';
import type { FeaturesRequest } from './request.js';
import type { SuperpositionSettings } from './settings.js';
import {
  type SuperpositionModel,
  superpositionModel,
  type TrainingMoment,
  trainSuperposition,
  weightGram,
} from './training.js';

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

/** A weight as text keeps it: every float32 exactly. */
export interface TrainedWeight {
  readonly shape: readonly number[];
  readonly data: readonly number[];
}

/** The share of the time that kernels may take while a network trains; the first and the last are always taken. */
const kernelShare = 0.33;

/** What the superposition demo's worker knows: the network last trained, or as far as it came. */
export class SuperpositionSession extends WorkerSession {
  #model: SuperpositionModel | undefined;

  /** Trains from nothing; `show` is awaited, so a page that is busy slows training down instead of being flooded. */
  async train(
    settings: SuperpositionSettings,
    request: FeaturesRequest,
    show: (message: TrainingMessage) => void | Promise<void>,
  ): Promise<void> {
    const signal = await this.begin();
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

  /** Takes a network that was trained before in place of training one. */
  async revive(settings: SuperpositionSettings, weights: Readonly<Record<string, TrainedWeight>>): Promise<void> {
    await this.begin();
    const parameters = Object.entries(weights).map(
      ([name, { shape, data }]) => [name, ndArray(shape, Float32Array.from(data))] as const,
    );
    this.#model = superpositionModel(settings, new Map(parameters));
  }

  /** The weights of the network last trained, by their names. */
  weights(): Readonly<Record<string, TrainedWeight>> {
    const { parameters } = this.#trained();
    return Object.fromEntries(Array.from(parameters, ([name, { shape, data }]) => [name, { shape, data: [...data] }]));
  }

  /** The kernel of the network last trained at another β, or in another basis. */
  async kernelAt(request: FeaturesRequest): Promise<FeaturesMessage> {
    const model = this.#trained();
    return measured(model, request, await this.begin());
  }

  /** An .npz of the weights, the inputs, and what was found at β. */
  async arrays(request: FeaturesRequest): Promise<Uint8Array> {
    const model = this.#trained();
    const { values, raw, normalised } = await featuresInKernel(model, request);
    const { weight, bias } = tiedAutoencoderParameterNames;
    const arrays: [string, NdArray<NumericArray>][] = [
      ...[weight, bias].map((name): [string, NdArray] => [name, model.parameters.get(name)!]),
      ['inputs', model.dataSet.inputs],
      ['beta', ndArray([1], Float64Array.of(request.beta))],
      ['eigenvalues', ndArray([values.length], values)],
      ['cosines', raw.toNdArray()],
      ['cosines_column_normalised', normalised.toNdArray()],
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
