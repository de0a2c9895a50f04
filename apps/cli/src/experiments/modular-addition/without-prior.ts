import { compareWithPermutedExamples, compareWithRandomUnits, mostPossible, type UnitScore } from '@entk/alignment';
import { breathe, createRandom, type DenseMatrix, type FeatureFamily, type WorkOptions } from '@entk/core';
import { multiply } from '@entk/linalg';
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

/**
 * How far a draw is rotated. Units that say nothing have no angles that settle: they go on turning for hundreds of
 * sweeps. After 10 their mean best matches are as after 100 (a cliff's draws by 10, 20 and 100: 0.228, 0.223, 0.227 in
 * parts, 0.142, 0.136, 0.138 whole, ± 0.01), and the trained network's own units have theirs to four digits.
 */
const drawSweeping = { tolerance: 1e-4, maxSweeps: 10 } as const;

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
  const bySplit = (some: DenseMatrix, sweeping = {}) => rotateSplit(split, some, { ...work, ...sweeping });
  const score = async (some: DenseMatrix) => scoresOf(await bySplit(some, drawSweeping), families).twoStage;
  const alone = async (some: DenseMatrix, sweeping = {}) =>
    (await rotateByUnits(basis, some, { signal: work.signal, ...sweeping })).basis;
  const aloneScore = async (some: DenseMatrix) => scoresOf(await alone(some, drawSweeping), families).twoStage;
  const drawn = (of: UnitScore, most: number) => unitDraws(trained, { cliff, basis }, of, most, settings, work);
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

/**
 * Scores of units that should say nothing of the features.
 *
 * Random units A Q are drawn as loadings Bᵀ A Q on the cliff, which are uniform in as few directions as it has: all
 * that a rotation of the cliff sees of them.
 */
async function unitDraws(
  { network, parameters, inputs }: NetworkAtEpoch,
  { cliff, basis }: { readonly cliff: CliffKind; readonly basis: DenseMatrix },
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
  const loadings = multiply(basis, units, { transposeLeft: true });
  const inSpan: UnitScore = (loads) => score(multiply(basis, loads));
  const { draws: random } = await compareWithRandomUnits(loadings, inSpan, options);
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
  const bySplit = (units: DenseMatrix, sweeping = {}) => rotateSplit(split, units, { ...work, ...sweeping });
  const score = async (units: DenseMatrix) => scoresOf(await bySplit(units, drawSweeping), families).twoStage;
  return {
    epoch,
    network: against(await bySplit(evidence.units.second), families),
    ...(controlled && {
      draws: await unitDraws(at, { cliff: 'second', basis }, score, mostDraws.eachEpoch, settings, work),
    }),
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
