import { mostPossible, randomUnits } from '@entk/alignment';
import { breathe, createRandom, DenseMatrix, type FeatureFamily, identityMatrix, type WorkOptions } from '@entk/core';
import { multiply } from '@entk/linalg';
import { type Network, type NetworkInputs, normalParameters, type ParameterSet } from '@entk/models';
import { type BasisSplit, rotateByUnits, rotateJointly } from '@entk/rotation';
import {
  type CliffKind,
  drawSweeping,
  featuresInSpan,
  type FeaturesInSpan,
  laplaciansOf,
  scoresInSpan,
} from './alignment-scores.js';
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
  const bySplit = (some: DenseMatrix) => rotateSplit(split, some, work);
  const alone = await rotateByUnits(basis, units, { signal: work.signal });
  const drawn = await drawLoadings(trained, { cliff, basis }, mostDraws.final, settings, work);
  const features = featuresInSpan(basis, families);
  const { matchInSpan, matchAloneInSpan } = matchesInSpan(split, features, work);
  return {
    eigenvectors: against(basis, families),
    network: against(await bySplit(units), families),
    unitsAlone: against(alone.basis, families),
    joint: await jointly(basis, cliff, families, settings, work),
    untrained: against(await bySplit(unitsOf(network, initial, inputs, cliff)), families),
    mostPossible: mostPossible(basis, families).meanSquaredColumnMax,
    draws: await scoredDraws(drawn, matchInSpan, mostDraws.final),
    unitsAloneDraws: await scoredDraws(drawn, matchAloneInSpan, mostDraws.unitsAlone),
  };
}

/** Loadings Bᵀ A [k, H] of units that should say nothing of the features. */
type LoadingDraws = Readonly<Record<keyof UnitDraws, readonly DenseMatrix[]>>;

/**
 * Draws units that should say nothing of the features, as their loadings on a cliff: all that a rotation of the cliff
 * sees of them.
 *
 * Those of random units A Q are Bᵀ A Q, which are uniform in as few directions as the cliff has. Examples in a random
 * order are a random order of the rows of B: (P A) and Pᵀ B have the same loadings.
 */
async function drawLoadings(
  { network, parameters, inputs }: NetworkAtEpoch,
  { cliff, basis }: { readonly cliff: CliffKind; readonly basis: DenseMatrix },
  most: number,
  { seed, controlDraws = most }: ModularAdditionSettings,
  { signal }: WorkOptions,
): Promise<LoadingDraws> {
  const units = unitsOf(network, parameters, inputs, cliff);
  const loadings = multiply(basis, units, { transposeLeft: true });
  const random = createRandom(seed).fork('random units');
  const permuted = createRandom(seed).fork('permuted examples');
  const draw = {
    untrained(index: number) {
      const other = normalParameters(network, createRandom(seed).fork(`untrained units ${index}`));
      return multiply(basis, unitsOf(network, other, inputs, cliff), { transposeLeft: true });
    },
    random: () => randomUnits(loadings, random),
    permuted() {
      const rows = Array.from(permuted.permutation(basis.rows), (row) => basis.rowSpan(row));
      return multiply(DenseMatrix.fromRows(rows), units, { transposeLeft: true });
    },
  };
  const draws: Record<keyof UnitDraws, DenseMatrix[]> = { untrained: [], random: [], permuted: [] };
  for (let index = 0; index < Math.min(most, controlDraws); index++) {
    await breathe(signal);
    for (const kind of ['untrained', 'random', 'permuted'] as const) draws[kind].push(draw[kind](index));
  }
  return draws;
}

/** The mean best match of a cliff rotated by units, from their loadings on it and the coordinates of features in it. */
type LoadingScore = (loadings: DenseMatrix) => Promise<number>;

/**
 * Rotations of a cliff in its own coordinates, in which its basis is the identity: of the parts of a split, and by
 * units alone. Nothing in them is as long as there are examples.
 */
function matchesInSpan(
  split: BasisSplit,
  features: FeaturesInSpan,
  { signal }: WorkOptions,
): Record<'matchInSpan' | 'matchAloneInSpan', LoadingScore> {
  const sweeping = { signal, ...drawSweeping };
  const parts = { ...split, basis: split.rotation };
  const whole = identityMatrix(split.rotation.rows);
  return {
    async matchInSpan(loadings) {
      return scoresInSpan(features, await rotateSplit(parts, loadings, sweeping)).twoStage;
    },
    async matchAloneInSpan(loadings) {
      return scoresInSpan(features, (await rotateByUnits(whole, loadings, sweeping)).basis).twoStage;
    },
  };
}

/** Scores of the first draws of each kind. */
async function scoredDraws(draws: LoadingDraws, score: LoadingScore, most: number): Promise<UnitDraws> {
  const of = async (loadings: readonly DenseMatrix[]) => {
    const scores: number[] = [];
    for (const some of loadings.slice(0, most)) scores.push(await score(some));
    return scores;
  };
  return { untrained: await of(draws.untrained), random: await of(draws.random), permuted: await of(draws.permuted) };
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
  const draws = async () => {
    const most = mostDraws.eachEpoch;
    const { matchInSpan } = matchesInSpan(split, featuresInSpan(basis, families), work);
    return scoredDraws(await drawLoadings(at, { cliff: 'second', basis }, most, settings, work), matchInSpan, most);
  };
  return {
    epoch,
    network: against(await rotateSplit(split, evidence.units.second, work), families),
    ...(controlled && { draws: await draws() }),
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
