import {
  createRandom,
  type FeatureFamily,
  MisuseError,
  type NdArray,
  requireInteger,
  requireOptions,
  ShapeError,
  shapeText,
} from '@entk/core';
import { indicatorFamily } from '../indicator-family.js';
import type { RepeatedSequences } from './sequences.js';

/** What a read may be told by. */
export const inductionFamilyNames = ['answer', 'current', 'previous', 'lag', 'position'] as const;

/** One of {@link inductionFamilyNames}. */
export type InductionFamilyName = (typeof inductionFamilyNames)[number];

/** One position of each of some sequences: the examples of a kernel. */
export interface InductionReads {
  /** Axes [N, T], those of the sequences. */
  readonly inputs: NdArray<Int32Array>;
  /** Where each is read. */
  readonly positions: Int32Array;
  /**
   * Centred indicators: of the token that follows (`answer`), of the one that is read and the one before it, of the
   * number of tokens before they repeat (`lag`), and of the position.
   */
  readonly families: Readonly<Record<InductionFamilyName, FeatureFamily>>;
}

/** Options of {@link inductionReads}. */
export interface InductionReadsOptions {
  /** Of the positions. @default 0 */
  readonly seed?: number;
}

/**
 * The first position of some sequences that repeat at which the token, the one before it and the one after it have all
 * been seen: two beyond the longest period.
 *
 * @throws MisuseError if the sequences end before it.
 *
 * @example
 * ```ts
 * import { firstRepeatedPosition, repeatedSequences } from '@entk/datasets';
 *
 * firstRepeatedPosition(repeatedSequences({ examples: 500, longest: 20 })); // 22
 * ```
 */
export function firstRepeatedPosition({ inputs, periods }: Pick<RepeatedSequences, 'inputs' | 'periods'>): number {
  const longest = periods.reduce((most, h) => Math.max(most, h), 0);
  const first = longest + 2;
  const [, positions] = inputs.shape;
  if (first < positions) return first;
  const rule = `sequences must have more than ${first} positions, two beyond the longest period ${longest}`;
  throw new MisuseError({ in: 'firstRepeatedPosition', rule, got: positions });
}

/**
 * A read of each sequence at a random position from {@link firstRepeatedPosition} on, and what each read may be told
 * by.
 *
 * @throws ShapeError if inputs, what comes next and periods are not of the same sequences.
 * @throws MisuseError if a sequence is too short, or all reads have one value of a family.
 *
 * @example
 * ```ts
 * import { inductionReads, repeatedSequences } from '@entk/datasets';
 *
 * const sequences = repeatedSequences({ examples: 640, seed: 1 });
 * const { positions, families } = inductionReads(sequences, { seed: 1 });
 * positions.every((t) => t >= 22 && t < 40); // true
 * families.answer.features.columns; // 32
 * ```
 */
export function inductionReads(
  sequences: Pick<RepeatedSequences, 'inputs' | 'next' | 'periods'>,
  options: InductionReadsOptions = {},
): InductionReads {
  const caller = 'inductionReads';
  requireOptions<InductionReadsOptions>(caller, options, { seed: true });
  const { seed = 0 } = options;
  requireInteger(caller, 'seed', seed, { min: 0 });
  const { inputs, next, periods } = sequences;
  const [examples, length] = inputs.shape;
  if (shapeText(next.shape) !== shapeText(inputs.shape) || periods.length !== examples) {
    throw new ShapeError({
      in: caller,
      rule: `next must have axes [N, T] = ${shapeText(inputs.shape)}, periods [N]`,
      got: `${shapeText(next.shape)}, [${periods.length}]`,
    });
  }
  const first = firstRepeatedPosition(sequences);
  const random = createRandom(seed).fork('positions of reads');
  const positions = Int32Array.from({ length: examples }, () => first + random.integer(length - first));
  const at = (tokens: Int32Array, back: number) => positions.map((t, n) => tokens[n * length + t - back]);
  const labels: Readonly<Record<InductionFamilyName, Int32Array>> = {
    answer: at(next.data, 0),
    current: at(inputs.data, 0),
    previous: at(inputs.data, 1),
    lag: periods,
    position: positions,
  };
  const families = inductionFamilyNames.map((name) => [name, indicatorFamily({ name, labels: labels[name] })] as const);
  return { inputs, positions, families: Object.fromEntries(families) as InductionReads['families'] };
}
