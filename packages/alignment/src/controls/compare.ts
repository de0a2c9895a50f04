import {
  breathe,
  createRandom,
  DenseMatrix,
  type FeatureFamily,
  type Random,
  requireInteger,
  requireOptions,
  ShapeError,
  type WorkOptions,
  requireList,
  MisuseError,
} from '@entk/core';
import { defaultDraws } from '../constants.js';
import { requireAlike, requireBasis } from '../features.js';
import { randomSubspace } from './random-subspace.js';
import { type Controlled, controlledScores, type Scores } from './scores.js';
import { shuffledFamily } from './shuffled-family.js';

/**
 * Any figure of a basis, or several by name, larger where it aligns better. To be fair it does all that was done
 * before: a rotation too.
 */
export type BasisScore<S extends Scores = number> = (basis: DenseMatrix) => S | Promise<S>;

/** Any figure of the features, or several by name, larger where the basis it closes over aligns better. */
export type FamilyScore<S extends Scores = number> = (families: readonly FeatureFamily[]) => S | Promise<S>;

/** How a control is drawn. */
export interface ControlOptions extends Pick<WorkOptions, 'signal' | 'onProgress'> {
  /** B; the smallest p-value is 1/(1 + B). @default 199 */
  readonly draws?: number;
  readonly seed: number;
}

/**
 * The score of a basis beside the scores of random subspaces of as many dimensions. Where the score is several by name,
 * so is the result, each with its control of the same draws.
 *
 * @param basis Axes [N, k]; every draw is an orthonormal [N, k] of the uniform distribution.
 * @throws MisuseError if `draws` or `seed` is out of bounds; the signal's reason when it is aborted.
 * @remarks B times the cost of the score and of orthonormalising k vectors.
 *
 * @example
 * ```ts
 * import { capturedNorms, compareWithRandomSubspaces } from '@entk/alignment';
 * import { DenseMatrix } from '@entk/core';
 *
 * const feature = DenseMatrix.generate(50, 1, (i) => (i === 0 ? 1 : 0));
 * const score = (basis: DenseMatrix) => capturedNorms(basis, feature)[0];
 * const { observed, pValue } = await compareWithRandomSubspaces(feature, score, { seed: 0 });
 * observed; // 1
 * pValue; // 0.005, none of 199 random vectors does as well
 * ```
 */
export async function compareWithRandomSubspaces<S extends Scores>(
  basis: DenseMatrix,
  score: BasisScore<S>,
  options: ControlOptions,
): Promise<Controlled<S>> {
  requireBasis('compareWithRandomSubspaces', basis);
  requireControlOptions('compareWithRandomSubspaces', options, score);
  return drawn('compareWithRandomSubspaces', 'random subspaces', await score(basis), options, (random) =>
    score(randomSubspace(basis.rows, basis.columns, random)),
  );
}

/**
 * The score of features beside the scores of the same features with their labels permuted: the rows of all families in
 * one random order, so that features keep their values and their angles to each other and lose only which example has
 * which value.
 *
 * @throws ShapeError if the families differ in rows.
 * @throws MisuseError if `draws` or `seed` is out of bounds.
 * @throws The signal's reason when it is aborted.
 * @remarks B times the cost of the score.
 *
 * @example
 * ```ts
 * import { compareWithPermutedLabels, energyInFamilies } from '@entk/alignment';
 * import { DenseMatrix } from '@entk/core';
 *
 * const wave = DenseMatrix.generate(40, 1, (i) => Math.cos((2 * Math.PI * i) / 40) / Math.sqrt(20));
 * const family = { name: 'wave', features: wave, groupSize: 1, labels: ['1'] };
 * const control = await compareWithPermutedLabels([family], (shuffled) => energyInFamilies(wave, shuffled).energy, {
 *   seed: 0,
 * });
 * control.pValue; // 0.005
 * ```
 */
export async function compareWithPermutedLabels<S extends Scores>(
  families: readonly FeatureFamily[],
  score: FamilyScore<S>,
  options: ControlOptions,
): Promise<Controlled<S>> {
  requireAlike('compareWithPermutedLabels', families?.[0]?.features?.rows, families);
  requireControlOptions('compareWithPermutedLabels', options, score);
  return drawn('compareWithPermutedLabels', 'permuted labels', await score(families), options, (random) => {
    const order = random.integer(2 ** 31 - 1);
    return score(families.map((family) => shuffledFamily(family, { seed: order })));
  });
}

/**
 * The score of a basis beside the scores of the same subspace of other networks: untrained ones, or ones trained on
 * shuffled targets. With B networks the smallest p-value is 1/(1 + B).
 *
 * @param controls At least one basis, each with the axes of `basis`.
 * @throws ShapeError if there is no control or one has other axes.
 *
 * @example
 * ```ts
 * import { capturedNorms, compareWithBases } from '@entk/alignment';
 * import { DenseMatrix, identityMatrix } from '@entk/core';
 *
 * const trained = DenseMatrix.fromRows([[1], [0]]);
 * const untrained = DenseMatrix.fromRows([[0.6], [0.8]]);
 * const control = await compareWithBases(trained, [untrained], (basis) => capturedNorms(basis, identityMatrix(2))[0]);
 * control.draws; // ≈ Float64Array [0.6]
 * ```
 */
export async function compareWithBases<S extends Scores>(
  basis: DenseMatrix,
  controls: readonly DenseMatrix[],
  score: BasisScore<S>,
): Promise<Controlled<S>> {
  requireBasis('compareWithBases', basis);
  const draws: S[] = [];
  if (typeof score !== 'function') {
    throw new MisuseError({ in: 'compareWithBases', rule: 'score must be a function', got: score });
  }
  requireList('compareWithBases', 'controls', controls);
  for (const control of controls) {
    requireBasis('compareWithBases', control);
    if (control.rows !== basis.rows || control.columns !== basis.columns) {
      throw new ShapeError({
        in: 'compareWithBases',
        rule: `controls must have the axes [${basis.rows}, ${basis.columns}] of the basis`,
        got: [control.rows, control.columns],
      });
    }
    draws.push(await score(control));
  }
  return controlledScores('compareWithBases', await score(basis), draws);
}

/** @throws MisuseError if an option is unknown: before the first score, which may take long. */
export function requireControlOptions(caller: string, options: ControlOptions, score: unknown): void {
  if (typeof score !== 'function') throw new MisuseError({ in: caller, rule: 'score must be a function', got: score });
  requireOptions<ControlOptions>(caller, options, { signal: true, onProgress: true, draws: true, seed: true });
}

/** The observed score beside as many drawn ones as the options say, all from forks of one seed. */
export async function drawn<S extends Scores>(
  caller: string,
  stage: string,
  observed: S,
  { draws: count = defaultDraws, seed, signal, onProgress }: ControlOptions,
  draw: (random: Random) => S | Promise<S>,
): Promise<Controlled<S>> {
  requireInteger(caller, 'draws', count, { min: 1 });
  const random = createRandom(seed).fork(stage);
  const draws: S[] = [];
  for (let i = 0; i < count; i++) {
    await breathe(signal);
    draws.push(await draw(random));
    onProgress?.({ stage, done: i + 1, total: count });
  }
  return controlledScores(caller, observed, draws);
}
