import { breathe, DenseMatrix, type WorkOptions } from '@entk/core';
import { type InductionFamilyName, inductionFamilyNames, type InductionReads, inductionReads } from '@entk/datasets';
import type { Metrics } from '@entk/models';
import { type JournalledWork, noJournal } from '../../journal/journal.js';
import { type ControlDraws, drawControls } from './controls.js';
import { type BestHeads, bestHeads } from './heads.js';
import {
  centredVectors,
  type FamilyOverlaps,
  jointKernels,
  type NetworkAt,
  outputsOfLayer2,
  overlapsWith,
  parameterKernels,
} from './kernels.js';
import { fewSequences, late } from './late.js';
import { componentsAt, type Match, matchOf, predictionsAt, rotatedVectors } from './naming.js';
import { randomReadouts } from './reads.js';
import { type InductionSettings, kernelSteps, keptSteps } from './settings.js';
import { heldOutSequences, trainInduction } from './train.js';

/** How far a network is at a step, on sequences that no step saw, at positions where all has occurred before. */
export interface PhasePoint extends Metrics, BestHeads {
  readonly step: number;
}

/** Where vectors are from that are held against the answers: W_O of layer 2, PCA of the logits and of the residual. */
export const matchedSpans = ['kernel', 'logits', 'residual'] as const;

export type MatchedSpan = (typeof matchedSpans)[number];

/** What the kernels hold at a step. */
export interface KernelPoint {
  readonly step: number;
  /** By kernel: `full`, and each weight in all heads of a layer. */
  readonly overlaps: Readonly<Record<string, FamilyOverlaps>>;
  readonly matches: Readonly<Record<MatchedSpan, Match>>;
}

/** One seed of the experiment. */
export interface SeedMeasurements {
  readonly settings: InductionSettings;
  /** V − 1, the dimensions of the answers and the vectors that are compared with them. */
  readonly dimension: number;
  /** What a random span of as many vectors shares with the answers. */
  readonly chance: number;
  /** The dimensions of every family of what reads may be told by. */
  readonly familyDimensions: Readonly<Record<InductionFamilyName, number>>;
  readonly phase: readonly PhasePoint[];
  readonly kernels: readonly KernelPoint[];
  /** Of every parameter, those of a head by themselves, at the end. */
  readonly parameters: Readonly<Record<string, FamilyOverlaps>>;
  readonly controls: ControlDraws;
}

/** Trains from one seed, and takes its kernels through training. */
export async function measureSeed(
  settings: InductionSettings,
  { journal = noJournal, ...work }: JournalledWork = {},
): Promise<SeedMeasurements> {
  const { seed, steps, vocabularySize, heads } = settings;
  const { network, run } = await trainInduction(settings, { checkpoints: keptSteps(steps), journal, ...work });
  const sequences = heldOutSequences(settings, settings.reads);
  const reads = inductionReads(sequences, { seed });
  const readouts = randomReadouts(vocabularySize, seed);
  const kernels: KernelPoint[] = [];
  let parameters: SeedMeasurements['parameters'] = {};
  const followed = kernelSteps(steps);
  for (const [done, step] of followed.entries()) {
    work.onProgress?.({ stage: `seed ${seed}: kernels`, done, total: followed.length });
    const at = { network, parameters: checkpointAt(run.checkpoints, step) };
    const measured = await journal.stage(`kernels-${step}`, () =>
      kernelPoint(at, { reads, readouts, heads, eachParameter: step === steps }, work),
    );
    kernels.push({ step, ...measured.point });
    parameters = measured.parameters;
  }
  const phase: PhasePoint[] = [];
  for (const { epoch: step, parameters: weights } of run.checkpoints) {
    await breathe(work.signal);
    const at = { network, parameters: weights };
    phase.push({ step, ...late(at, sequences), ...bestHeads(at, fewSequences(sequences)) });
  }
  const dimension = vocabularySize - 1;
  return {
    settings,
    dimension,
    chance: dimension ** 2 / (settings.reads - 1),
    familyDimensions: dimensionsOf(reads),
    phase,
    kernels,
    parameters,
    controls: await journal.stage('controls', () =>
      drawControls({ network, parameters: run.parameters }, { settings, reads, readouts }, work),
    ),
  };
}

/** Centred indicators of F values span F − 1 dimensions. */
function dimensionsOf({ families }: InductionReads): Record<InductionFamilyName, number> {
  const entries = inductionFamilyNames.map((name) => [name, families[name].features.columns - 1] as const);
  return Object.fromEntries(entries) as Record<InductionFamilyName, number>;
}

interface KernelChoices {
  readonly reads: InductionReads;
  readonly readouts: DenseMatrix;
  readonly heads: number;
  /** Whether the kernel of every parameter is looked at by itself. */
  readonly eachParameter: boolean;
}

async function kernelPoint(
  at: NetworkAt,
  { reads, readouts, heads, eachParameter }: KernelChoices,
  work: WorkOptions,
): Promise<{ readonly point: Omit<KernelPoint, 'step'>; readonly parameters: Record<string, FamilyOverlaps> }> {
  const kernels = await parameterKernels(at, reads, readouts, work);
  const dimension = readouts.columns - 1;
  const overlapsOf = async (some: ReadonlyMap<string, DenseMatrix>) => {
    const found: Record<string, FamilyOverlaps> = {};
    for (const [name, kernel] of some) {
      await breathe(work.signal);
      found[name] = overlapsWith(await centredVectors(kernel, dimension), reads);
    }
    return found;
  };
  const joint = jointKernels(kernels, { layers: 2, heads });
  const vectors = await centredVectors(joint.get(outputsOfLayer2) as DenseMatrix, rotatedVectors);
  const predictions = predictionsAt(at, reads);
  const { logits, residual } = componentsAt(at, reads);
  const { answer } = reads.families;
  return {
    point: {
      overlaps: await overlapsOf(joint),
      matches: {
        kernel: await matchOf(vectors, predictions, answer, work),
        logits: await matchOf(logits, predictions, answer, work),
        residual: await matchOf(residual, predictions, answer, work),
      },
    },
    parameters: eachParameter ? await overlapsOf(kernels) : {},
  };
}

function checkpointAt(
  checkpoints: readonly { readonly epoch: number; readonly parameters: NetworkAt['parameters'] }[],
  step: number,
): NetworkAt['parameters'] {
  return (checkpoints.find(({ epoch }) => epoch === step) as (typeof checkpoints)[number]).parameters;
}
