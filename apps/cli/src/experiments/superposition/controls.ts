import { randomCoordinates } from '@entk/alignment';
import { breathe, createRandom, DenseMatrix } from '@entk/core';
import { type SuperpositionFeatures, superpositionFeatures } from '@entk/datasets';
import { xavierNormalParameters } from '@entk/models';
import { tiedAutoencoder } from '@entk/models/networks';
import { type JournalledWork, noJournal } from '../../journal/journal.js';
import { type Assignment, type AssignmentDraws, assignmentOf, drawsOf } from './assignment.js';
import type { NetworkPlan } from './measurements.js';
import type { SuperpositionSettings } from './settings.js';
import { symmetricForm } from './symmetric-form.js';
import { untrainedCosines } from './untrained-cosines.js';

/** What the match of one network at β = 0.3 is where there is nothing to find; needs no trained network. */
export interface SuperpositionControls {
  readonly random: AssignmentDraws;
  /** Of the same data, m and n, with other weights as they are drawn. */
  readonly untrained: AssignmentDraws;
  /** The most that any orthonormal basis of the span could match at β = 0, raw. */
  readonly possible: { readonly random: readonly number[]; readonly untrained: readonly number[] };
}

/** Random subspaces: they cost nothing of N·C. */
const randomDraws = 999;

/** Untrained networks: fewer of a wide one, whose eigenproblem takes ten times as long. */
const untrainedDraws = { narrow: 19, wide: 9, widest: 20 } as const;

/** A network whose controls are drawn. */
export interface ControlPlan extends NetworkPlan {
  /**
   * Whether to draw random subspaces too; they are the same for all networks of one seed on as many examples of as many
   * features. @default true
   */
  readonly randomSubspaces?: boolean;
}

/** Random subspaces and untrained networks for one network of figure 1. */
export async function drawNetworkControls(
  { id, settings, randomSubspaces = true }: ControlPlan,
  { journal = noJournal, signal, onProgress }: JournalledWork = {},
): Promise<SuperpositionControls> {
  const { features, examples, hiddenUnits, seed, controlDraws = Number.POSITIVE_INFINITY } = settings;
  const stream = createRandom(seed).fork('random subspaces');
  const random = Array.from({ length: randomSubspaces ? Math.min(randomDraws, controlDraws) : 0 }, () =>
    chanceOf(absolute(randomCoordinates(examples * features, features, features, stream))),
  );
  const most = hiddenUnits > untrainedDraws.widest ? untrainedDraws.wide : untrainedDraws.narrow;
  const count = Math.min(most, controlDraws);
  const { sparsity, importance, unitRows } = settings;
  const dataSet = superpositionFeatures({ features, examples, sparsity, importance, unitRows, seed });
  const untrained: Chance[] = [];
  for (let index = 0; index < count; index++) {
    onProgress?.({ stage: id, done: index, total: count, detail: 'untrained networks' });
    await breathe(signal);
    untrained.push(await journal.stage(`untrained-${index}`, () => untrainedChance(settings, dataSet, index)));
  }
  const possible = (draws: readonly Chance[]) => draws.map((draw) => draw.possible);
  return {
    random: drawsOf(random.map(({ assignment }) => assignment)),
    untrained: drawsOf(untrained.map(({ assignment }) => assignment)),
    possible: { random: possible(random), untrained: possible(untrained) },
  };
}

/** One draw. */
interface Chance {
  readonly assignment: Assignment;
  readonly possible: number;
}

/** @param values |cosines| of orthonormal features with an orthonormal basis, axes [F, k]. */
function chanceOf(values: DenseMatrix): Chance {
  return { assignment: assignmentOf(values), possible: meanNorm(values) };
}

/** Mean norm of the features inside the span of the vectors. */
function meanNorm(values: DenseMatrix): number {
  let sum = 0;
  for (let row = 0; row < values.rows; row++) {
    sum += Math.sqrt(values.rowSpan(row).reduce((squares, value) => squares + value * value, 0));
  }
  return sum / values.rows;
}

async function untrainedChance(
  { features, hiddenUnits, seed }: SuperpositionSettings,
  { inputs, importance }: SuperpositionFeatures,
  index: number,
): Promise<Chance> {
  const network = tiedAutoencoder({ features, hiddenUnits });
  const parameters = xavierNormalParameters(network, createRandom(seed).fork(`untrained network ${index}`));
  const form = symmetricForm(network, parameters, inputs);
  const rescaled = await untrainedCosines(form, { beta: 0.3, importance, count: features });
  const plain = await untrainedCosines(form, { beta: 0, importance, count: features });
  return { assignment: assignmentOf(rescaled), possible: meanNorm(plain) };
}

function absolute(matrix: DenseMatrix): DenseMatrix {
  return new DenseMatrix(matrix.rows, matrix.columns, matrix.data.map(Math.abs));
}
