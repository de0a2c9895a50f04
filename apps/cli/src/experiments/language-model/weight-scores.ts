import type { Detection } from '@entk/alignment';
import { type BasisName, scoresOfWeight } from '../../language/score-words.js';
import { streamsOfWeights } from '../../language/language-tables.js';
import type { LanguageMeasurements } from '../../language/measure-language.js';
import { placeOf } from '../../language/language-plan.js';

/** Area under the ROC curve of a basis, for each weight that has it. */
export interface WeightScore {
  readonly name: string;
  readonly block: number | undefined;
  readonly kind: string;
  /** Macro averages over labels: the mean over splits. */
  readonly areaUnderCurve: number;
  readonly averagePrecision: number;
  readonly detection: Detection;
}

/** Which scores: of a basis, as it comes or rotated, for a family of labels. */
export interface ScoreChoice {
  readonly basis: BasisName;
  readonly rotated?: boolean;
  /** The place of the family among those of the plan. @default 0 */
  readonly family?: number;
}

/** The scores of every weight for which they are known. */
export function weightScores(
  measured: LanguageMeasurements,
  { basis, rotated = false, family = 0 }: ScoreChoice,
): WeightScore[] {
  const streamOf = streamsOfWeights(measured);
  return measured.weights.flatMap((weight) => {
    const scores = scoresOfWeight(weight, measured, streamOf)[basis];
    const detection = (rotated ? scores?.rotated : scores?.plain)?.[family];
    if (!detection || Number.isNaN(detection.areaUnderCurve.mean)) return [];
    const { areaUnderCurve, averagePrecision } = detection;
    const { block, kind } = placeOf(weight.name);
    return [
      {
        name: weight.name,
        block,
        kind,
        areaUnderCurve: areaUnderCurve.mean,
        averagePrecision: averagePrecision.mean,
        detection,
      },
    ];
  });
}

/** A basis less another in every weight that both are known of. */
export function leadOver(
  own: readonly WeightScore[],
  other: readonly WeightScore[],
): { readonly name: string; readonly kind: string; readonly block: number | undefined; readonly lead: number }[] {
  const known = new Map(other.map(({ name, areaUnderCurve }) => [name, areaUnderCurve]));
  return own.flatMap(({ name, kind, block, areaUnderCurve }) => {
    const against = known.get(name);
    return against === undefined ? [] : [{ name, kind, block, lead: areaUnderCurve - against }];
  });
}
