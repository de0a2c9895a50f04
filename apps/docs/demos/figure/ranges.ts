import type { Interval } from '@entk/figures';
import { roundingFloor } from '../../../cli/src/report/rounding-floor.js';

/** One interval for several spectra, each descending, so that a spectrum moves and its axis does not. */
export function commonRange(spectra: readonly ArrayLike<number>[]): Interval {
  const largest = Math.max(...spectra.map((values) => values[0]));
  const smallest = Math.min(...spectra.map((values) => values[values.length - 1]));
  return [Math.max(smallest, roundingFloor(...spectra)) / 1.3, largest * 1.3];
}
