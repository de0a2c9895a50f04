import { MisuseError, requireFinite, requireInteger, requireNumber, requireOptions, requireFields } from '@entk/core';
import { defaultFalseAlarmRate } from '../constants.js';
import type { Spectrum } from '../spectrum.js';
import { levelsOf } from './levels.js';
import { type Candidate, search } from './search.js';

/** What a spectrum says of itself that cliffs are found by. */
export type SpectrumValues = Pick<Spectrum, 'values' | 'size' | 'rankBound' | 'noise'>;

export interface CliffOptions {
  /**
   * How long the spectrum is of which these are the leading eigenvalues.
   *
   * @default what a `Spectrum` says: its size, or its rank bound where that is smaller; for plain values their number,
   * as of a full spectrum
   */
  readonly size?: number;
  /**
   * The error of the values as a share of the largest: what is below it, and differences below it, are noise. The
   * default is what a `Spectrum` says, or else size · eps, the rounding error of a float64 eigensolver; plain values of
   * a matrix that passed through float32 have 1e-7.
   */
  readonly noise?: number;
  /** The share of spectra without a drop in which one may be reported: 0.05. */
  readonly falseAlarmRate?: number;
  /**
   * Where a drop is expected for a reason other than this spectrum: after as many values as a classifier has classes,
   * say. These places need no search: they share a part of the rate among them, and the search everywhere else asks for
   * twice as much. Places chosen by a look at the values make the p-values too small.
   *
   * @default none
   */
  readonly expected?: readonly number[];
}

/**
 * A significant drop between eigenvalue number `after` (counted from 1) and the next, or around there if it is smeared.
 */
export type Drop = Candidate;

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
  /**
   * The five largest ratios, the five least probable gaps beside the drops, and the drops, the least probable first:
   * what one may see in a spectrum, with what speaks against it.
   */
  readonly candidates: readonly Candidate[];
  /** Eigenvalues above the floor, the only ones looked at. */
  readonly considered: number;
  /** noise · λ₁. */
  readonly floor: number;
}

/**
 * Finds every drop of a spectrum that its own neighbourhood does not explain, and the cliffs between them.
 *
 * **Null model.** gᵢ = log(λᵢ / λᵢ₊₁), between distinct values above the floor, are independent Weibull gaps of a scale
 * that falls away from the nearer edge as a power of the distance, between 0 (exponential decays) and 1 (power laws and
 * independent values, by Rényi's representation; hard edges of random matrices). Their shape says how regular a
 * spectrum is: below 1 eigenvalues bunch, at 1 they fall independently, at 2 they repel each other (Wigner's surmise,
 * Brody's law between).
 *
 * **Statistic.** The probability of a gap as large given the twenty gaps on either side of it alone: the mean over all
 * shapes, scales and powers, weighed by how well they explain the neighbours. With z the neighbours brought to the
 * place by the power τ, m of them, and tⱼ the gaps tested,
 *
 *   P = Σ_{q,τ} L · (1 − u)^m Σ_{k<w} C(m+k−1, k) u^k / Σ_{q,τ} L,
 *   L = q^{m−2} ∏ zᵢ^q / S^m,  u = T / (S + T),  S = Σ zᵢ^q,  T = Σ tⱼ^q,
 *
 * which errs as often as it says for every shape and scale (Hora and Buehler 1967). A gap is tested by itself and
 * together with its neighbours, in stretches of w = 1, 2 and 4: a drop may be smeared over several ranks. By itself it
 * is tested against all neighbours, and without the largest one or two of them, which may be drops as well: then T is
 * summed over those too, as far as they reach the gap tested, and P is multiplied by the number of choices of so many
 * and by ten for each. Splittings inside near-equal pairs are left out, the first gap is no neighbour of others (a
 * constant mode is apart by itself), the outermost gaps and those of values that tie are taken for independent, the
 * first and last 16 for no more regular than q = 1.5 and 1.75 (eigenvalues repel each other less near the ends of a
 * spectrum), and either side by itself must find the gap unusual (P < 0.03) if it has gaps enough: the step from one
 * smooth decay to another is no drop.
 *
 * **Rate.** Place k gets a fixed share of `falseAlarmRate` up to k = 32, the others share a tenth of it; the
 * `falseAlarm` that is reported is P over the share. So the number of values given changes nothing about early drops.
 * Places that are `expected` share a part of the rate by themselves, and the search halves its shares.
 * The least probable stretch is taken first and divides the spectrum at its largest gap; the parts are searched again
 * as spectra with edges of their own, in which the larger drop counts as a neighbour if it is near, so that the
 * shoulder of a drop is none. Binary segmentation is after Scott and Knott (1974); tests of eigengaps against their
 * neighbours after Onatski (2009).
 *
 * **Calibration** (`npm run calibrate`, tables in `bench/calibration/table.md` and
 * `classifiers.md`).
 *
 * **Limits.** Where gaps fall exactly as 1/i and independently, as for Pareto samples, no test can see much: after two
 * such values a ratio of 10 is one in forty. Of two drops with fewer than four values between them the clearer is
 * reported. Four or more drops of similar size within 20 ranks can hide each other. The more gaps a drop is spread
 * over, the larger it must be. A truncated spectrum is searched as if it ended where it is cut, unless `size` says that
 * it goes on: then drops near its end are found a little less often.
 *
 * @param spectrum A spectrum, which says how long it is and how noisy, or eigenvalues in descending order, all or the
 *   leading ones. Those at or below the floor, noise · λ₁, are noise and are not looked at: the step down to them is a
 *   rank, not a drop.
 * @throws NonFiniteError if a value is.
 * @throws MisuseError if values do not descend or an option is out of range.
 * @remarks O(n) windows of 40 gaps, three widths of each, 28 laws of each, for each drop found: 8 ms for 120 values,
 *   30 ms for 841.
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
  requireOptions<CliffOptions>('findCliffs', options, {
    size: true,
    noise: true,
    falseAlarmRate: true,
    expected: true,
  });
  if (!isList(spectrum)) requireFields('findCliffs', 'spectrum', spectrum, ['values', 'size']);
  const known: Extent = isList(spectrum) ? { values: spectrum, size: spectrum.length } : extentOf(spectrum);
  const { values } = known;
  const { size = known.size, noise = known.noise ?? size * Number.EPSILON } = options;
  const { falseAlarmRate = defaultFalseAlarmRate, expected = [] } = options;
  requireDescending(values);
  requireInteger('findCliffs', 'size', size, { min: values.length });
  requireNumber('findCliffs', 'falseAlarmRate', falseAlarmRate, { above: 0, below: 1 });
  requireExpected(expected, size);
  requireNumber('findCliffs', 'noise', noise, { min: 0, below: 1 });

  const floor = noise * Math.max(0, values[0] ?? 0);
  const levels = levelsOf(values, floor);
  const truncated = size > values.length && levels.considered === values.length;
  const { drops, candidates } = search(levels, { endsAtEdge: !truncated, falseAlarmRate, expected });
  return {
    drops,
    cliffs: drops.map((drop, i) => ({ from: i === 0 ? 0 : drops[i - 1].after, to: drop.after })),
    candidates,
    considered: levels.considered,
    floor,
  };
}

interface Extent {
  readonly values: ArrayLike<number>;
  readonly size: number;
  readonly noise?: number;
}

/** A spectrum ends at the rank bound of its matrix; values found beyond it are zeros. */
function isList(value: unknown): value is ArrayLike<number> {
  return typeof value === 'object' && value !== null && 'length' in value;
}

function extentOf({ values, size, rankBound = size, noise }: SpectrumValues): Extent {
  return { values, size: Math.min(size, Math.max(values.length, rankBound)), noise };
}

function requireExpected(expected: readonly number[], size: number): void {
  requireFinite('findCliffs', 'expected', expected);
  for (const place of expected) requireInteger('findCliffs', 'expected', place, { min: 1, max: Math.max(1, size - 1) });
  if (new Set(expected).size === expected.length) return;
  throw new MisuseError({ in: 'findCliffs', rule: 'expected must name each place once', got: expected });
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
