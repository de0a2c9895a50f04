import { cliffCalibration } from '@entk/spectral';
import type { ReportTable } from './report.js';

/** Of the places that the calibration plants drops at, those that a report shows. */
const places = [1, 2, 4, 8, 16, 30, 60, 113] as const;

/** How often the search for drops is wrong, either way, as the calibration of `@entk/spectral` last measured it. */
export function detectorTable(): ReportTable {
  const { falseAlarms, spectra, families, detections } = cliffCalibration;
  const { ours, plain } = falseAlarms;
  return {
    title: 'How far a reported drop can be trusted',
    caption: `False alarms: a drop was reported in ${percent(ours.all)} of ${spectra} spectra without one, in ${percent(ours.worstFamily)} of those of the worst of ${families} families, and in ${percent(ours.worstOfAnySize)} of the worst at the number of values that is worst for it (the rate asked for is at most 5 %). Detection: how many in a hundred of the drops planted after value k in spectra of ${detections.size} values are reported at their place, mean over the families, by the ratio λ_k / λ_{k+1}; after the stroke what a plain detector finds, the largest log ratio over the median of its neighbours, which raises an alarm in ${percent(plain.all)} of the spectra and in up to ${percent(plain.worstFamily)} of a family. A drop that is not reported may be there and small; one after the first eigenvalues must be large.`,
    header: ['after k', ...detections.ratios.map((ratio) => `×${ratio}`)],
    rows: places.map((k) => {
      const row = detections.places.indexOf(k);
      return [
        String(k),
        ...detections.ours[row].map((share, i) => `${inPercent(share)} / ${inPercent(detections.plain[row][i])}`),
      ];
    }),
  };
}

function percent(share: number): string {
  return `${inPercent(share)} %`;
}

/** With the digit that the calibration has. */
function inPercent(share: number): string {
  return String(Number((100 * share).toFixed(1)));
}
