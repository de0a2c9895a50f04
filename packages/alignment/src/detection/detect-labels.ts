import {
  createRandom,
  type DenseMatrix,
  MisuseError,
  requireFinite,
  requireInteger,
  requireMatrix,
  requireFields,
  requireOptions,
  ShapeError,
  type WorkOptions,
} from '@entk/core';
import { adjustedPValues } from '../controls/adjusted.js';
import {
  type LabelRanking,
  partOfRanking,
  type RankedRows,
  rankedRows,
  rankLabels,
  reversedRanking,
} from './ranking.js';

/** One label a row at most: the part of speech of the next word, say. */
export interface RowLabels {
  readonly name: string;
  readonly labels: readonly string[];
  /** Of a row, a place in `labels`; −1 where it has none and takes no part. */
  readonly labelOf: ArrayLike<number>;
}

/** How vectors are chosen and held to labels. */
export interface DetectionOptions extends Pick<WorkOptions, 'signal'> {
  /** Random halves: one chooses, the other is scored. @default 6 */
  readonly splits?: number;
  /** Labels of fewer rows take no part, nor do these rows as a label. @default 25 */
  readonly least?: number;
  /** Shuffles of the labels, each with the same choice on the same halves. @default 200 */
  readonly draws?: number;
  readonly seed: number;
}

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

/** All labels of a family. */
export interface Detection extends DetectionScores {
  /** The means over labels are those above: macro averages. */
  readonly labels: readonly LabelDetection[];
  /** Rows that take part. */
  readonly rows: number;
  /** The same of shuffled labels, over draws. */
  readonly shuffled?: DetectionScores;
}

/**
 * How well single vectors of a basis tell labels of the rows: for every label the vector and sign of the best average
 * precision on a random half of the rows, scored on the other half.
 *
 * The choice is part of what is measured, so the null has it too: labels shuffled among the rows, chosen and scored in
 * the same way. A score of the best vector on the rows that chose it would rise with the number of vectors alone.
 *
 * @param vectors Axes [N, k].
 * @param labels N of them.
 * @returns Without an entry for labels that fewer than `least` rows have; NaN scores where none is left.
 * @throws ShapeError if the labels are not one a row.
 * @throws NonFiniteError for NaN or infinity in the vectors.
 * @throws MisuseError for an invalid label, or options out of range.
 * @remarks O(k N log N) and, for every split and draw, O(k N).
 * @example
 * ```ts
 * import { DenseMatrix } from '@entk/core';
 * import { detectLabels } from '@entk/alignment';
 *
 * const labelOf = Array.from({ length: 120 }, (_, n) => n % 2);
 * // The second vector tells even from odd rows, the first nothing.
 * const vectors = DenseMatrix.generate(120, 2, (n, i) => (i === 0 ? n : labelOf[n] + n / 1000));
 * const { labels } = detectLabels(vectors, { name: 'parity', labels: ['even', 'odd'], labelOf }, { seed: 0 });
 * labels.map(({ label, vector, sign, areaUnderCurve }) => [label, vector, sign, areaUnderCurve.mean]); // [['even', 1, -1, 1], ['odd', 1, 1, 1]]
 * ```
 */
export function detectLabels(vectors: DenseMatrix, labels: RowLabels, options: DetectionOptions): Detection {
  const caller = 'detectLabels';
  requireOptions<DetectionOptions>(caller, options, {
    splits: true,
    least: true,
    draws: true,
    seed: true,
    signal: true,
  });
  requireFields(caller, 'labels', labels, ['labels', 'labelOf']);
  const { splits = 6, least = 25, draws = 200, seed, signal } = options;
  requireInteger(caller, 'splits', splits, { min: 1 });
  requireInteger(caller, 'least', least, { min: 4 });
  requireInteger(caller, 'draws', draws, { min: 0 });
  requireMatrix(caller, 'vectors', vectors);
  requireFinite(caller, 'vectors', vectors.data);
  requireLabels(caller, vectors, labels);
  const { counts, rows, labelOf } = labelled(labels, least);
  const K = counts.length;
  if (K === 0) return { ...noScores, labels: [], rows: 0 };

  const random = createRandom(seed);
  const rankings = Array.from({ length: vectors.columns }, (_, i) => {
    const column = Float64Array.from(rows, (row) => vectors.get(row, i));
    const down = rankedRows(column);
    return [down, reversedRanking(down, column)];
  });
  const halves = Array.from({ length: splits }, (_, s) => {
    const first = balancedHalf(labelOf, random.fork(`split ${s}`));
    const second = first.map((isIn) => 1 - isIn);
    const scoring = new Map<RankedRows, RankedRows>();
    return {
      choosing: rankings.map((both) => both.map((ranking) => partOfRanking(ranking, first))),
      scoring(i: number, side: number) {
        const whole = rankings[i][side];
        const part = scoring.get(whole) ?? partOfRanking(whole, second);
        scoring.set(whole, part);
        return part;
      },
    };
  });

  const observed = halves.map((half) => chosenAndScored(half, labelOf, K));
  const shuffles: Chosen[][] = [];
  for (let draw = 0; draw < draws; draw++) {
    signal?.throwIfAborted();
    const order = random.fork(`draw ${draw}`).permutation(labelOf.length);
    const shuffled = Int32Array.from(order, (place) => labelOf[place]);
    shuffles.push(halves.map((half) => chosenAndScored(half, shuffled, K)));
  }
  return {
    ...macro(observed),
    labels: ofLabels(observed, shuffles, counts),
    rows: rows.length,
    ...(draws > 0 && { shuffled: overDraws(shuffles) }),
  };
}

const noScore: SplitScore = { mean: Number.NaN, deviation: Number.NaN };
const noScores: DetectionScores = { areaUnderCurve: noScore, averagePrecision: noScore };

interface Halves {
  /** By vector, then by sign. */
  readonly choosing: readonly (readonly RankedRows[])[];
  /** Of a vector, and side 0 or, turned round, 1: few are ever asked for. */
  readonly scoring: (vector: number, side: number) => RankedRows;
}

/** Of every label: what was chosen on one half, and its scores on the other. */
interface Chosen extends LabelRanking {
  readonly vector: Int32Array;
  readonly sign: Int32Array;
}

function chosenAndScored({ choosing, scoring }: Halves, labelOf: Int32Array, K: number): Chosen {
  const best = new Float64Array(K).fill(-1);
  const [vector, sign] = [new Int32Array(K), new Int32Array(K)];
  choosing.forEach((both, i) => {
    both.forEach((ranking, s) => {
      const { averagePrecision } = rankLabels(ranking, labelOf, K);
      averagePrecision.forEach((value, label) => {
        if (!(value > best[label])) return;
        best[label] = value;
        vector[label] = i;
        sign[label] = s === 0 ? 1 : -1;
      });
    });
  });
  const [areaUnderCurve, averagePrecision] = [new Float64Array(K), new Float64Array(K)];
  const scored = new Map<string, LabelRanking>();
  for (let label = 0; label < K; label++) {
    const key = `${vector[label]}/${sign[label]}`;
    const ranking = scoring(vector[label], sign[label] === 1 ? 0 : 1);
    const scores = scored.get(key) ?? rankLabels(ranking, labelOf, K);
    scored.set(key, scores);
    areaUnderCurve[label] = scores.areaUnderCurve[label];
    averagePrecision[label] = scores.averagePrecision[label];
  }
  return { vector, sign, areaUnderCurve, averagePrecision };
}

interface Labelled {
  readonly counts: readonly { readonly label: string; readonly count: number }[];
  /** Those that have one of these labels. */
  readonly rows: Int32Array;
  /** Of these rows, numbered anew. */
  readonly labelOf: Int32Array;
}

function labelled({ labels, labelOf }: RowLabels, least: number): Labelled {
  const sizes = new Int32Array(labels.length);
  for (let n = 0; n < labelOf.length; n++) if (labelOf[n] >= 0) sizes[labelOf[n]]++;
  const numbers = new Map<number, number>();
  sizes.forEach((size, label) => {
    if (size >= least) numbers.set(label, numbers.size);
  });
  const rows = Array.from({ length: labelOf.length }, (_, n) => n).filter((n) => numbers.has(labelOf[n]));
  return {
    counts: Array.from(numbers.keys(), (label) => ({ label: labels[label], count: sizes[label] })),
    rows: Int32Array.from(rows),
    labelOf: Int32Array.from(rows, (n) => numbers.get(labelOf[n]) as number),
  };
}

/** Half of the rows of every label, at random; 1 where a row is in it. */
function balancedHalf(labelOf: Int32Array, random: { permutation(length: number): Uint32Array }): Uint8Array {
  const half = new Uint8Array(labelOf.length);
  const taken = new Map<number, number>();
  for (const place of random.permutation(labelOf.length)) {
    const before = taken.get(labelOf[place]) ?? 0;
    half[place] = before % 2;
    taken.set(labelOf[place], before + 1);
  }
  return half;
}

function ofLabels(
  observed: readonly Chosen[],
  shuffles: readonly Chosen[][],
  counts: Labelled['counts'],
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

function macro(splits: readonly Chosen[]): DetectionScores {
  return {
    areaUnderCurve: scoreOf(splits.map((one) => meanOf(one.areaUnderCurve))),
    averagePrecision: scoreOf(splits.map((one) => meanOf(one.averagePrecision))),
  };
}

/** Of every draw the mean over its splits. */
function overDraws(shuffles: readonly Chosen[][]): DetectionScores {
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

function requireLabels(caller: string, { rows }: DenseMatrix, { labels, labelOf }: RowLabels): void {
  if (labelOf.length !== rows) {
    throw new ShapeError({ in: caller, rule: `labels must be one a row, ${rows}`, got: labelOf.length });
  }
  for (let n = 0; n < rows; n++) {
    const label = labelOf[n];
    if (Number.isInteger(label) && label >= -1 && label < labels.length) continue;
    throw new MisuseError({
      in: caller,
      rule: `labels must be −1, for none, or in 0..${labels.length - 1}`,
      got: label,
      context: `row ${n}`,
    });
  }
}
