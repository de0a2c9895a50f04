import {
  createRandom,
  type DenseMatrix,
  requireFields,
  requireFinite,
  requireInteger,
  requireMatrix,
  requireOptions,
  type WorkOptions,
} from '@entk/core';
import { type Chosen, chosenAndScored, halvesOf } from './chosen-vectors.js';
import { type DetectionScores, type LabelDetection, macro, noScores, ofLabels, overDraws } from './detection-scores.js';
import { labelled, requireLabels, type RowLabels } from './row-labels.js';

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
  const halves = halvesOf(vectors, rows, labelOf, splits, random);
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
