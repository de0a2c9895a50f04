import { curvesPanel, heatmapPanel, panelGrid, spectrumPanel } from '@entk/figures';
import type { NamedFigure } from '../report/report.js';
import { significant } from '../report/numbers.js';
import type { FeatureMatch, KernelMeasurement, NetworkMeasurements, NetworkPrediction } from './measurements.js';

/** Eigenvalues below this share of λ₁ are left out of a plot: rounding. */
const shownFrom = 1e-10;

/** Features that a heatmap names one by one. */
const namedFeatures = 40;

/** Spectra of the whole kernel and of each group, features, and the curve of agreement. */
export function networkFigures({ full, groups, match, prediction }: NetworkMeasurements): NamedFigure[] {
  return [
    spectrumFigure(full),
    ...(groups.length > 1 ? [groupsFigure(groups)] : []),
    ...(match ? [featuresFigure(match)] : []),
    ...(prediction ? [predictionFigure(prediction)] : []),
  ];
}

function spectrumFigure(kernel: KernelMeasurement): NamedFigure {
  const { drops } = kernel.report;
  const found = drops.length === 0 ? 'none is found' : `k = ${drops.map(({ after }) => after).join(', ')}`;
  return {
    name: 'spectrum',
    title: 'The spectrum of the eNTK',
    caption: `Leading ${kernel.spectrum.values.length} of ${kernel.spectrum.size} eigenvalues by rank. Rules stand at every drop that the detector reports: ${found}. Nothing was told where to look.`,
    figure: panelGrid({ rows: [[panelOf(kernel)]] }),
    width: 640,
  };
}

function groupsFigure(groups: readonly KernelMeasurement[]): NamedFigure {
  const columns = Math.min(3, groups.length);
  const rows = [];
  for (let start = 0; start < groups.length; start += columns) {
    const row = groups.slice(start, start + columns).map((group) => ({ ...panelOf(group), title: group.label }));
    rows.push([...row, ...Array.from({ length: columns - row.length }, () => null)]);
  }
  return {
    name: 'layers',
    title: 'The spectrum of each layer alone',
    caption: `The kernel summed over the parameters of one layer at a time.${areDisjoint(groups) ? ' The kernels add up to the whole one, the spectra do not.' : ' Layers share parameters here.'}`,
    figure: panelGrid({ rows }),
    width: 320 * columns + 20,
  };
}

function areDisjoint(groups: readonly KernelMeasurement[]): boolean {
  const names = groups.flatMap(({ parameters }) => parameters);
  return new Set(names).size === names.length;
}

function panelOf({ spectrum: { values }, report }: KernelMeasurement) {
  const cliffs = report.drops.map(({ after }) => after).filter((after) => after < values.length);
  const data = { curves: [{ label: 'eigenvalues', eigenvalues: values }], cliffs };
  if (!(values[0] > 0)) return spectrumPanel(data, { scale: 'linear' });
  return spectrumPanel(data, { floor: shownFrom * values[0], aspect: 0.75 });
}

function featuresFigure({ heatmap, summary }: FeatureMatch): NamedFigure {
  const { values, rowLabels, columnLabels } = heatmap;
  const labels =
    rowLabels.length <= namedFeatures ? { labels: rowLabels.map((label) => label.replace('feature ', '')) } : {};
  return {
    name: 'features',
    title: 'Features in the leading eigenvectors',
    caption: `${heatmap.quantity === '|cosine|' ? '|cosine| of each feature with each eigenvector' : 'The norm of each eigenvector within each feature'}, as it is: no column is normalised. Mean best match of the ${columnLabels.length} vectors ${significant(summary.meanColumnMax)}, best one-to-one assignment ${significant(summary.meanOverBestAssignment)}. Inside a cliff the vectors may be rotated at will: the table of cliffs compares subspaces.`,
    figure: panelGrid({
      rows: [
        [
          heatmapPanel(
            {
              matrix: values,
              rows: { label: 'feature', ...labels },
              columns: { label: 'eigenvector' },
              quantity: heatmap.quantity,
            },
            { range: [0, 1] },
          ),
        ],
      ],
    }),
    width: 760,
  };
}

function predictionFigure({ curve, counts }: NetworkPrediction): NamedFigure {
  const { parts, cliffs, ranks, full } = curve;
  const from = Math.min(1, ranks.length - 1);
  const x = Float64Array.from(ranks.subarray(from));
  const curves = [
    { label: 'given', part: parts.train },
    ...(parts.test ? [{ label: 'held out', part: parts.test }] : []),
  ].map(({ label, part }) => ({ label, x, y: part.series.rSquared.subarray(from).map((value) => Math.max(value, 0)) }));
  const events = cliffs.drops
    .filter(({ after }) => after <= ranks.length)
    .map(({ after }) => ({ at: after, label: `k = ${after}` }));
  const ends = full.test ? `, ${significant(full.test.rSquared)} on the ${counts.test} held out` : '';
  return {
    name: 'prediction',
    title: 'What the kernel predicts of the network',
    caption: `R² of eq. 1, with the kernel truncated to rank k, against the network's own outputs; values below 0 stand at 0. All ranks together: ${significant(full.train.rSquared)} on the ${counts.train} examples whose targets it is given${ends}. Rules stand at the drops of the kernel of these examples.`,
    figure: panelGrid({
      rows: [
        [
          curvesPanel(
            { curves, events },
            { xLabel: 'rank k', yLabel: 'R² against the network', yRange: [0, 1], points: false },
          ),
        ],
      ],
    }),
    width: 640,
  };
}
