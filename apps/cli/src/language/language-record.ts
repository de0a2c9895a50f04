import type { Detection } from '@entk/alignment';
import { languageSettings } from './language-report.js';
import { type LanguagePlan, placeOf } from './language-plan.js';
import { streamsOfWeights } from './language-tables.js';
import type { LanguageMeasurements } from './measure-language.js';
import { bases, scoresOfWeight } from './score-words.js';

/** `analysis.json` of a language model on a text. */
export function languageRecord(plan: LanguagePlan, measured: LanguageMeasurements): object {
  const streamOf = streamsOfWeights(measured);
  const shares = new Map(measured.shares.map(({ name, share, cosine }) => [name, { share, cosine }]));
  return {
    settings: languageSettings(plan),
    notes: plan.notes,
    loss: measured.loss,
    labels: plan.labels.map((family, index) => ({
      name: family.name,
      labels: (measured.weights[0]?.entk.plain[index]?.labels ?? []).map(({ label, count }) => ({ label, count })),
      random: scoresRecord(measured.random.plain[index]),
    })),
    weights: measured.weights.map((weight) => {
      const { name, shape, trace, centredTrace, values, drops } = weight;
      const scores = scoresOfWeight(weight, measured, streamOf);
      return {
        name,
        ...placeOf(name),
        shape,
        trace,
        centredTrace,
        eigenvalues: Array.from(values),
        drops,
        own: shares.get(name),
        scores: Object.fromEntries(
          bases.map((basis) => [
            basis,
            plan.labels.map((_, family) => ({
              plain: scoresRecord(scores[basis]?.plain[family]),
              rotated: scoresRecord(scores[basis]?.rotated[family]),
            })),
          ]),
        ),
        found: weight.entk.plain[0]?.labels.map(
          ({ label, vector, sign, areaUnderCurve, averagePrecision, adjustedPValue }) => ({
            label,
            vector: vector + 1,
            sign,
            areaUnderCurve: areaUnderCurve.mean,
            averagePrecision: averagePrecision.mean,
            adjustedPValue,
          }),
        ),
        shuffled: scoresRecord(weight.entk.plain[0]?.shuffled),
      };
    }),
  };
}

/** Means and deviations over splits; nothing where no label had enough rows. */
function scoresRecord(scores: Pick<Detection, 'areaUnderCurve' | 'averagePrecision'> | undefined): object | undefined {
  if (!scores || Number.isNaN(scores.areaUnderCurve.mean)) return undefined;
  const { areaUnderCurve, averagePrecision } = scores;
  return { areaUnderCurve, averagePrecision };
}
