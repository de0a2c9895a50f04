import { compareWithPermutedExamples, compareWithRandomUnits, mostPossible } from '@entk/alignment';
import { breathe, createRandom, type DenseMatrix, type FeatureFamily, type WorkOptions } from '@entk/core';
import { type Network, type NetworkInputs, normalParameters, type ParameterSet } from '@entk/models';
import { rotateByUnits, rotateJointly } from '@entk/rotation';
import { type CliffKind, laplaciansOf, scoresOf } from './alignment-scores.js';
import { evidenceOf, type NetworkEvidence, rotateByNetwork, rotateSplit, splitByNetwork } from './rotate-by-network.js';
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
  readonly draws: UnitDraws;
}

/** The second cliff at one checkpoint, with and without the prior. */
export interface EpochWithoutPrior {
  readonly epoch: number;
  readonly network: RotationResult;
  readonly joint: RotationResult;
}

/** A network with the weights of one epoch. */
export interface NetworkAtEpoch {
  readonly network: Network;
  readonly parameters: ParameterSet;
  readonly inputs: NetworkInputs;
}

/** Draws of each kind: as many as of untrained networks elsewhere. */
const mostDraws = 19;

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
  const score = async (some: DenseMatrix) => scoresOf(await bySplit(some), families).twoStage;
  const unitsOf = (weights: ParameterSet) => evidenceOf(network, weights, inputs).units[cliff];
  const options = {
    draws: Math.min(mostDraws, settings.controlDraws ?? mostDraws),
    seed: settings.seed,
    signal: work.signal,
  };

  const untrained: number[] = [];
  for (let index = 0; index < options.draws; index++) {
    await breathe(work.signal);
    const random = createRandom(settings.seed).fork(`untrained units ${index}`);
    untrained.push(await score(unitsOf(normalParameters(network, random))));
  }
  const { draws: random } = await compareWithRandomUnits(units, score, options);
  const { draws: permuted } = await compareWithPermutedExamples(units, score, options);
  return {
    eigenvectors: against(basis, families),
    network: against(await bySplit(units), families),
    unitsAlone: against((await rotateByUnits(basis, units, { signal: work.signal })).basis, families),
    joint: await jointly(basis, cliff, families, settings, work),
    untrained: against(await bySplit(unitsOf(initial)), families),
    mostPossible: mostPossible(basis, families).meanSquaredColumnMax,
    draws: { untrained, random: Array.from(random), permuted: Array.from(permuted) },
  };
}

/** The second cliff at a checkpoint by what the network said then, beside the prior. */
export async function epochWithoutPrior(
  epoch: number,
  basis: DenseMatrix,
  { network, parameters, inputs }: NetworkAtEpoch,
  families: readonly FeatureFamily[],
  settings: ModularAdditionSettings,
  work: WorkOptions = {},
): Promise<EpochWithoutPrior> {
  const evidence: NetworkEvidence = evidenceOf(network, parameters, inputs);
  return {
    epoch,
    network: against(await rotateByNetwork(basis, 'second', evidence, work), families),
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
