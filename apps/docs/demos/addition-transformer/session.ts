import type { DenseMatrix, NdArray, NumericArray, WorkOptions } from '@entk/core';
import { writeNpz } from '@entk/formats';
import { factoredJacobian, selectParameters } from '@entk/jacobians';
import { kernelSpectrum } from '@entk/kernels';
import type { ParameterSet } from '@entk/models';
import { oneLayerTransformerParameterNames } from '@entk/models/networks';
import { type Drop, findCliffs } from '@entk/spectral';
import { keyFrequencies } from '../../../cli/src/experiments/addition-transformer/key-frequencies.js';
import { leadingPairs, meanReadout } from '../../../cli/src/experiments/addition-transformer/on-pairs.js';
import { atFrequencies, bandOverlaps, familiesOf } from '../../../cli/src/experiments/addition-transformer/overlaps.js';
import { type AccuracyMessage, accuracyOf } from '../training/accuracy.js';
import { WorkerSession } from '../worker/worker-session.js';
import type { TransformerSettings } from './settings.js';
import { type TransformerMoment, trainTransformer } from './training.js';

/** A kernel's spectrum at one checkpoint. */
export interface KernelMessage {
  /** `full`, or the parameter's name. */
  readonly name: string;
  /** Descending, the leading ones. */
  readonly values: readonly number[];
  readonly drops: readonly Pick<Drop, 'after' | 'ratio'>[];
  /** Shares of the 2n dimensions of each family, of vectors 0 … 2n and of the next 2n; nothing without vectors. */
  readonly bands: readonly { readonly sum: number; readonly axisSum: number }[];
}

/** All spectra at one checkpoint. */
export interface CheckpointMessage {
  readonly epoch: number;
  /** Those of more than a fifth of the largest power in the embedding at this epoch. */
  readonly keyFrequencies: readonly number[];
  readonly kernels: readonly KernelMessage[];
}

/** W_U's bands at one checkpoint, held against the frequencies that the network has come to. */
export interface OverlapPoint {
  readonly epoch: number;
  readonly sum: number;
  readonly axisSum: number;
}

/** What the page shows while a transformer trains. */
export interface TransformerMessage extends AccuracyMessage {
  readonly checkpoint: CheckpointMessage;
  readonly overlaps: readonly OverlapPoint[];
}

/** What is kept of a checkpoint. */
interface Kept {
  readonly parameters: ParameterSet;
  /** The leading eigenvectors of W_U's kernel. */
  readonly unembedding: DenseMatrix;
}

const { embedding, unembedding } = oneLayerTransformerParameterNames;

/** What the worker of the transformer's demo knows: the checkpoints of the network last trained. */
export class TransformerSession extends WorkerSession {
  #kept = new Map<number, Kept>();

  /** Trains from nothing; `show` is awaited, so a page that is busy slows training down instead of being flooded. */
  async train(
    settings: TransformerSettings,
    show: (message: TransformerMessage) => void | Promise<void>,
  ): Promise<void> {
    const signal = await this.begin();
    const kept = new Map<number, Kept>();
    await trainTransformer(
      settings,
      async (moment) => {
        const { checkpoint, vectors } = await measured(moment, settings.p, { signal });
        kept.set(moment.epoch, { parameters: moment.parameters, unembedding: vectors });
        this.#kept = kept;
        const families = atFrequencies(familiesOf(settings.p), checkpoint.keyFrequencies);
        const whole = 2 * checkpoint.keyFrequencies.length;
        const overlaps = Array.from(kept, ([epoch, { unembedding: basis }]) => {
          const [first, second] = bandOverlaps(basis, families);
          return { epoch, sum: (first?.sum ?? 0) / whole, axisSum: (second?.axisSum ?? 0) / whole };
        });
        await show({ ...accuracyOf(moment.history), checkpoint, overlaps });
      },
      { signal },
    );
  }

  /** An .npz of the weights of a checkpoint. */
  arrays(epoch: number): Uint8Array {
    const kept = this.#kept.get(epoch);
    if (!kept) throw new Error(`there is no checkpoint of epoch ${epoch}: train a network first`);
    return writeNpz(new Map<string, NdArray<NumericArray>>(kept.parameters));
  }
}

/** Every kernel on all p² pairs, and W_U's vectors. */
async function measured(
  { network, parameters, dataSet, epoch }: TransformerMoment,
  p: number,
  work: WorkOptions,
): Promise<{ readonly checkpoint: CheckpointMessage; readonly vectors: DenseMatrix }> {
  const jacobian = factoredJacobian(network, parameters, dataSet.inputs, { readout: meanReadout(network), ...work });
  const frequencies = keyFrequencies(parameters.get(embedding) as NdArray, p);
  const families = atFrequencies(familiesOf(p), frequencies);
  const whole = 2 * frequencies.length;
  const kernels: KernelMessage[] = [];
  let ofUnembedding: DenseMatrix | undefined;
  for (const name of ['full', ...network.parameterShapes.keys()]) {
    const part = name === 'full' ? jacobian : selectParameters(jacobian, [name]);
    const spectrum = await kernelSpectrum(part, { kind: 'meanOutput' }, { count: leadingPairs(p * p), ...work });
    const { vectors } = spectrum;
    if (name === unembedding) ofUnembedding = vectors;
    kernels.push({
      name,
      values: Array.from(spectrum.values.subarray(0, shownValues)),
      drops: findCliffs(spectrum).drops.map(({ after, ratio }) => ({ after, ratio })),
      bands: bandOverlaps(vectors, families).map(({ sum, axisSum }) => ({
        sum: sum / whole,
        axisSum: axisSum / whole,
      })),
    });
  }
  return { checkpoint: { epoch, keyFrequencies: frequencies, kernels }, vectors: ofUnembedding as DenseMatrix };
}

/** As many as the paper draws. */
const shownValues = 40;
