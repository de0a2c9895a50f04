import type { Report } from '../report/report.js';
import { significant } from '../report/numbers.js';
import type { FeatureMatch, KernelMeasurement } from './measurements.js';
import { stepsText } from './candidates.js';
import { statusText } from './network-tables.js';

/** One analysis among several. */
export interface OverviewEntry {
  /** `epoch-500`. */
  readonly name: string;
  readonly full: KernelMeasurement;
  readonly match?: FeatureMatch;
  readonly falseAlarmRate: number;
}

/** All analyses of a run in one table, in their order. */
export function overviewReport(entries: readonly OverviewEntry[]): Report {
  const matched = entries.some(({ match }) => match);
  return {
    id: 'overview',
    title: 'All of them',
    summary: `${entries.length} kernels, each of all parameters chosen, in the order of the files.`,
    settings: {},
    claims: [],
    figures: [],
    tables: [
      {
        title: 'Kernels of all networks',
        caption: matched
          ? 'A drop after k is λ_k / λ_(k+1), as the detector reports it. Best match and assignment are of the column-normalised heatmap of as many vectors as there are features.'
          : 'A drop after k is λ_k / λ_(k+1), as the detector reports it.',
        header: [
          'network',
          'side',
          'λ₁',
          'trace',
          'drops (after k: ratio)',
          ...(matched ? ['best match', 'assignment'] : []),
          'status',
        ],
        rows: entries.map(({ name, full, match, falseAlarmRate }) => [
          name,
          full.spectrum.side,
          significant(full.spectrum.values[0], 4),
          full.spectrum.trace === undefined ? '–' : significant(full.spectrum.trace, 4),
          stepsText(full.report, falseAlarmRate),
          ...(matched
            ? [match?.normalised.summary.meanColumnMax, match?.normalised.summary.meanOverBestAssignment].map(
                (value) => (value === undefined ? '–' : significant(value)),
              )
            : []),
          statusText(full.spectrum),
        ]),
      },
    ],
    notes: ['Each network stands below by itself.'],
    arrays: new Map(),
  };
}
