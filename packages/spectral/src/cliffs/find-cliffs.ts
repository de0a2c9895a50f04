import { MisuseError, requireFinite, requireInteger, requireNumber, requireOptions } from '@entk/core';
import { defaultFalseAlarmRate, dropWidths } from '../constants.js';
import type { Spectrum } from '../spectrum.js';
import { leastProbableGap, type Segment } from './gap-test.js';
import { type Levels, levelsOf } from './levels.js';

/** What a spectrum says of itself that cliffs are found by. */
export type SpectrumValues = Pick<Spectrum, 'values' | 'size' | 'rankBound' | 'noise'>;

export interface CliffOptions {
  /**
   * How long the spectrum is of which these are the leading eigenvalues.
   *
   * @default what a `Spectrum` says: its size, or its rank bound where that is smaller; for plain values their number, as
   * of a full spectrum
   */
  readonly size?: number;
  /**
   * The error of the values as a share of the largest: what is below it, and differences below it, are noise. The
   * default is what a `Spectrum` says, or else size · eps, the rounding error of a float64 eigensolver; plain values of a
   * matrix that passed through float32 have 1e-7.
   */
  readonly noise?: number;
  /** The share of spectra without a drop in which one may be reported: 0.05. */
  readonly falseAlarmRate?: number;
}

/** A significant drop between eigenvalue number `after` (counted from 1) and the next, or around there if it is smeared. */
export interface Drop {
  readonly after: number;
  /** How many consecutive gaps make it significant: 1, or 2 or 4 that together stand out more; `after` is the largest. */
  readonly width: number;
  /** λ_after / λ_{after+1}. */
  readonly ratio: number;
  /** What three of four neighbouring ratios stay under, at this place. */
  readonly nearbyRatio: number;
  /** −log₁₀ of `falseAlarm`: 1.3 is the least that is reported at a false-alarm rate of 0.05. */
  readonly score: number;
  /** The probability that a spectrum as long as this one and without a drop has one gap, or a few, that stand out as far. */
  readonly falseAlarm: number;
}

/** Vectors `from` … `to` − 1, counted from 0, between two drops. */
export interface Cliff {
  readonly from: number;
  readonly to: number;
}

export interface CliffReport {
  /** In the order of the spectrum. */
  readonly drops: readonly Drop[];
  /** The ranges that end at a drop; what follows the last drop is none. */
  readonly cliffs: readonly Cliff[];
  /** Eigenvalues above the floor, the only ones looked at. */
  readonly considered: number;
  /** noise · λ₁. */
  readonly floor: number;
}

/**
 * Finds every drop of a spectrum that its own neighbourhood does not explain, and the cliffs between them.
 *
 * **Null model.** gᵢ = log(λᵢ / λᵢ₊₁), between distinct values above the floor, are independent Weibull gaps whose scale
 * changes slowly with i, no faster than 1/i away from the upper edge and 1/j away from the lower (as for power laws,
 * Rényi's representation of ordered samples, and soft and hard edges of random matrices). Their shape says how
 * irregular a spectrum is: 1 if eigenvalues fall independently, towards 2 if they repel each other. It is read from the
 * ratios of consecutive gaps (Oganesyan and Huse 2007, Atas and others 2013), less one standard error.
 *
 * **Test.** A gap is tested by itself and together with its neighbours, in stretches of 1, 2 and 4: a drop may be smeared
 * over several ranks, and then none of its gaps stands out from the others. The scale at a stretch is the upper quartile
 * of 20 gaps on either side of it, brought to its place by the worse of no trend and a 1/i trend; splittings inside
 * near-equal pairs are left out. With t = Σ (gᵢ / scale)^shape over a stretch of w gaps, r the rank of the quartile, m the
 * gaps around, and pⱼ = t / (m − j + t),
 *
 *   P(gaps as large) = ∏_{j<r} (1 − pⱼ) · Σ_{k<w} hₖ(p₀, …, p_{r−1}),  h₀ = 1, h₁ = Σ pⱼ, … complete homogeneous,
 *
 * which is exact for the model. A stretch is a drop if P times the number of gaps and of widths, so that all share the
 * rate, is at most `falseAlarmRate` and either side by itself finds it unusual (P < 0.03): the step from one smooth
 * decay to another is no drop. The least probable stretch is taken first and divides the spectrum at its largest gap;
 * the parts are searched again as spectra with edges of their own, in which the larger drop counts as a neighbour, so
 * that the shoulder of a drop is none. Binary segmentation is after Scott and Knott (1974); tests of eigengaps against
 * their neighbours after Onatski (2009).
 *
 * **Calibration** (`npm run calibrate`, table in `bench/calibration/table.md`). 58 families without a cliff (Wishart of five
 * aspects, power laws and exponentials with and without noise, noisy conjugates and sample covariances of five smooth
 * profiles, independent values, near-equal pairs, 29-fold values), 16,000 spectra of 40 to 841 values, whole and
 * cut short. Any drop reported is a false alarm; at the default rate there was one in
 *
 *   | | all 40 | all 120 | all 300 | 120 of 300 | 160 of 841 | all 841 |
 *   |---|--:|--:|--:|--:|--:|--:|
 *   | all families | 0.0 % | 0.0 % | 0.1 % | 0.1 % | 0.5 % | 0.5 % |
 *   | the worst family | 1.3 % | 1.3 % | 3.8 % | 3.8 % | 2.5 % | 5.0 % (1 of 20) |
 *
 * and in at most 1.7 % of any family over all sizes. The rate is an upper bound, kept far from where eigenvalues repel
 * each other. A planted drop is found at its place in
 *
 *   | Wishart 0.5, middle | 1.05 | 1.1 | 1.2 | 1.5 | 2 | 5 |
 *   |---|--:|--:|--:|--:|--:|--:|
 *   | 60 values | 0.0 % | 0.0 % | 1.3 % | 60.0 % | 98.8 % | 100.0 % |
 *   | 120 values | 0.0 % | 13.8 % | 86.3 % | 100.0 % | 100.0 % | 100.0 % |
 *   | 300 values | 47.5 % | 97.5 % | 100.0 % | 100.0 % | 100.0 % | 100.0 % |
 *   | 120 values, spread over 3 gaps | 0.0 % | 0.0 % | 6.3 % | 97.5 % | 100.0 % | 100.0 % |
 *   | 60 values, spread over 6 gaps | 0.0 % | 0.0 % | 0.0 % | 0.0 % | 0.0 % | 96.3 % |
 *   | 120 values, spread over 6 gaps | 0.0 % | 0.0 % | 0.0 % | 61.3 % | 98.8 % | 100.0 % |
 *
 * **Limits.** A first eigenvalue apart from the rest must stand out from gaps that grow towards the edge: before 120
 * Wishart eigenvalues a ratio of 5 is found in two spectra of five, where in the middle 1.2 is enough. Of two drops with
 * fewer than four values between them the clearer is reported. The more gaps a drop is spread over, the larger it must
 * be: among 120 values it takes a ratio of 2 over six gaps and 5 over ten. A truncated spectrum is searched as if it
 * ended where it is cut, unless `size` says that it goes on.
 *
 * @param spectrum A spectrum, which says how long it is and how noisy, or eigenvalues in descending order, all or the
 *   leading ones. Those at or below the floor, noise · λ₁, are noise and are not looked at: the step down to them is a
 *   rank, not a drop.
 * @throws NonFiniteError if a value is.
 * @throws MisuseError if values do not descend or an option is out of range.
 * @remarks O(n) windows of 40 gaps, three widths of each, for each drop found.
 *
 * @example
 * ```ts
 * import { findCliffs } from '@entk/spectral';
 *
 * const values = Array.from({ length: 100 }, (_, i) => (i < 40 ? 1.5 : 1) * Math.exp(-0.01 * i));
 * const { drops, cliffs } = findCliffs(values);
 * drops.map(({ after, ratio }) => [after, ratio]); // ≈ [[40, 1.515]]
 * cliffs; // [{ from: 0, to: 40 }]
 * ```
 */
export function findCliffs(spectrum: ArrayLike<number> | SpectrumValues, options: CliffOptions = {}): CliffReport {
  requireOptions<CliffOptions>('findCliffs', options, { size: true, noise: true, falseAlarmRate: true });
  const known: Extent = 'length' in spectrum ? { values: spectrum, size: spectrum.length } : extentOf(spectrum);
  const { values } = known;
  const { size = known.size, noise = known.noise ?? size * Number.EPSILON } = options;
  const { falseAlarmRate = defaultFalseAlarmRate } = options;
  requireDescending(values);
  requireInteger('findCliffs', 'size', size, { min: values.length });
  requireNumber('findCliffs', 'falseAlarmRate', falseAlarmRate, { above: 0, below: 1 });
  requireNumber('findCliffs', 'noise', noise, { min: 0, below: 1 });

  const floor = noise * Math.max(0, values[0] ?? 0);
  const levels = levelsOf(values, floor);
  const truncated = size > values.length && levels.considered === values.length;
  const drops = dropsOf(levels, !truncated, Math.log10(falseAlarmRate));
  return {
    drops,
    cliffs: drops.map((drop, i) => ({ from: i === 0 ? 0 : drops[i - 1].after, to: drop.after })),
    considered: levels.considered,
    floor,
  };
}

/** The least probable gap of the whole, then of the parts on either side of it, until none is improbable enough. */
function dropsOf({ gaps, ratios, after }: Levels, endsAtEdge: boolean, logRate: number): Drop[] {
  const drops: Drop[] = [];
  const open: Segment[] = [{ from: 0, to: gaps.length, endsAtEdge }];
  for (let segment = open.pop(); segment; segment = open.pop()) {
    const test = leastProbableGap(gaps, segment);
    if (!test) continue;
    const logFalseAlarm = Math.min(0, test.logProbability + Math.log10(dropWidths.length * gaps.length));
    if (logFalseAlarm > logRate) continue;
    drops.push({
      after: after[test.gap],
      width: test.width,
      ratio: ratios[test.gap],
      nearbyRatio: Math.exp(test.scale),
      score: -logFalseAlarm,
      falseAlarm: 10 ** logFalseAlarm,
    });
    open.push({ from: segment.from, to: test.gap, endsAtEdge: true });
    open.push({ from: test.gap + 1, to: segment.to, endsAtEdge: segment.endsAtEdge });
  }
  return drops.sort((a, b) => a.after - b.after);
}

interface Extent {
  readonly values: ArrayLike<number>;
  readonly size: number;
  readonly noise?: number;
}

/** A spectrum ends at the rank bound of its matrix; values found beyond it are zeros. */
function extentOf({ values, size, rankBound = size, noise }: SpectrumValues): Extent {
  return { values, size: Math.min(size, Math.max(values.length, rankBound)), noise };
}

function requireDescending(values: ArrayLike<number>): void {
  requireFinite('findCliffs', 'values', values);
  for (let k = 1; k < values.length; k++) {
    if (values[k] <= values[k - 1]) continue;
    throw new MisuseError({
      in: 'findCliffs',
      rule: 'values must descend',
      got: [values[k - 1], values[k]],
      context: `entries ${k - 1} and ${k} of ${values.length}`,
    });
  }
}
