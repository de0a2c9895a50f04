import { adjustedPValues } from '../controls/adjusted.js';
import type { Chosen } from './chosen-vectors.js';

/** A mean over splits, and the standard deviation of one of them. */
export interface SplitScore {
  readonly mean: number;
  readonly deviation: number;
}

/** How well single vectors tell labels. */
export interface DetectionScores {
  /** Area under the ROC curve on the half that did not choose. */
  readonly areaUnderCurve: SplitScore;
  readonly averagePrecision: SplitScore;
}

/** One label. */
export interface LabelDetection extends DetectionScores {
  readonly label: string;
  /** Rows that have it. */
  readonly count: number;
  /** The column that most splits chose, and its sign. */
  readonly vector: number;
  readonly sign: 1 | -1;
  /** Of the average precision among shuffled labels, and Holm's over all labels; without draws there is none. */
  readonly pValue?: number;
  readonly adjustedPValue?: number;
}

const noScore: SplitScore = { mean: Number.NaN, deviation: Number.NaN };
/** Where no label is left. */
export const noScores: DetectionScores = { areaUnderCurve: noScore, averagePrecision: noScore };

/** Of every label its scores, beside those of shuffled labels. */
export function ofLabels(
  observed: readonly Chosen[],
  shuffles: readonly Chosen[][],
  counts: readonly { readonly label: string; readonly count: number }[],
): LabelDetection[] {
  const pValues = counts.map((_, label) => {
    const score = meanOf(observed.map((split) => split.averagePrecision[label]));
    const above = shuffles.filter((splits) => meanOf(splits.map((one) => one.averagePrecision[label])) >= score).length;
    return (1 + above) / (1 + shuffles.length);
  });
  const adjusted = adjustedPValues(pValues);
  return counts.map(({ label: name, count }, label) => ({
    label: name,
    count,
    ...mostChosen(observed, label),
    areaUnderCurve: scoreOf(observed.map((split) => split.areaUnderCurve[label])),
    averagePrecision: scoreOf(observed.map((split) => split.averagePrecision[label])),
    ...(shuffles.length > 0 && { pValue: pValues[label], adjustedPValue: adjusted[label] }),
  }));
}

/** The first of those that most splits chose. */
function mostChosen(observed: readonly Chosen[], label: number): Pick<LabelDetection, 'vector' | 'sign'> {
  const votes = new Map<string, number>();
  for (const { vector, sign } of observed) {
    const key = `${vector[label]}/${sign[label]}`;
    votes.set(key, (votes.get(key) ?? 0) + 1);
  }
  const [[key]] = [...votes].toSorted((a, b) => b[1] - a[1]);
  const [vector, sign] = key.split('/').map(Number);
  return { vector, sign: sign === 1 ? 1 : -1 };
}

/** Means over labels. */
export function macro(splits: readonly Chosen[]): DetectionScores {
  return {
    areaUnderCurve: scoreOf(splits.map((one) => meanOf(one.areaUnderCurve))),
    averagePrecision: scoreOf(splits.map((one) => meanOf(one.averagePrecision))),
  };
}

/** Of every draw the mean over its splits. */
export function overDraws(shuffles: readonly Chosen[][]): DetectionScores {
  const scores = shuffles.map(macro);
  return {
    areaUnderCurve: scoreOf(scores.map((one) => one.areaUnderCurve.mean)),
    averagePrecision: scoreOf(scores.map((one) => one.averagePrecision.mean)),
  };
}

function scoreOf(values: readonly number[]): SplitScore {
  const mean = meanOf(values);
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : 0 };
}

function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum / values.length;
}
