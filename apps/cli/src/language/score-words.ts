import type { Detection, DetectionScores } from '@entk/alignment';
import { significant } from '../report/numbers.js';
import type { LanguageMeasurements } from './measure-language.js';
import type { BasisScores, WeightMeasurement } from './measure-layer.js';

/** The bases that every kernel is held against, and the kernel's own, each as it comes and rotated. */
export const bases = ['eNTK', 'PCA of a', 'PCA of δ', 'PCA of the residual'] as const;

export type BasisName = (typeof bases)[number];

/** Area under the ROC curve / average precision, macro averages: `0.679 / 0.210`. */
export function scoreText(scores: DetectionScores | undefined): string {
  if (!scores || Number.isNaN(scores.areaUnderCurve.mean)) return '–';
  return `${scores.areaUnderCurve.mean.toFixed(3)}\u00A0/\u00A0${scores.averagePrecision.mean.toFixed(3)}`;
}

/** What a weight's vectors are held against, by the name of the basis. */
export function scoresOfWeight(
  weight: WeightMeasurement,
  { streams }: LanguageMeasurements,
  streamOf: ReadonlyMap<string, string>,
): Record<BasisName, BasisScores | undefined> {
  return {
    eNTK: weight.entk,
    'PCA of a': weight.inputs,
    'PCA of δ': weight.cotangents,
    'PCA of the residual': streams.get(streamOf.get(weight.name) ?? ''),
  };
}

/** Scores averaged over weights: the means of both measures, and the mean deviation of a split. */
export function meanScores(all: readonly (Detection | undefined)[]): DetectionScores | undefined {
  const known = all.filter((one) => one !== undefined && !Number.isNaN(one.areaUnderCurve.mean));
  if (known.length === 0) return undefined;
  const mean = (pick: (one: DetectionScores) => number) =>
    known.reduce((sum, one) => sum + pick(one as Detection) / known.length, 0);
  return {
    areaUnderCurve: {
      mean: mean((one) => one.areaUnderCurve.mean),
      deviation: mean((one) => one.areaUnderCurve.deviation),
    },
    averagePrecision: {
      mean: mean((one) => one.averagePrecision.mean),
      deviation: mean((one) => one.averagePrecision.deviation),
    },
  };
}

/** A p-value of a table, with what it was corrected for. */
export function pText(value: number | undefined): string {
  return value === undefined ? '–' : significant(value, 2);
}
