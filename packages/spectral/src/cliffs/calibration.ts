import { measuredRates } from './measured-rates.js';

/** Shares of spectra without a drop in which one is reported. */
export interface FalseAlarmRates {
  /** Over all families and sizes. */
  readonly all: number;
  /** In the worst family, over all sizes. */
  readonly worstFamily: number;
  /** In the worst family at the number of values that is worst for it, of as few draws as the table says. */
  readonly worstOfAnySize: number;
}

/**
 * How often `findCliffs` is wrong, either way, at its false-alarm rate of 0.05; beside it a plain detector, the largest
 * log ratio over the median of the eight on either side, with the threshold that gives it 5 % of alarms over all.
 */
export interface CliffCalibration {
  /** How many spectra without a drop were searched, and of how many kinds. */
  readonly spectra: number;
  readonly families: number;
  readonly falseAlarms: { readonly ours: FalseAlarmRates; readonly plain: FalseAlarmRates };
  /**
   * Shares of drops planted in spectra of `size` values that are reported at their place, mean over all families:
   * [place, ratio].
   */
  readonly detections: {
    readonly size: number;
    /** λ_k / λ_{k+1}. */
    readonly ratios: readonly number[];
    /** k. */
    readonly places: readonly number[];
    readonly ours: readonly (readonly number[])[];
    readonly plain: readonly (readonly number[])[];
  };
}

/**
 * What `npm run calibrate` measured when it was last run; family by family, and by size, in
 * `bench/calibration/table.md`.
 *
 * @example
 * ```ts
 * import { cliffCalibration } from '@entk/spectral';
 *
 * cliffCalibration.falseAlarms.ours.all < 0.05; // true
 * ```
 */
export const cliffCalibration: CliffCalibration = measuredRates;
