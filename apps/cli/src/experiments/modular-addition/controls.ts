import { compareWithPermutedLabels, type ControlledScore, randomSubspace } from '@entk/alignment';
import { breathe, createRandom, type DenseMatrix, type FeatureFamily } from '@entk/core';
import { modularAddition } from '@entk/datasets';
import { factoredJacobian, selectParameters } from '@entk/jacobians';
import { empiricalNtk } from '@entk/kernels';
import { normalParameters } from '@entk/models';
import { quadraticMlp, quadraticMlpWeights } from '@entk/models/networks';
import { eigh } from '@entk/spectral';
import { type JournalledWork, noJournal } from '../../journal/journal.js';
import { type AlignmentScores, type CliffKind, jointScore, scoresOf, twoStageScores } from './alignment-scores.js';
import { type Families, fourierFamilies } from './families.js';
import { cliffEnds, type ModularAdditionSettings } from './settings.js';

/** Scores of many draws, figure by figure. */
export interface ScoreDraws {
  readonly energy: readonly number[];
  readonly twoStage: readonly number[];
  /** Fewer, or none: a joint rotation costs ten times one in two stages. */
  readonly joint: readonly number[];
}

/** What the alignment figures are where there is nothing to find; needs no trained network. */
export interface AdditionControls {
  /**
   * Of either cliff: the map (a, b) → ((a + b)/2, (a − b)/2) modulo an odd p permutes the pairs, and takes the one's
   * Laplacians and families to the other's, so that a uniformly random subspace has the same scores in distribution.
   */
  readonly random: ScoreDraws;
  readonly untrained: Record<CliffKind, ScoreDraws>;
}

/** Draws: as many as keep the controls shorter than the training beside them. */
const mostDraws = { random: 99, untrained: 19, joint: 19, permuted: 499 };

/** Random subspaces and untrained networks, for the cliffs of a modulus. */
export async function drawControls(
  settings: ModularAdditionSettings,
  { journal = noJournal, signal, onProgress }: JournalledWork = {},
): Promise<AdditionControls> {
  const families = fourierFamilies(settings.p) as Families;
  const draws = drawsFor(settings);
  const random = await journal.stage('random-subspaces', async () => {
    const { first } = cliffEnds(settings.p);
    const stream = createRandom(settings.seed).fork('random subspaces');
    return drawn(draws.random, async (index) => {
      onProgress?.({ stage: 'random subspaces', done: index, total: draws.random });
      await breathe(signal);
      const basis = randomSubspace(settings.p ** 2, first - 1, stream);
      return scoresOfBasis(basis, 'first', settings.p, families, index < draws.joint);
    });
  });
  const bases: Record<CliffKind, DenseMatrix>[] = [];
  for (let index = 0; index < draws.untrained; index++) {
    onProgress?.({ stage: 'untrained networks', done: index, total: draws.untrained });
    await breathe(signal);
    bases.push(await journal.stage(`untrained-${index}`, () => untrainedBases(settings, index)));
  }
  const untrained = (cliff: CliffKind) =>
    journal.stage(`untrained-${cliff}`, () =>
      drawn(bases.length, (index) => scoresOfBasis(bases[index][cliff], cliff, settings.p, families, false)),
    );
  return { random, untrained: { first: await untrained('first'), second: await untrained('second') } };
}

/** The same vectors against families whose examples stand in random orders; both bases are rotated already. */
export async function permutedScores(
  bases: Record<'twoStage' | 'joint', DenseMatrix>,
  families: readonly FeatureFamily[],
  settings: ModularAdditionSettings,
): Promise<ScoreDraws> {
  const score = (permuted: readonly FeatureFamily[]): Readonly<Record<string, number>> => {
    const { energy, twoStage } = scoresOf(bases.twoStage, permuted);
    if (bases.joint === bases.twoStage) return { energy, twoStage };
    return { energy, twoStage, joint: scoresOf(bases.joint, permuted).twoStage };
  };
  const options = { seed: settings.seed, draws: drawsFor(settings).permuted };
  const { energy, twoStage, joint } = await compareWithPermutedLabels(families, score, options);
  const drawsOf = (control?: ControlledScore) => Array.from(control?.draws ?? []);
  return { energy: drawsOf(energy), twoStage: drawsOf(twoStage), joint: drawsOf(joint) };
}

function drawsFor({ controlDraws = Number.POSITIVE_INFINITY }: ModularAdditionSettings): typeof mostDraws {
  const counts = Object.entries(mostDraws).map(([name, count]) => [name, Math.min(count, controlDraws)]);
  return Object.fromEntries(counts) as typeof mostDraws;
}

/** The families a cliff is held against. */
export function familiesOf(cliff: CliffKind, families: Families): readonly FeatureFamily[] {
  return cliff === 'first' ? [families.a, families.b] : [families.sum, families.difference];
}

async function untrainedBases(
  settings: ModularAdditionSettings,
  index: number,
): Promise<Record<CliffKind, DenseMatrix>> {
  const { p, hiddenUnits, scaling, seed } = settings;
  const { constant, first, second } = cliffEnds(p);
  const network = quadraticMlp({ inputs: 2 * p, hiddenUnits, outputs: p, scaling });
  const parameters = normalParameters(network, createRandom(seed).fork(`untrained network ${index}`));
  const { inputs } = modularAddition({ p });
  const jacobian = factoredJacobian(network, parameters, inputs);
  const kernelOf = (layer: string) => empiricalNtk(selectParameters(jacobian, [layer]), { kind: 'classMean' }).matrix;
  const layer1 = kernelOf(quadraticMlpWeights.layer1);
  // The kernel of all parameters is the sum of those of the layers.
  const full = kernelOf(quadraticMlpWeights.layer2).addInPlace(layer1);
  const vectorsOf = async (matrix: DenseMatrix, from: number, to: number) => {
    const { vectors } = await eigh(matrix, { count: to, semidefinite: true });
    return vectors.columnRange(from, to);
  };
  return { first: await vectorsOf(layer1, constant, first), second: await vectorsOf(full, first, second) };
}

async function scoresOfBasis(
  basis: DenseMatrix,
  cliff: CliffKind,
  p: number,
  families: Families,
  jointly: boolean,
): Promise<AlignmentScores & { joint?: number }> {
  const pair = familiesOf(cliff, families);
  const scores = await twoStageScores(basis, cliff, p, pair);
  return jointly ? { ...scores, joint: await jointScore(basis, cliff, p, pair) } : scores;
}

async function drawn(
  count: number,
  draw: (index: number) => Promise<AlignmentScores & { joint?: number }>,
): Promise<ScoreDraws> {
  const found = [];
  for (let index = 0; index < count; index++) found.push(await draw(index));
  return {
    energy: found.map(({ energy }) => energy),
    twoStage: found.map(({ twoStage }) => twoStage),
    joint: found.flatMap(({ joint }) => joint ?? []),
  };
}
