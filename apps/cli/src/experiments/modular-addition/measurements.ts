import { energyInFamilies } from '@entk/alignment';
import type { DenseMatrix, WorkOptions } from '@entk/core';
import { type HistoryEntry, selectRows } from '@entk/models';
import { rotateInTwoStages, rotateJointly } from '@entk/rotation';
import { type CliffReport, type Evolution, findCliffs, type Spectrum, trackEvolution } from '@entk/spectral';
import { type JournalledWork, noJournal } from '../../journal/journal.js';
import { measureAgreement, type MeasuredAgreement } from '../agreement.js';
import { type CliffKind, laplaciansOf } from './alignment-scores.js';
import { familiesOf, permutedScores, type ScoreDraws } from './controls.js';
import { type Families, familyEnergies, fourierFamilies, requireFourierModulus } from './families.js';
import { against, type RotationResult } from './rotation-result.js';
import {
  analysedEpochs,
  analysedPairs,
  cliffEnds,
  comparedEpochs,
  heldEpochs,
  type ModularAdditionSettings,
} from './settings.js';
import { type KernelName, kernelSpectra } from './spectra.js';
import { type TrainedModularAddition, trainModularAddition } from './train.js';
import {
  type CliffWithoutPrior,
  cliffWithoutPrior,
  type EpochWithoutPrior,
  epochWithoutPrior,
} from './without-prior.js';

/** The second cliff at one checkpoint. */
export interface SecondCliffAtEpoch {
  readonly epoch: number;
  readonly energies: { readonly sum: number; readonly difference: number };
  readonly twoStage: RotationResult;
}

/** All that the claims and figures of section 4 are read from. */
export interface Measurements {
  readonly settings: ModularAdditionSettings;
  readonly history: readonly HistoryEntry[];
  /** How many pairs were trained on. */
  readonly trainPairs: number;
  readonly families: Families;
  /** Eq. 1 with the class-mean kernel of the training pairs. */
  readonly agreement: MeasuredAgreement;
  readonly evolution: Evolution;
  /** Spectra and drops after the last epoch. */
  readonly final: Record<KernelName, { readonly spectrum: Spectrum; readonly report: CliffReport }>;
  readonly firstCliff: {
    readonly energies: Record<'a' | 'b' | 'sum' | 'difference', number>;
    /** Energy of the layer-1 kernel's cliff in the families of a and b together, and its largest. */
    readonly layer1Energy: { readonly energy: number; readonly maximum: number };
    readonly before: RotationResult;
    readonly after: RotationResult;
    /** With permuted labels. */
    readonly permuted: ScoreDraws;
  };
  readonly secondCliff: {
    readonly epochs: readonly SecondCliffAtEpoch[];
    readonly halfPlusFour: RotationResult;
    readonly joint: RotationResult;
    readonly jointEnergies: readonly { readonly laplacian: string; readonly energies: Float64Array }[];
    readonly permuted: ScoreDraws;
  };
  /** Both cliffs after training, and the second over training, with no prior on the inputs. */
  readonly withoutPrior: Record<CliffKind, CliffWithoutPrior> & { readonly epochs: readonly EpochWithoutPrior[] };
}

/**
 * Trains, and takes spectra at every checkpoint, the rotations of both cliffs, and what chance makes of their labels.
 */
export async function measure(
  settings: ModularAdditionSettings,
  { journal = noJournal, ...work }: JournalledWork = {},
): Promise<Measurements> {
  const { p } = settings;
  requireFourierModulus('measure', p);
  const families = fourierFamilies(p) as Families;
  const checkpoints = analysedEpochs.filter((epoch) => epoch < settings.epochs).concat(settings.epochs as 500);
  const trained = await trainModularAddition(settings, { checkpoints, journal, ...work });
  const { network, dataSet, run } = trained;
  const options = { collapse: { kind: 'classMean' }, count: analysedPairs(p), signal: work.signal } as const;
  const spectra: { epoch: number; spectrum: Spectrum }[] = [];
  for (const [index, { epoch, parameters }] of run.checkpoints.entries()) {
    work.onProgress?.({ stage: 'spectra', done: index, total: run.checkpoints.length, detail: `epoch ${epoch}` });
    const spectrum = await journal.stage(`spectrum-${epoch}`, async () => {
      const { full } = await kernelSpectra(network, parameters, dataSet.inputs, ['full'], options);
      return full;
    });
    spectra.push({ epoch, spectrum });
  }
  const evolution = trackEvolution(spectra, { ranges: cliffRanges(p) });

  work.onProgress?.({ stage: 'layers and rotations', done: 0, total: 1 });
  const layers = await journal.stage('spectra-of-layers', () =>
    kernelSpectra(network, run.parameters, dataSet.inputs, ['layer1', 'layer2'], options),
  );
  const finalSpectra = { full: spectra[spectra.length - 1].spectrum, ...layers };
  const withReport = (spectrum: Spectrum) => ({ spectrum, report: findCliffs(spectrum) });
  const agreement = await journal.stage('agreement', () => {
    const part = (rows: Uint32Array) => ({
      inputs: selectRows(dataSet.inputs, rows),
      targets: selectRows(dataSet.targets, rows),
    });
    const examples = { train: part(dataSet.train), test: part(dataSet.test) };
    const classMean = { collapse: { kind: 'classMean' }, signal: work.signal } as const;
    return measureAgreement(network, run.parameters, examples, classMean);
  });
  const measurements: Measurements = {
    settings,
    history: run.history,
    trainPairs: dataSet.train.length,
    families,
    agreement,
    evolution,
    final: {
      full: withReport(finalSpectra.full),
      layer1: withReport(finalSpectra.layer1),
      layer2: withReport(finalSpectra.layer2),
    },
    firstCliff: await journal.stage('first-cliff', () => measureFirstCliff(settings, families, finalSpectra, work)),
    secondCliff: await journal.stage('second-cliff', () => measureSecondCliff(settings, families, spectra, work)),
    withoutPrior: await journal.stage('without-prior', () =>
      measureWithoutPrior(trained, { layer1: finalSpectra.layer1, spectra }, families, settings, work),
    ),
  };
  work.onProgress?.({ stage: 'layers and rotations', done: 1, total: 1 });
  return measurements;
}

async function measureFirstCliff(
  settings: ModularAdditionSettings,
  families: Families,
  spectra: Record<'full' | 'layer1', Spectrum>,
  work: WorkOptions,
): Promise<Measurements['firstCliff']> {
  const { p } = settings;
  const [range] = cliffRanges(p);
  const layer1 = vectorsOf(spectra.layer1, range);
  const pair = familiesOf('first', families);
  const rotated = await rotateInTwoStages(layer1, ...laplaciansOf('first', p), { signal: work.signal });
  return {
    energies: familyEnergies(vectorsOf(spectra.full, range), families),
    layer1Energy: energyInFamilies(layer1, pair),
    before: against(layer1, pair, range.from),
    after: against(rotated.basis, pair),
    permuted: await permutedScores({ twoStage: rotated.basis, joint: rotated.basis }, pair, settings),
  };
}

async function measureSecondCliff(
  settings: ModularAdditionSettings,
  families: Families,
  spectra: readonly { readonly epoch: number; readonly spectrum: Spectrum }[],
  work: WorkOptions,
): Promise<Measurements['secondCliff']> {
  const { p } = settings;
  const [, range] = cliffRanges(p);
  const pair = familiesOf('second', families);
  const [alongSum, alongDiff] = laplaciansOf('second', p);
  const epochs: SecondCliffAtEpoch[] = [];
  for (const { epoch, spectrum } of spectra) {
    const basis = vectorsOf(spectrum, range);
    const { sum, difference } = familyEnergies(basis, families);
    const rotated = await rotateInTwoStages(basis, alongSum, alongDiff, { signal: work.signal });
    epochs.push({ epoch, energies: { sum, difference }, twoStage: against(rotated.basis, pair) });
  }
  const last = vectorsOf(spectra[spectra.length - 1].spectrum, range);
  const joint = await rotateJointly(last, [alongSum, alongDiff], { signal: work.signal });
  const halfPlusFour = await rotateInTwoStages(last, alongSum, alongDiff, { extra: 4, signal: work.signal });
  return {
    epochs,
    halfPlusFour: against(halfPlusFour.basis, pair),
    joint: against(joint.basis, pair),
    jointEnergies: joint.energies,
    permuted: await permutedScores(
      { twoStage: epochs[epochs.length - 1].twoStage.basis, joint: joint.basis },
      pair,
      settings,
    ),
  };
}

async function measureWithoutPrior(
  { network, dataSet: { inputs }, run: { checkpoints } }: TrainedModularAddition,
  { layer1, spectra }: { readonly layer1: Spectrum; readonly spectra: readonly { readonly spectrum: Spectrum }[] },
  families: Families,
  settings: ModularAdditionSettings,
  work: WorkOptions,
): Promise<Measurements['withoutPrior']> {
  const [first, second] = cliffRanges(settings.p);
  const pairs = { first: familiesOf('first', families), second: familiesOf('second', families) };
  const at = (index: number) => ({ network, parameters: checkpoints[index].parameters, inputs });
  const last = checkpoints.length - 1;
  const weights = { trained: at(last), initial: checkpoints[0].parameters };
  const epochs: EpochWithoutPrior[] = [];
  for (const [index, { epoch }] of checkpoints.entries()) {
    if (!comparedEpochs.includes(epoch) && index < last) continue;
    const basis = vectorsOf(spectra[index].spectrum, second);
    const controlled = heldEpochs.includes(epoch);
    epochs.push(await epochWithoutPrior(epoch, basis, at(index), pairs.second, settings, { ...work, controlled }));
  }
  const lastBasis = vectorsOf(spectra[last].spectrum, second);
  return {
    first: await cliffWithoutPrior(vectorsOf(layer1, first), 'first', weights, pairs.first, settings, work),
    second: await cliffWithoutPrior(lastBasis, 'second', weights, pairs.second, settings, work),
    epochs,
  };
}

/** The two cliffs' vectors, counted from 0, the constant mode left out. */
function cliffRanges(p: number): [{ from: number; to: number }, { from: number; to: number }] {
  const { constant, first, second } = cliffEnds(p);
  return [
    { from: constant, to: first },
    { from: first, to: second },
  ];
}

function vectorsOf(spectrum: Spectrum, { from, to }: { from: number; to: number }): DenseMatrix {
  return (spectrum.vectors as DenseMatrix).columnRange(from, to);
}
