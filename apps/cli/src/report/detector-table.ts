import type { ReportTable } from './report.js';

/** Sizes of planted drops whose detection is told. */
const ratios = [1.05, 1.1, 1.2, 1.5, 2, 5] as const;

/**
 * Planted drops that the detector reports at their place, in %, by ratio: rows of `bench/calibration/table.md` of
 * `@entk/spectral`, which `npm run calibrate` there measures.
 */
export const detectionRates: readonly (readonly [spectrum: string, rates: readonly number[]])[] = [
  ['Wishart, rows / samples = 0.5, 60, 30', [0, 0, 1.3, 60, 98.8, 100]],
  ['Wishart, rows / samples = 0.5, 120, 60', [0, 13.8, 86.3, 100, 100, 100]],
  ['Wishart, rows / samples = 0.5, 300, 150', [47.5, 97.5, 100, 100, 100, 100]],
  ['Wishart, rows / samples = 0.5, 120, 60 over 3 gaps', [0, 0, 6.3, 97.5, 100, 100]],
  ['power law i^-1, noise 0.02, 120, 60', [0, 3.8, 56.3, 100, 100, 100]],
  ['Wishart, rows / samples = 0.5, 120, 1', [0, 0, 0, 0, 0, 37.5]],
];

/** False alarms in % over all families of spectra without a drop, and in the worst family. */
export const falseAlarms = { all: 0.1, worstFamily: 1.7, spectra: 16_000, families: 58 } as const;

/** How often the search for drops is wrong, either way. */
export function detectorTable(): ReportTable {
  return {
    title: 'How far a reported drop can be trusted',
    caption: `False alarms: a drop was reported in ${falseAlarms.all} % of ${falseAlarms.spectra} spectra without one, in ${falseAlarms.worstFamily} % of the worst of ${falseAlarms.families} families (the rate asked for is at most 5 %). Detection: how many in a hundred planted drops are reported at their place, by the ratio λ_k / λ_{k+1}, in spectra of the family, size and place named. A drop that is not reported may be there and small; one after the first eigenvalue must be large. Both are measured by npm run calibrate in packages/spectral and stand in its bench/calibration/table.md.`,
    header: ['spectrum, size, after k', ...ratios.map((ratio) => `×${ratio}`)],
    rows: detectionRates.map(([spectrum, rates]) => [spectrum, ...rates.map((rate) => `${rate} %`)]),
  };
}
