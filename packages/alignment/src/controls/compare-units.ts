import type { DenseMatrix, Random } from '@entk/core';
import { type ControlOptions, drawn, requireControlOptions } from './compare.js';
import { rowsInOrder } from './rows-in-order.js';
import type { ControlledScore } from './null-distribution.js';
import { randomUnits, requireActivations } from './random-units.js';

/** Any figure of what activations do: of a basis rotated by them, say. */
export type UnitScore = (activations: DenseMatrix) => number | Promise<number>;

/**
 * The score of a network's units beside the scores of random units of the same covariance (`randomUnits`): what of the
 * score comes from the units, and not from the space that they span.
 *
 * Units of an untrained network are another control, and what of the score comes from training: score them and compare
 * with `controlledScore`.
 *
 * @param activations A, axes [N, H].
 * @param score Larger where units do better. To be fair it does all that was done: the rotation too.
 * @throws ShapeError if there are no examples or units.
 * @throws NonFiniteError for NaN or infinity in the activations.
 * @throws MisuseError if `draws` or `seed` is out of bounds.
 * @throws The signal's reason when it is aborted.
 * @remarks B times the cost of the score and of `randomUnits`.
 *
 * @example
 * ```ts
 * import { compareWithRandomUnits } from '@entk/alignment';
 * import { identityMatrix, MisuseError } from '@entk/core';
 *
 * const sparsity = ({ data }: { data: Float64Array }) => data.reduce((sum, value) => sum + value ** 4, 0);
 * const control = await compareWithRandomUnits(identityMatrix(8), sparsity, { seed: 0 });
 * control.observed; // 8
 * control.pValue; // 0.005, none of 199 random bases of the units is as sparse
 * ```
 */
export async function compareWithRandomUnits(
  activations: DenseMatrix,
  score: UnitScore,
  options: ControlOptions,
): Promise<ControlledScore> {
  return besideDraws('compareWithRandomUnits', 'random units', activations, score, options, (random) =>
    randomUnits(activations, random),
  );
}

/**
 * The score of a network's units beside the scores of the same units with their examples permuted: each unit keeps its
 * values and its covariance with the others, and loses which example has which.
 *
 * @param activations A, axes [N, H].
 * @throws As `compareWithRandomUnits`.
 * @remarks B times the cost of the score.
 *
 * @example
 * ```ts
 * import { compareWithPermutedExamples } from '@entk/alignment';
 * import { DenseMatrix } from '@entk/core';
 *
 * const rising = DenseMatrix.generate(30, 1, (i) => i);
 * const order = ({ data }: DenseMatrix) => data.reduce((sum, value, i) => sum + value * i, 0);
 * (await compareWithPermutedExamples(rising, order, { seed: 0 })).pValue; // 0.005
 * ```
 */
export async function compareWithPermutedExamples(
  activations: DenseMatrix,
  score: UnitScore,
  options: ControlOptions,
): Promise<ControlledScore> {
  return besideDraws('compareWithPermutedExamples', 'permuted examples', activations, score, options, (random) =>
    rowsInOrder(activations, random.permutation(activations.rows)),
  );
}

async function besideDraws(
  caller: string,
  stage: string,
  activations: DenseMatrix,
  score: UnitScore,
  options: ControlOptions,
  draw: (random: Random) => DenseMatrix,
): Promise<ControlledScore> {
  requireActivations(caller, activations);
  requireControlOptions(caller, options, score);
  return drawn(caller, stage, await score(activations), options, (random) => score(draw(random)));
}
