import { randomShare } from '@entk/alignment';
import { DenseMatrix, type NdArray, type NumericArray } from '@entk/core';
import { curvesPanel, heatmapPanel, panelGrid, spectrumPanel } from '@entk/figures';
import { vector } from '../report/arrays.js';
import type { ReportPage } from '../report/html.js';
import type { NamedFigure, Report, ReportTable } from '../report/report.js';
import { probability, significant } from '../report/numbers.js';
import { kernelRecord } from './analysis-record.js';
import { stepsText } from './candidates.js';
import type { NetworkComparison, RangePair } from './compare-networks.js';
import { rangeText } from './feature-figures.js';

/** Eigenvalues below this share of the largest are left out of a plot: rounding. */
const shownFrom = 1e-10;

/** Of random subspaces, on either side of the band. */
const bandTail = 0.025;

/** Pairs that the table lists, those that overlap most. */
const listedPairs = 24;

/** What is said of two networks on one page. */
export function comparisonReport(
  comparison: NetworkComparison,
  settings: Report['settings'],
  falseAlarmRate: number,
): Report {
  const { networks, rows, pairs } = comparison;
  const [first, second] = networks.map(({ name }) => name);
  return {
    id: 'comparison',
    title: `${first} and ${second}`,
    summary: `The kernels of two networks on the same ${rows} rows, and how far their leading eigenvectors and their cliffs span the same.`,
    settings,
    claims: [],
    figures: [
      spectraFigure(comparison),
      leadingFigure(comparison),
      ...(pairs.length > 0 ? [pairsFigure(comparison)] : []),
    ],
    tables: [spectraTable(comparison, falseAlarmRate), ...(pairs.length > 0 ? [pairsTable(comparison)] : [])],
    notes: [
      'Overlap is the mean of cos² of the principal angles between two spans, 1 if the smaller lies in the larger. It depends on the spans alone: signs, and rotations inside a cliff, change nothing.',
      'Chance is two subspaces of the same dimensions, one of them uniformly random: on average the larger dimension over the number of rows.',
      ...(pairs.length > 0
        ? []
        : ['One of the networks has no cliff and no range was named: --cliffs 4,10 names some.']),
    ],
    arrays: arraysOf(comparison),
  };
}

/** The page that it stands on. */
export const comparisonPage: ReportPage = {
  title: 'Two networks through their empirical NTKs',
  lead: 'Where the spectra of two kernels drop, and how much of what one cliff spans a cliff of the other does.',
  madeBy: 'entk compare',
  numbers: ['comparison.json'],
  notesTitle: 'How it was made',
};

/** A comparison in numbers, for JSON. */
export function comparisonRecord({ networks, pairs, leading }: NetworkComparison, settings: object): object {
  return {
    settings,
    networks: networks.map(({ name, full }) => ({ name, kernel: kernelRecord(full) })),
    leading: Array.from(leading),
    pairs: pairs.map(({ angles, ...pair }) => ({ ...pair, angles: Array.from(angles) })),
  };
}

function spectraFigure({ networks }: NetworkComparison): NamedFigure {
  const panels = networks.map(({ name, full: { spectrum, report } }) =>
    spectrumPanel(
      {
        curves: [{ label: name, eigenvalues: spectrum.values }],
        drops: report.drops.map(({ after }) => after).filter((after) => after < spectrum.values.length),
      },
      { floor: shownFrom * spectrum.values[0], aspect: 0.75, title: name },
    ),
  );
  return {
    name: 'spectra',
    title: 'The spectra of both kernels',
    caption: 'Leading eigenvalues by rank. Rules stand at the drops that the detector reports.',
    figure: panelGrid({ rows: [panels] }),
    width: 900,
  };
}

function leadingFigure({ leading, rows, ranges }: NetworkComparison): NamedFigure {
  const x = Float64Array.from(leading, (_, index) => index + 1);
  const random = Array.from(x, (k) => randomShare({ rows, dimension: k, directions: k }));
  const band = {
    x,
    low: random.map(({ exceededBy }) => exceededBy(1 - bandTail)),
    high: random.map(({ exceededBy }) => exceededBy(bandTail)),
  };
  const ends = Array.from(new Set(ranges.flat().map(({ to }) => to)))
    .filter((end) => end <= leading.length)
    .toSorted((left, right) => left - right);
  return {
    name: 'leading',
    title: 'The first k eigenvectors of one network within those of the other',
    caption:
      'The overlap of the spans of the first k eigenvectors of both, for every k; it needs no cliff. The band is where 95 % of random subspaces are. Rules stand at the ends of the ranges of either network.',
    figure: panelGrid({
      rows: [
        [
          curvesPanel(
            {
              curves: [{ label: 'overlap', x, y: leading }],
              band,
              events: ends.map((at) => ({ at, label: `k = ${at}` })),
            },
            { xLabel: 'the first k eigenvectors', yLabel: 'overlap', yRange: [0, 1], points: false, xScale: 'log' },
          ),
        ],
      ],
    }),
    width: 640,
  };
}

function pairsFigure({ networks, ranges: [first, second], pairs }: NetworkComparison): NamedFigure {
  const matrix = DenseMatrix.generate(
    first.length,
    second.length,
    (row, column) => pairs[row * second.length + column].overlap,
  );
  const labels = (list: typeof first) => list.map(({ from, to }) => rangeText(from, to));
  return {
    name: 'cliffs',
    title: 'Cliffs of one network within those of the other',
    caption: 'The overlap of every range of eigenvectors of the first network with every one of the second.',
    figure: panelGrid({
      rows: [
        [
          heatmapPanel(
            {
              matrix,
              rows: { label: networks[0].name, labels: labels(first) },
              columns: { label: networks[1].name, labels: labels(second) },
              quantity: 'overlap',
            },
            { range: [0, 1] },
          ),
        ],
      ],
    }),
    width: 520,
  };
}

function spectraTable({ networks }: NetworkComparison, rate: number): ReportTable {
  return {
    title: 'Kernels',
    caption: 'A drop after k is λ_k / λ_(k+1).',
    header: ['network', 'λ₁', 'trace', 'drops (after k: ratio)'],
    rows: networks.map(({ name, full: { spectrum, report } }) => [
      name,
      significant(spectrum.values[0], 4),
      spectrum.trace === undefined ? '–' : significant(spectrum.trace, 4),
      stepsText(report, rate),
    ]),
  };
}

function pairsTable({ networks, pairs }: NetworkComparison): ReportTable {
  const degrees = (angle: number) => `${significant((180 * angle) / Math.PI)}°`;
  return {
    title: 'Cliffs against cliffs',
    caption: `Overlap of ranges of eigenvectors of both networks, beside that of random subspaces of the same dimensions and the probability that these overlap as much, corrected by Holm's rule for ${pairs.length} pairs; and the smallest and the largest principal angle.${pairs.length > listedPairs ? ` The ${listedPairs} that overlap most.` : ''}`,
    header: [...networks.map(({ name }) => name), 'overlap', 'random', 'p', 'corrected', 'angles'],
    rows: listed(pairs).map(({ first, second, overlap, random, pValue, adjustedPValue, angles }) => [
      rangeText(first.from, first.to),
      rangeText(second.from, second.to),
      significant(overlap),
      significant(random),
      probability(pValue),
      probability(adjustedPValue),
      `${degrees(angles[0])} … ${degrees(angles[angles.length - 1])}`,
    ]),
  };
}

function listed(pairs: readonly RangePair[]): readonly RangePair[] {
  if (pairs.length <= listedPairs) return pairs;
  return pairs.toSorted((left, right) => right.overlap - left.overlap).slice(0, listedPairs);
}

function arraysOf({ networks, leading, pairs }: NetworkComparison): Map<string, NdArray<NumericArray>> {
  const arrays = new Map<string, NdArray<NumericArray>>([['leading_overlap', vector(leading)]]);
  networks.forEach(({ full: { spectrum } }, index) => {
    const which = ['first', 'second'][index];
    arrays.set(`eigenvalues_${which}`, vector(spectrum.values));
    if (spectrum.vectors) arrays.set(`eigenvectors_${which}`, spectrum.vectors.toNdArray());
  });
  for (const { first, second, angles } of pairs) {
    arrays.set(`angles_${first.from}_${first.to}_${second.from}_${second.to}`, vector(angles));
  }
  return arrays;
}
