import { MisuseError, requireFinite, requireSameExtent, requireList } from '@entk/core';

/** How much of a sequence one or two rising lines cover. */
export interface RisingLines {
  /** Largest weight that one strictly increasing subsequence covers, as a share of all weight. */
  readonly one: number;
  /** Largest weight that two disjoint strictly increasing subsequences cover together, as a share of all weight. */
  readonly two: number;
  /** The two that cover `two`: for every place of the sequence 1 on the upper line, 2 on the lower, 0 on neither. */
  readonly lineOf: Uint8Array;
}

/**
 * Covers a sequence with one and with two rising lines as well as can be done.
 *
 * With equal weights these are λ₁ and λ₁ + λ₂ of Greene's theorem (the shape of the sequence under the
 * Robinson–Schensted correspondence; Greene, Adv. Math. 14, 1974), divided by the length. A random order of n covers
 * about 2/√n and 4/√n; a sequence shuffled from two sorted ones has `two` = 1 whatever `one` is.
 *
 * @param sequence Feature indices in the order of the vectors they were assigned to.
 * @param weights How much each place counts, the strength of the match, say; without them 1.
 * @returns Shares between 0 and 1. The upper line is made of the records, the places above all covered ones before
 *   them. Of covers of equal weight always the same one is taken.
 * @throws ShapeError if the lengths differ.
 * @throws MisuseError if the sequence is empty, a weight is negative or all are zero.
 * @throws NonFiniteError at the first NaN or infinity.
 * @remarks O(n³) time, O(n²) memory, by dynamic programming over the two last places.
 *
 * @example
 * ```ts
 * import { risingLines } from '@entk/alignment';
 *
 * const lines = risingLines([3, 0, 4, 1, 5, 2]);
 * lines.one; // 0.5
 * lines.two; // 1
 * lines.lineOf; // Uint8Array [1, 2, 1, 2, 1, 2]
 * ```
 */
export function risingLines(sequence: ArrayLike<number>, weights?: ArrayLike<number>): RisingLines {
  requireList('risingLines', 'sequence', sequence);
  if (weights !== undefined) requireList('risingLines', 'weights', weights);
  const values = Float64Array.from(sequence);
  const weight = weights ? Float64Array.from(weights) : new Float64Array(values.length).fill(1);
  const total = requireSequence(values, weight);
  const lineOf = coverWithTwo(values, weight);
  const covered = weight.reduce((sum, value, place) => (lineOf[place] > 0 ? sum + value : sum), 0);
  return { one: coverWithOne(values, weight) / total, two: covered / total, lineOf };
}

function requireSequence(values: Float64Array, weights: Float64Array): number {
  const caller = 'risingLines';
  if (values.length === 0) throw new MisuseError({ in: caller, rule: 'sequence must not be empty', got: 0 });
  requireSameExtent(caller, 'the number of weights', values.length, weights.length);
  requireFinite(caller, 'sequence', values);
  requireFinite(caller, 'weights', weights);
  const negative = weights.find((weight) => weight < 0);
  if (negative !== undefined) throw new MisuseError({ in: caller, rule: 'weights must be at least 0', got: negative });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total > 0) return total;
  throw new MisuseError({ in: caller, rule: 'weights must have a sum above 0', got: total });
}

function coverWithOne(values: Float64Array, weights: Float64Array): number {
  const best = weights.slice();
  for (let place = 0; place < values.length; place++) {
    for (let before = 0; before < place; before++) {
      if (values[before] < values[place]) best[place] = Math.max(best[place], best[before] + weights[place]);
    }
  }
  return best.reduce((most, value) => Math.max(most, value), 0);
}

/**
 * A state is the pair of last places of the two lines, the later first, counted from 1 with 0 for a line not begun. The
 * places between them and after are skipped or extend either line.
 */
function coverWithTwo(values: Float64Array, weights: Float64Array): Uint8Array {
  const size = values.length + 1;
  const best = new Float64Array(size * size).fill(-1);
  const previous = new Int32Array(size * size).fill(-1);
  best[0] = 0;
  for (let later = 0; later < size; later++) {
    for (let earlier = 0; earlier < Math.max(later, 1); earlier++) {
      const state = later * size + earlier;
      if (best[state] < 0) continue;
      for (let next = later + 1; next < size; next++) {
        const covered = best[state] + weights[next - 1];
        if (later === 0 || values[next - 1] > values[later - 1]) extend(next * size + earlier, state, covered);
        if (earlier === 0 || values[next - 1] > values[earlier - 1]) extend(next * size + later, state, covered);
      }
    }
  }
  return linesOf(values, size, previous, best.indexOf(best.reduce((most, value) => Math.max(most, value))));

  function extend(to: number, from: number, covered: number): void {
    if (covered <= best[to]) return;
    best[to] = covered;
    previous[to] = from;
  }
}

/**
 * A cover by two rising lines has no three falling places, so its records (places above all before them) rise, and so
 * do the others: the one decomposition that does not depend on how the cover was found.
 */
function linesOf(values: Float64Array, size: number, previous: Int32Array, last: number): Uint8Array {
  const covered: number[] = [];
  for (let state = last; state > 0; state = previous[state]) covered.unshift(Math.floor(state / size) - 1);
  const lineOf = new Uint8Array(values.length);
  let record = -Infinity;
  for (const place of covered) {
    lineOf[place] = values[place] > record ? 1 : 2;
    record = Math.max(record, values[place]);
  }
  return lineOf;
}
