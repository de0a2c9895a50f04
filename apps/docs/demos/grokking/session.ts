import { type DenseMatrix, type NdArray, type NumericArray, ndArray } from '@entk/core';
import { writeNpz } from '@entk/formats';
import type { Network, ParameterSet } from '@entk/models';
import { type Drop, findCliffs } from '@entk/spectral';
import { type AccuracyMessage, accuracyOf } from '../training/accuracy.js';
import { WorkerSession } from '../worker/worker-session.js';
import { classMeanSpectrum } from './kernel.js';
import { type CliffName, rotateCliff, type RotationRequest, type Way } from './rotate.js';
import { cliffEnds, type GrokkingSettings, analysedPairs } from './settings.js';
import { trainModularAddition } from './training.js';

/** The spectrum at one checkpoint. */
export interface CheckpointMessage {
  readonly epoch: number;
  /** Descending. */
  readonly values: Float64Array;
  readonly drops: readonly Drop[];
}

/** What the page shows while a network trains. */
export interface GrokkingMessage extends AccuracyMessage {
  readonly checkpoint: CheckpointMessage;
  readonly rotation: RotationMessage;
}

/** A cliff at one checkpoint, rotated. */
export interface RotationMessage {
  readonly epoch: number;
  readonly cliff: CliffName;
  readonly way: Way;
  readonly heatmap: DenseMatrix;
  readonly meanBestMatch: number;
  readonly energy: number;
  readonly wholeEnergy: number;
  /** Ranks of the vectors, counted from 1. */
  readonly ranks: readonly [number, number];
}

/** What is kept of a checkpoint: enough for every question that a page can ask. */
interface Kept {
  readonly parameters: ParameterSet;
  readonly values: Float64Array;
  /** Of the kernel of all parameters, and of layer 1 once it was asked for. */
  readonly vectors: { full: DenseMatrix; layer1?: DenseMatrix };
}

/** What the grokking demo's worker knows: every checkpoint of the network last trained. */
export class GrokkingSession extends WorkerSession {
  #run: { p: number; network: Network; inputs: NdArray; kept: Map<number, Kept> } | undefined;

  /** Trains from nothing; `show` is awaited, so a page that is busy slows training down instead of being flooded. */
  async train(
    settings: GrokkingSettings,
    request: RotationRequest,
    show: (message: GrokkingMessage) => void | Promise<void>,
  ): Promise<void> {
    const signal = await this.begin();
    const kept = new Map<number, Kept>();
    const count = analysedPairs(settings.p);
    await trainModularAddition(
      settings,
      async (moment) => {
        const { network, parameters, dataSet, epoch } = moment;
        const on = { network, parameters, inputs: dataSet.inputs };
        const spectrum = await classMeanSpectrum(on, 'full', { count, signal });
        this.#run = { p: settings.p, network, inputs: dataSet.inputs, kept };
        kept.set(epoch, { parameters, values: spectrum.values, vectors: { full: spectrum.vectors as DenseMatrix } });
        const rotation = await this.#rotated(epoch, request, signal);
        const checkpoint = { epoch, values: spectrum.values, drops: findCliffs(spectrum).drops };
        await show({ ...accuracyOf(moment.history), checkpoint, rotation });
      },
      { signal },
    );
  }

  /** A cliff of a checkpoint, rotated and held against its Fourier families. */
  async rotate(epoch: number, request: RotationRequest): Promise<RotationMessage> {
    return this.#rotated(epoch, request, await this.begin());
  }

  /** An .npz of a checkpoint: weights, inputs, eigenvalues and eigenvectors. */
  arrays(epoch: number): Uint8Array {
    const { inputs, kept } = this.#trained(epoch);
    const { full } = kept.vectors;
    const arrays: [string, NdArray<NumericArray>][] = [
      ...kept.parameters,
      ['inputs', inputs],
      ['epoch', ndArray([1], Int32Array.of(epoch))],
      ['eigenvalues', ndArray([kept.values.length], kept.values)],
      ['eigenvectors', full.toNdArray()],
    ];
    return writeNpz(new Map(arrays));
  }

  async #rotated(epoch: number, { cliff, way }: RotationRequest, signal: AbortSignal): Promise<RotationMessage> {
    const { p, network, inputs, kept } = this.#trained(epoch);
    const { constant, first, second } = cliffEnds(p);
    const [from, to] = cliff === 'first' ? [constant, first] : [first, second];
    const vectors = cliff === 'first' ? await this.#layer1(epoch, signal) : kept.vectors.full;
    const rotated = await rotateCliff(
      vectors.columnRange(from, to),
      { cliff, way, on: { network, parameters: kept.parameters, inputs } },
      { signal },
    );
    return { ...rotated, epoch, cliff, way, heatmap: rotated.heatmap.values, ranks: [from + 1, to] };
  }

  async #layer1(epoch: number, signal: AbortSignal): Promise<DenseMatrix> {
    const { p, network, inputs, kept } = this.#trained(epoch);
    if (!kept.vectors.layer1) {
      const on = { network, parameters: kept.parameters, inputs };
      const { vectors } = await classMeanSpectrum(on, 'layer1', { count: cliffEnds(p).first, signal });
      kept.vectors.layer1 = vectors as DenseMatrix;
    }
    return kept.vectors.layer1;
  }

  #trained(epoch: number): { p: number; network: Network; inputs: NdArray; kept: Kept } {
    const kept = this.#run?.kept.get(epoch);
    if (!this.#run || !kept) throw new Error(`there is no checkpoint of epoch ${epoch}: train a network first`);
    return { ...this.#run, kept };
  }
}
