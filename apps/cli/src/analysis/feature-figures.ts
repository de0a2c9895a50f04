import { randomShare } from '@entk/alignment';
import { DenseMatrix, type FeatureFamily } from '@entk/core';
import { type CellAxis, curvesPanel, heatmapPanel, panelGrid } from '@entk/figures';
import type { NamedFigure } from '../report/report.js';
import { significant } from '../report/numbers.js';
import type { FeatureGrowth } from './feature-growth.js';
import { columnLabels, groupLabels } from './feature-labels.js';
import type { CliffAlignment, FeatureMatch, KernelMeasurements } from './measurements.js';

/** Features that a heatmap names one by one, and that have a curve of their own. */
const namedFeatures = 40;
const drawnFeatures = 7;

/** Ranges with a panel of their own, in a row of at most three, and vectors of each. */
const panelRanges = 6;
const panelsInRow = 3;
const panelVectors = 60;

/** Ranks of the heatmap of shares: beyond the last end features only fill up. */
const leastShown = 24;
const shownOfLast = 2;

/** Of random subspaces, on either side of the band. */
const bandTail = 0.025;

/** Features in the leading vectors: one by one, together, and in every range that is looked at. */
export function featureFigures({ plan, match, growth, alignments }: KernelMeasurements): NamedFigure[] {
  const { families } = plan;
  return [
    ...(match ? [leadingFigure(match, families)] : []),
    ...(growth ? [growthFigure(growth, families)] : []),
    ...(alignments.length > 0 ? [rangesFigure(alignments, families)] : []),
  ];
}

/**
 * The features as rows: named where there is room for names, else families apart.
 *
 * @param columns Whether every column of a group is a row of its own.
 */
function rowsOf(families: readonly FeatureFamily[], columns = false): CellAxis {
  const labels = columns ? columnLabels(families) : groupLabels(families);
  if (labels.length <= namedFeatures) return { label: 'feature', labels };
  if (families.length === 1) return { label: 'feature' };
  const groups = families.map(({ name, labels: own, groupSize }) => ({
    label: name,
    size: columns ? own.length * groupSize : own.length,
  }));
  return { label: 'feature', groups };
}

function leadingFigure({ heatmap, summary }: FeatureMatch, families: readonly FeatureFamily[]): NamedFigure {
  const { values, rowLabels, columnLabels } = heatmap;
  const matches = Math.min(rowLabels.length, columnLabels.length);
  return {
    name: 'features',
    title: 'Features in the leading eigenvectors',
    caption: `${quantityText(heatmap.quantity)}, as it is: no column is normalised. Mean over the best one-to-one assignment, ${matches} matches: ${significant(summary.meanOverBestAssignment)}. Inside a cliff the vectors may be rotated at will: the figures below compare subspaces.`,
    figure: panelGrid({
      rows: [
        [
          heatmapPanel(
            { matrix: values, rows: rowsOf(families), columns: { label: 'eigenvector' }, quantity: heatmap.quantity },
            { range: [0, 1] },
          ),
        ],
      ],
    }),
    width: 760,
  };
}

function quantityText(quantity: FeatureMatch['heatmap']['quantity']): string {
  return quantity === '|cosine|'
    ? '|cosine| of each feature with each eigenvector'
    : 'The norm of each eigenvector within each feature';
}

function growthFigure(
  { shares: { values, sizes }, labels, rows, at }: FeatureGrowth,
  families: readonly FeatureFamily[],
): NamedFigure {
  const ranks = Float64Array.from({ length: values.columns }, (_, index) => index + 1);
  const random = Array.from(ranks, (dimension) => randomShare({ rows, dimension, directions: Math.min(...sizes) }));
  const band = {
    x: ranks,
    low: random.map(({ exceededBy }) => exceededBy(1 - bandTail)),
    high: random.map(({ exceededBy }) => exceededBy(bandTail)),
  };
  const each = labels.length <= drawnFeatures;
  const curves = each
    ? labels.map((label, feature) => ({ label, x: ranks, y: values.rowSpan(feature) }))
    : summaryCurves(values, ranks);
  const lines = curvesPanel(
    { curves, band, events: at.map(({ k }) => ({ at: k, label: `k = ${k}` })) },
    {
      xLabel: 'the first k eigenvectors',
      yLabel: 'share of the feature',
      yRange: [0, 1],
      points: false,
      xScale: 'log',
    },
  );
  const shown = Math.min(values.columns, Math.max(leastShown, shownOfLast * at[at.length - 1].k));
  const map = heatmapPanel(
    {
      matrix: values.columnRange(0, shown),
      rows: rowsOf(families),
      columns: { label: 'the first k eigenvectors' },
      quantity: 'share',
    },
    { range: [0, 1], aspect: 0.7 },
  );
  return {
    name: 'feature-shares',
    title: 'How much of each feature the first k eigenvectors hold',
    caption: `‖P_k f‖²: the share of a feature inside the span of the first k eigenvectors; it needs no cliff. ${each ? '' : `Left: the mean over all ${labels.length} features, the one held best, and the one held least at each k. Right: all of them. `}The band is where 95 % of random subspaces of k dimensions are, one feature at a time. Rules stand at the ends of the ranges that are looked at.`,
    figure: panelGrid({ rows: [each ? [lines] : [lines, map]] }),
    width: each ? 640 : 900,
  };
}

/** At every k the mean over the features, the largest and the smallest. */
function summaryCurves(values: DenseMatrix, x: Float64Array) {
  const columns = Array.from(x, (_, k) => values.columnCopy(k));
  const curve = (label: string, of: (column: Float64Array) => number) => ({ label, x, y: columns.map(of) });
  return [
    curve('mean', (column) => column.reduce((sum, value) => sum + value, 0) / column.length),
    curve('best', (column) => Math.max(...column)),
    curve('least', (column) => Math.min(...column)),
  ];
}

function rangesFigure(alignments: readonly CliffAlignment[], families: readonly FeatureFamily[]): NamedFigure {
  const wide = alignments.filter(({ from, to }) => to > from + 1);
  const shown = wide.slice(0, panelRanges);
  const [{ heatmap }] = alignments;
  const features = alignments[0].captured.length;
  const captured = heatmapPanel(
    {
      matrix: DenseMatrix.generate(features, alignments.length, (row, range) => alignments[range].captured[row]),
      rows: rowsOf(families, true),
      columns: { label: 'vectors', labels: alignments.map(({ from, to }) => rangeText(from, to)) },
      quantity: heatmap.quantity,
    },
    { range: [0, 1], aspect: 0.9, title: 'held by each range' },
  );
  const panels = shown.map(({ from, to, heatmap: { values, quantity }, ...scores }) =>
    heatmapPanel(
      {
        matrix: values.columnRange(0, Math.min(values.columns, panelVectors)),
        rows: rowsOf(families),
        columns: { label: 'eigenvector', first: from + 1 },
        quantity,
      },
      {
        range: [0, 1],
        aspect: 0.9,
        title: `${rangeText(from, to)}: ${significant(scores.meanOverBestAssignment)} of ${significant(scores.mostPossible)}`,
      },
    ),
  );
  const all = [captured, ...panels];
  const columns = Math.min(panelsInRow, all.length);
  const rows = [];
  for (let start = 0; start < all.length; start += columns) {
    const row = all.slice(start, start + columns);
    rows.push([...row, ...Array.from({ length: columns - row.length }, () => null)]);
  }
  const more = wide.length > shown.length ? ` The first ${shown.length} of ${wide.length} ranges have a panel.` : '';
  return {
    name: 'cliff-features',
    title: 'All features in every cliff',
    caption: `First panel: how much of each feature each range of eigenvectors holds, ‖P f‖, its |cosine| with the span. The others, of ranges of several vectors: ${quantityText(heatmap.quantity).toLowerCase()} of the range. In their titles stand the mean over the best one-to-one assignment, min(F, k) matches, and the most that any orthonormal basis of the same span could reach.${more}`,
    figure: panelGrid({ rows }, { share: { color: 'all' } }),
    width: 320 * columns + 40,
  };
}

/** `1 … 8`, counted from 1. */
export function rangeText(from: number, to: number): string {
  return to === from + 1 ? String(to) : `${from + 1} … ${to}`;
}
