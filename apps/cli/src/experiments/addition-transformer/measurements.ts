import type { DenseMatrix, NdArray, WorkOptions } from '@entk/core';
import { type FactoredJacobian, factoredJacobian, selectParameters } from '@entk/jacobians';
import { empiricalNtk, kernelSpectrum } from '@entk/kernels';
import { gram } from '@entk/linalg';
import type { ParameterSet } from '@entk/models';
import { oneLayerTransformerParameterNames } from '@entk/models/networks';
import { type Drop, eigh, findCliffs, type Spectrum } from '@entk/spectral';
import { type JournalledWork, noJournal } from '../../journal/journal.js';
import { measureAxisModes, type AxisModes } from './axis-modes.js';
import { inputPrincipalComponents, inputsOf } from './input-principal-components.js';
import { keyFrequencies } from './key-frequencies.js';
import { accuracyOnAllPairs, leadingPairs, meanReadout, type TransformerOnPairs } from './on-pairs.js';
import { atFrequencies, bandOverlaps, type Families, familiesOf, type Overlap, overlapsOf } from './overlaps.js';
import { type AdditionTransformerSettings, followedEpochs } from './settings.js';
import { trainAdditionTransformer } from './train.js';

/** A mean-output kernel on all p² pairs in numbers. */
export interface KernelFigures {
  /** `full`, or the parameter's name. */
  readonly name: string;
  /** Descending, the leading ones. */
  readonly eigenvalues: readonly number[];
  readonly drops: readonly Pick<Drop, 'after' | 'ratio'>[];
  readonly overlaps: readonly Overlap[];
  /** Of uncentred PCA of what the parameter multiplies; none where rows are looked up, nor of all parameters. */
  readonly inputOverlaps?: readonly Overlap[];
}

/** W_U's leading vectors at one checkpoint. */
export interface GrowthPoint {
  readonly epoch: number;
  /** Σ s² of vectors 0 … 2n with the waves of a + b at the key frequencies of the trained network. */
  readonly sum: number;
  /** On the pairs that were not trained on. */
  readonly testAccuracy: number;
}

/** What is measured of one network. */
export interface TransformerFigures {
  readonly keyFrequencies: readonly number[];
  /** On all p² pairs. */
  readonly accuracy: number;
  readonly kernels: readonly KernelFigures[];
  /** Eigenvalues of (1/V) x″·x″, uncentred PCA of the residual stream, as many as W_U's kernel has here. */
  readonly residualEigenvalues: readonly number[];
  /** The largest difference between W_U's kernel and (1/V) x″·x″, of the largest entry. */
  readonly residualDifference: number;
}

/** One seed of the experiment. */
export interface SeedMeasurements extends TransformerFigures {
  readonly settings: AdditionTransformerSettings;
  /** Loss and accuracy as logged. */
  readonly history: readonly {
    readonly epoch: number;
    readonly trainAccuracy: number;
    readonly testAccuracy: number;
  }[];
  /** Kernels before training against the key frequencies that the network ends with. */
  readonly untrained: readonly KernelFigures[];
  readonly growth: readonly GrowthPoint[];
  /** Bands rotated by the units of the MLP. */
  readonly axisModes: readonly AxisModes[];
}

const { embedding, unembedding } = oneLayerTransformerParameterNames;

/** Trains from one seed, and takes the kernels of the trained network and W_U's over training. */
export async function measureSeed(
  settings: AdditionTransformerSettings,
  { journal = noJournal, ...work }: JournalledWork = {},
): Promise<SeedMeasurements> {
  const { p, epochs } = settings;
  const checkpoints = followedEpochs(epochs);
  const { network, run, dataSet } = await trainAdditionTransformer(settings, { checkpoints, journal, ...work });
  const on = (parameters: ParameterSet): TransformerOnPairs => ({ network, parameters, inputs: dataSet.inputs });
  const trained = on(run.parameters);
  const frequencies = keyFrequencies(run.parameters.get(embedding) as NdArray, p);
  const families = atFrequencies(familiesOf(p), frequencies);
  const history = run.history.map(({ epoch, train, test }) => ({
    epoch,
    trainAccuracy: train.accuracy,
    testAccuracy: test?.accuracy ?? 0,
  }));
  const { figures, bases } = await measureTransformer(trained, families, work);
  const growth: GrowthPoint[] = [];
  for (const [done, { epoch, parameters }] of run.checkpoints.entries()) {
    work.onProgress?.({ stage: `seed ${settings.seed}: following W_U`, done, total: run.checkpoints.length });
    const vectors = await unembeddingVectors(on(parameters), 2 * frequencies.length + 1, work);
    // The last logged measurement before it: checkpoints are logged ones, or the end of training.
    const at = history.findLast((entry) => entry.epoch <= epoch);
    growth.push({ epoch, sum: overlapsOf(vectors, families).sum, testAccuracy: at?.testAccuracy ?? 0 });
  }
  const untrained = await kernelsOf(on(run.checkpoints[0].parameters), families, work);
  return {
    settings,
    history,
    ...figures,
    keyFrequencies: frequencies,
    untrained: untrained.map(({ figures: one }) => one),
    growth,
    axisModes: await measureAxisModes(trained, bases, families, settings, work),
  };
}

/** The kernels of a network at hand, and the eigenvectors of each. */
async function measureTransformer(
  at: TransformerOnPairs,
  families: Families,
  work: WorkOptions = {},
): Promise<{ readonly figures: Omit<TransformerFigures, 'keyFrequencies'>; readonly bases: Map<string, DenseMatrix> }> {
  const { network, parameters } = at;
  const measured = await kernelsOf(at, families, work);
  const ofUnembedding = unembeddingJacobian(at);
  return {
    figures: {
      accuracy: accuracyOnAllPairs(network, parameters),
      kernels: measured.map(({ figures }) => figures),
      ...(await againstResidual(ofUnembedding, network.outputSize)),
    },
    bases: new Map(measured.map(({ figures, spectrum }) => [figures.name, spectrum.vectors as DenseMatrix])),
  };
}

async function kernelsOf(
  { network, parameters, inputs }: TransformerOnPairs,
  families: Families,
  work: WorkOptions,
): Promise<{ readonly figures: KernelFigures; readonly spectrum: Spectrum }[]> {
  const jacobian = factoredJacobian(network, parameters, inputs, { readout: meanReadout(network) });
  const count = leadingPairs(inputs.shape[0]);
  const kernels = [];
  for (const name of ['full', ...network.parameterShapes.keys()]) {
    const part = name === 'full' ? jacobian : selectParameters(jacobian, [name]);
    const spectrum = await kernelSpectrum(part, { kind: 'meanOutput' }, { count, ...work });
    const ofInputs = await inputPrincipalComponents(jacobian, name, count);
    const figures: KernelFigures = {
      name,
      eigenvalues: Array.from(spectrum.values),
      drops: findCliffs(spectrum).drops.map(({ after, ratio }) => ({ after, ratio })),
      overlaps: bandOverlaps(spectrum.vectors, families),
      ...(ofInputs && { inputOverlaps: bandOverlaps(ofInputs.vectors as DenseMatrix, families) }),
    };
    kernels.push({ figures, spectrum });
  }
  return kernels;
}

/** W_U's kernel beside (1/V) x″·x″, which it is: the gradient of the mean of V logits is x″/V for each of them. */
async function againstResidual(
  ofUnembedding: FactoredJacobian,
  vocabularySize: number,
): Promise<Pick<TransformerFigures, 'residualEigenvalues' | 'residualDifference'>> {
  const { exampleCount } = ofUnembedding;
  const { matrix } = empiricalNtk(ofUnembedding, { kind: 'meanOutput' });
  const pca = gram(inputsOf(ofUnembedding, unembedding) as DenseMatrix);
  const { values } = await eigh(pca, { count: leadingPairs(exampleCount), semidefinite: true });
  const difference = matrix.data.map((value, index) => Math.abs(value - pca.data[index] / vocabularySize));
  return {
    residualEigenvalues: Array.from(values, (value) => value / vocabularySize),
    residualDifference: largestOf(difference) / largestOf(matrix.data),
  };
}

function largestOf(numbers: Float64Array): number {
  return numbers.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
}

/** The leading eigenvectors of W_U's kernel. */
async function unembeddingVectors(at: TransformerOnPairs, count: number, work: WorkOptions): Promise<DenseMatrix> {
  const { vectors } = await kernelSpectrum(unembeddingJacobian(at), { kind: 'meanOutput' }, { count, ...work });
  return vectors;
}

function unembeddingJacobian({ network, parameters, inputs }: TransformerOnPairs): FactoredJacobian {
  return factoredJacobian(network, parameters, inputs, { parameters: [unembedding], readout: meanReadout(network) });
}
