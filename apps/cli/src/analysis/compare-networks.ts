import { adjustedPValues, randomShare } from '@entk/alignment';
import { MisuseError } from '@entk/core';
import { multiply } from '@entk/linalg';
import { type Cliff, leadingVectors, principalAngles, subspaceOverlap } from '@entk/spectral';
import type { KernelMeasurement } from './measurements.js';
import { distinctRanges } from './ranges.js';

/** One of two networks on the same inputs. */
export interface ComparedNetwork {
  readonly name: string;
  readonly full: KernelMeasurement;
  /** Ranges of eigenvectors that are looked at beside its cliffs. */
  readonly ranges: readonly Cliff[];
}

/** A range of one network beside one of the other. */
export interface RangePair {
  readonly first: Cliff;
  readonly second: Cliff;
  /** The mean of cos² of the principal angles, `subspaceOverlap`. */
  readonly overlap: number;
  /** Of random subspaces of these dimensions, on average. */
  readonly random: number;
  /**
   * The probability that random subspaces of these dimensions overlap as much; corrected by Holm's rule over all pairs.
   */
  readonly pValue: number;
  readonly adjustedPValue: number;
  /** Radians, ascending. */
  readonly angles: Float64Array;
}

/** Two networks by what their kernels span. */
export interface NetworkComparison {
  readonly networks: readonly [ComparedNetwork, ComparedNetwork];
  /** M. */
  readonly rows: number;
  /** Ranges of each, within its rank. */
  readonly ranges: readonly [readonly Cliff[], readonly Cliff[]];
  /** Every range of the first with every one of the second. */
  readonly pairs: readonly RangePair[];
  /** The overlap of the first k eigenvectors of both, k = 1 … K. */
  readonly leading: Float64Array;
}

/**
 * Holds the cliffs of one network against those of another, on the same rows: by the angles between their spans, which
 * no rotation inside a cliff changes.
 *
 * @throws MisuseError if the kernels have different rows, or one of them is zero.
 */
export function compareNetworks(first: ComparedNetwork, second: ComparedNetwork): NetworkComparison {
  const [left, right] = [first, second].map(({ full }) => full.spectrum);
  if (left.size !== right.size) {
    throw new MisuseError({
      in: 'compare',
      rule: 'both kernels must have the same rows',
      got: [left.size, right.size],
      remedy: '--collapse class-mean has a row an example, however many outputs there are',
    });
  }
  const [leftVectors, rightVectors] = [left, right].map((spectrum, index) => {
    const vectors = leadingVectors(spectrum);
    if (vectors) return vectors;
    throw new MisuseError({ in: 'compare', rule: 'the kernel must not be zero', got: [first, second][index].name });
  });
  const ranges = [rangesOf(first, leftVectors.columns), rangesOf(second, rightVectors.columns)] as const;
  const pairs = ranges[0].flatMap((one) =>
    ranges[1].map((other) => {
      const [u, v] = [leftVectors.columnRange(one.from, one.to), rightVectors.columnRange(other.from, other.to)];
      const [small, large] = [u.columns, v.columns].toSorted((a, b) => a - b);
      const share = randomShare({ rows: left.size, dimension: large, directions: small });
      const overlap = subspaceOverlap(u, v);
      return {
        first: one,
        second: other,
        overlap,
        random: share.mean,
        pValue: share.pValue(overlap),
        angles: principalAngles(u, v),
      };
    }),
  );
  const adjusted = adjustedPValues(pairs.map(({ pValue }) => pValue));
  const count = Math.min(leftVectors.columns, rightVectors.columns);
  const products = multiply(leftVectors.columnRange(0, count), rightVectors.columnRange(0, count), {
    transposeLeft: true,
  });
  return {
    networks: [first, second],
    rows: left.size,
    ranges,
    pairs: pairs.map((pair, index) => ({ ...pair, adjustedPValue: adjusted[index] })),
    leading: leadingOverlaps(products.rows, (i, j) => products.get(i, j)),
  };
}

function rangesOf({ full, ranges }: ComparedNetwork, held: number): Cliff[] {
  return distinctRanges([...full.report.cliffs, ...ranges]).filter(({ to }) => to <= held);
}

/** Σ of the squares in the leading k × k block, over k. */
function leadingOverlaps(count: number, product: (row: number, column: number) => number): Float64Array {
  let sum = 0;
  return Float64Array.from({ length: count }, (_, k) => {
    for (let i = 0; i < k; i++) sum += product(i, k) ** 2 + product(k, i) ** 2;
    sum += product(k, k) ** 2;
    return Math.min(1, sum / (k + 1));
  });
}
