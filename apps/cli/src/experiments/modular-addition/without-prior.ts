import { compareWithPermutedExamples, compareWithRandomUnits, mostPossible, type UnitScore } from '@entk/alignment';
import { breathe, createRandom, type DenseMatrix, type FeatureFamily, type WorkOptions } from '@entk/core';
import { type Network, type NetworkInputs, normalParameters, type ParameterSet } from '@entk/models';
import { rotateByUnits, rotateJointly } from '@entk/rotation';
import { type CliffKind, laplaciansOf, scoresOf } from './alignment-scores.js';
import { evidenceOf, rotateSplit, splitByNetwork, unitsOf } from './rotate-by-network.js';
import { against, type RotationResult } from './rotation-result.js';
import type { ModularAdditionSettings } from './settings.js';

/** Mean best matches after the same split and rotation by units that should say nothing of the features. */
export interface UnitDraws {
  /** Of the same network before training, with other weights. */
  readonly untrained: readonly number[];
  /** In a random basis of their own space: of the same covariance. */
  readonly random: readonly number[];
  /** With the examples in random orders. */
  readonly permuted: readonly number[];
}

/** One cliff after training, with no prior on the inputs. */
export interface CliffWithoutPrior {
  /** The eigenvectors as they are. */
  readonly eigenvectors: RotationResult;
  /** Split by input groups or outputs, then rotated by the hidden units. */
  readonly network: RotationResult;
  /** By the hidden units; neither inputs nor outputs asked. */
  readonly unitsAlone: RotationResult;
  /** Both Laplacians jointly: with the prior. */
  readonly joint: RotationResult;
  /** As `network`, by the units that this network had before training. */
  readonly untrained: RotationResult;
  /** The largest mean best match that an orthonormal basis of the span could have. */
  readonly mostPossible: number;
  /** Of `network`. */
  readonly draws: UnitDraws;
  /** Of `unitsAlone`. */
  readonly unitsAloneDraws: UnitDraws;
}

/** The second cliff at one checkpoint, with and without the prior. */
export interface EpochWithoutPrior {
  readonly epoch: number;
  readonly network: RotationResult;
  readonly joint: RotationResult;
  /** Of `network`, at the epochs that a claim is held to. */
  readonly draws?: UnitDraws;
}

/** A network with the weights of one epoch. */
export interface NetworkAtEpoch {
  readonly network: Network;
  readonly parameters: ParameterSet;
  readonly inputs: NetworkInputs;
}

/**
 * Draws of each kind: as many as of untrained networks elsewhere; fewer where a draw is a rotation of a whole cliff, or
 * every epoch has draws of its own.
 */
const mostDraws = { final: 19, unitsAlone: 9, eachEpoch: 9 } as const;

/** |sin θ| at which a draw counts as rotated: mean matches change no further, and it takes a third of the time. */
const drawTolerance = 1e-4;

/** A cliff after training by what the network says, beside the prior and beside units that know nothing. */
export async function cliffWithoutPrior(
  basis: DenseMatrix,
  cliff: CliffKind,
  { trained, initial }: { readonly trained: NetworkAtEpoch; readonly initial: ParameterSet },
  families: readonly FeatureFamily[],
  settings: ModularAdditionSettings,
  work: WorkOptions = {},
): Promise<CliffWithoutPrior> {
  const { network, parameters, inputs } = trained;
  const evidence = evidenceOf(network, parameters, inputs);
  const units = evidence.units[cliff];
  const split = await splitByNetwork(basis, cliff, evidence, work);
  const bySplit = (some: DenseMatrix, tolerance?: number) => rotateSplit(split, some, { ...work, tolerance });
  const score = async (some: DenseMatrix) => scoresOf(await bySplit(some, drawTolerance), families).twoStage;
  const alone = async (some: DenseMatrix, tolerance?: number) =>
    (await rotateByUnits(basis, some, { signal: work.signal, tolerance })).basis;
  const aloneScore = async (some: DenseMatrix) => scoresOf(await alone(some, drawTolerance), families).twoStage;
  const drawn = (of: UnitScore, most: number) => unitDraws(trained, cliff, of, most, settings, work);
  return {
    eigenvectors: against(basis, families),
    network: against(await bySplit(units), families),
    unitsAlone: against(await alone(units), families),
    joint: await jointly(basis, cliff, families, settings, work),
    untrained: against(await bySplit(unitsOf(network, initial, inputs, cliff)), families),
    mostPossible: mostPossible(basis, families).meanSquaredColumnMax,
    draws: await drawn(score, mostDraws.final),
    unitsAloneDraws: await drawn(aloneScore, mostDraws.unitsAlone),
  };
}

/** Scores of units that should say nothing of the features. */
async function unitDraws(
  { network, parameters, inputs }: NetworkAtEpoch,
  cliff: CliffKind,
  score: UnitScore,
  most: number,
  { seed, controlDraws = most }: ModularAdditionSettings,
  { signal }: WorkOptions,
): Promise<UnitDraws> {
  const units = unitsOf(network, parameters, inputs, cliff);
  const options = { draws: Math.min(most, controlDraws), seed, signal };
  const untrained: number[] = [];
  for (let index = 0; index < options.draws; index++) {
    await breathe(signal);
    const random = createRandom(seed).fork(`untrained units ${index}`);
    untrained.push(await score(unitsOf(network, normalParameters(network, random), inputs, cliff)));
  }
  const { draws: random } = await compareWithRandomUnits(units, score, options);
  const { draws: permuted } = await compareWithPermutedExamples(units, score, options);
  return { untrained, random: Array.from(random), permuted: Array.from(permuted) };
}

/** The second cliff at a checkpoint by what the network said then, beside the prior. */
export async function epochWithoutPrior(
  epoch: number,
  basis: DenseMatrix,
  at: NetworkAtEpoch,
  families: readonly FeatureFamily[],
  settings: ModularAdditionSettings,
  { controlled, ...work }: WorkOptions & { readonly controlled: boolean },
): Promise<EpochWithoutPrior> {
  const evidence = evidenceOf(at.network, at.parameters, at.inputs);
  const split = await splitByNetwork(basis, 'second', evidence, work);
  const bySplit = (units: DenseMatrix, tolerance?: number) => rotateSplit(split, units, { ...work, tolerance });
  const score = async (units: DenseMatrix) => scoresOf(await bySplit(units, drawTolerance), families).twoStage;
  return {
    epoch,
    network: against(await bySplit(evidence.units.second), families),
    ...(controlled && { draws: await unitDraws(at, 'second', score, mostDraws.eachEpoch, settings, work) }),
    joint: await jointly(basis, 'second', families, settings, work),
  };
}

async function jointly(
  basis: DenseMatrix,
  cliff: CliffKind,
  families: readonly FeatureFamily[],
  { p }: ModularAdditionSettings,
  { signal }: WorkOptions,
): Promise<RotationResult> {
  return against((await rotateJointly(basis, laplaciansOf(cliff, p), { signal })).basis, families);
}
