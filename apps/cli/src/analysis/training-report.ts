import type { NdArray, NumericArray } from '@entk/core';
import { curvesPanel, heatmapPanel, type Panel, panelGrid, spectrumPanel } from '@entk/figures';
import type { DropAppearance } from '@entk/spectral';
import { vector } from '../report/arrays.js';
import type { NamedFigure, Report, ReportTable } from '../report/report.js';
import { significant } from '../report/numbers.js';
import { stepsText } from './candidates.js';
import { rangeText } from './feature-figures.js';
import { distinctIds } from './names.js';
import type { FollowedDrop, FollowedRange, TrainingMeasurements } from './training.js';

/** Spectra that a panel shows: more cannot be told apart. */
const drawnSpectra = 8;

/** Ranges with a heatmap, in rows of three, and features that these name. */
const drawnRanges = 6;
const panelsInRow = 3;
const namedFeatures = 40;

/** Eigenvalues below this share of the largest are left out of a plot: rounding. */
const shownFrom = 1e-10;

/** What is said of a network over its training, before its states one by one. */
export function trainingReport(training: TrainingMeasurements, falseAlarmRate: number, about?: string): Report {
  const { names, times, unit, drops, ranges } = training;
  const id = about === undefined ? 'training' : distinctIds([`training ${about}`])[0];
  return {
    id,
    title: about === undefined ? 'Over training' : `Over training: ${about}`,
    summary: `One network at ${names.length} moments, ${unit} ${times[0]} to ${times[times.length - 1]}, in the order of the files: where its spectrum drops, since when, and how far the span of each cliff of the last state was there before.`,
    settings: { states: names.length, drops: drops.length, 'cliffs followed': ranges.length },
    claims: [],
    figures: figuresOf(training, id),
    tables: [spectraTable(training, falseAlarmRate), ...(drops.length > 0 ? [dropsTable(training)] : [])],
    notes: [
      unit === 'epoch'
        ? 'Times are the numbers at the ends of the names of the files.'
        : 'The names of the files have no rising numbers: states are counted.',
      'Overlap is the mean of cos² of the principal angles between a range of eigenvectors and the same range at the end; random subspaces overlap by k / M.',
    ],
    arrays: arraysOf(training),
  };
}

function figuresOf(training: TrainingMeasurements, id: string): NamedFigure[] {
  const withFeatures = training.ranges.filter(({ captured }) => captured);
  const figures = [
    spectraFigure(training),
    ...(withFeatures.length > 0 ? [featuresFigure(training, withFeatures)] : []),
  ];
  return figures.map((figure) => ({ ...figure, name: figure.name.replace('training', id) }));
}

/** Evenly among the states, the first and the last always. */
function drawnStates(count: number): number[] {
  const steps = Math.min(drawnSpectra, count);
  return Array.from({ length: steps }, (_, step) => Math.round((step * (count - 1)) / Math.max(1, steps - 1)));
}

function spectraFigure({ times, unit, evolution, ranges, drops }: TrainingMeasurements): NamedFigure {
  const shown = drawnStates(times.length)
    .map((state) => evolution.points[state])
    .filter(({ values }) => values[0] > 0);
  const most = Math.max(...evolution.points.map(({ values }) => values[0]));
  const longest = Math.max(...shown.map(({ values }) => values.length));
  const last = evolution.points[evolution.points.length - 1].report.drops.map(({ after }) => after);
  const ends = last.filter((after) => after < longest);
  const spectra =
    shown.length === 0
      ? []
      : [
          spectrumPanel(
            { curves: shown.map(({ epoch, values }) => ({ label: String(epoch), eigenvalues: values })), drops: ends },
            { palette: 'sequence', legendTitle: unit, points: false, floor: shownFrom * most },
          ),
        ];
  const panels: Panel[] = [
    ...spectra,
    ...(ranges.length > 0 ? [overlapPanel(times, unit, ranges)] : []),
    ...(drops.length > 0 ? [ratiosPanel(times, unit, drops)] : []),
  ];
  return {
    name: 'training',
    title: 'The spectrum over training',
    caption: `Left: the leading eigenvalues${shown.length < times.length ? ` at ${shown.length} of ${times.length} states` : ''}; rules stand at the drops of the last state.${ranges.length > 0 ? ' Then: how far each range of eigenvectors spans what the same range spans at the end.' : ''}${drops.length > 0 ? ' Then: λ_k / λ_(k+1) at every place where some state has a significant drop.' : ' No state has a significant drop.'}`,
    figure: panelGrid({ rows: [panels] }),
    width: 330 * panels.length + 60,
  };
}

function overlapPanel(times: readonly number[], unit: string, ranges: readonly FollowedRange[]) {
  const curves = ranges.slice(0, drawnRanges).map(({ from, to, overlapWithLast }) => {
    return { label: rangeText(from, to), x: times, y: overlapWithLast };
  });
  return curvesPanel({ curves }, { xLabel: unit, yLabel: 'overlap with the end', yRange: [0, 1], points: true });
}

function ratiosPanel(times: readonly number[], unit: string, drops: readonly FollowedDrop[]) {
  const curves = drops
    .toSorted((left, right) => largest(right) - largest(left))
    .slice(0, drawnRanges)
    .toSorted((left, right) => left.after - right.after)
    .map(({ after, ratios }) => {
      const known = times.map((at, state) => ({ at, ratio: ratios[state] })).filter(({ ratio }) => ratio !== undefined);
      return { label: `k = ${after}`, x: known.map(({ at }) => at), y: known.map(({ ratio }) => ratio as number) };
    })
    .filter(({ x }) => x.length > 0);
  return curvesPanel({ curves }, { xLabel: unit, yLabel: 'λ_k / λ_(k+1)', yScale: 'log', points: true });
}

function largest({ ratios }: FollowedDrop): number {
  return Math.max(...ratios.map((ratio) => ratio ?? 0));
}

function featuresFigure(
  { times, unit, features }: TrainingMeasurements,
  ranges: readonly FollowedRange[],
): NamedFigure {
  const panels = ranges.slice(0, drawnRanges).map(({ from, to, captured }) =>
    heatmapPanel(
      {
        matrix: captured as NonNullable<FollowedRange['captured']>,
        rows: { label: 'feature', ...(features.length <= namedFeatures && { labels: features }) },
        columns: { label: unit, labels: times.map(String) },
        quantity: '‖P f‖',
      },
      { range: [0, 1], aspect: 0.9, title: `vectors ${rangeText(from, to)}` },
    ),
  );
  const columns = Math.min(panelsInRow, panels.length);
  const rows = [];
  for (let start = 0; start < panels.length; start += columns) {
    const row = panels.slice(start, start + columns);
    rows.push([...row, ...Array.from({ length: columns - row.length }, () => null)]);
  }
  return {
    name: 'training-features',
    title: 'Features in each cliff over training',
    caption: `How much of each feature the span of each range of eigenvectors holds, ‖P f‖, at every state: of the span, whatever basis it has.${ranges.length > drawnRanges ? ` The first ${drawnRanges} of ${ranges.length} ranges.` : ''}`,
    figure: panelGrid({ rows }, { share: { color: 'all', y: 'row' } }),
    width: 320 * columns + 100,
  };
}

function spectraTable({ times, unit, evolution, ranges }: TrainingMeasurements, rate: number): ReportTable {
  return {
    title: 'Spectra over training',
    caption:
      'Where the spectrum of each state drops (after k: ratio), and the overlap of each range with the same range at the end.',
    header: [unit, 'λ₁', 'drops', ...ranges.map(({ from, to }) => rangeText(from, to))],
    rows: evolution.points.map(({ values, report }, state) => [
      String(times[state]),
      significant(values[0], 4),
      stepsText(report, rate),
      ...ranges.map(({ overlapWithLast }) => significant(overlapWithLast[state])),
    ]),
  };
}

function dropsTable({ unit, drops, evolution }: TrainingMeasurements): ReportTable {
  return {
    title: 'When drops appear',
    caption: `For every k after which some state has a significant drop: between which states it appeared and stayed, and its ratio at the end.`,
    header: ['after', 'appears', 'ratio at the end'],
    rows: drops.map(({ after, appearance, ratios }) => {
      const ratio = ratios[evolution.points.length - 1];
      return [String(after), appearanceText(appearance, unit), ratio === undefined ? '–' : `×${significant(ratio)}`];
    }),
  };
}

function appearanceText(appearance: DropAppearance, unit: string): string {
  switch (appearance.kind) {
    case 'always':
      return 'in every state';
    case 'absent':
      return `not at the end; at ${unit} ${appearance.seen.join(', ')}`;
    case 'appears': {
      const before = appearance.seen.length > 0 ? `, and at ${appearance.seen.join(', ')} before` : '';
      return `after ${unit} ${appearance.after}, by ${appearance.by}${before}`;
    }
  }
}

function arraysOf({ times, evolution, ranges }: TrainingMeasurements): Map<string, NdArray<NumericArray>> {
  const arrays = new Map<string, NdArray<NumericArray>>([['times', vector(times)]]);
  evolution.points.forEach(({ values }, state) => arrays.set(`eigenvalues_${state}`, vector(values)));
  for (const { from, to, overlapWithLast, captured } of ranges) {
    arrays.set(`overlap_${from}_${to}`, vector(overlapWithLast));
    if (captured) arrays.set(`captured_${from}_${to}`, captured.toNdArray());
  }
  return arrays;
}

/** A training in numbers, for JSON. */
export function trainingRecord({ names, times, unit, evolution, ranges, drops }: TrainingMeasurements): object {
  return {
    unit,
    states: names.map((name, state) => ({
      name,
      time: times[state],
      drops: evolution.points[state].report.drops.map(({ after, ratio, score }) => ({ after, ratio, score })),
    })),
    ranges: ranges.map(({ from, to, overlapWithLast, overlapWithPrevious, captured }) => ({
      from,
      to,
      overlapWithLast: Array.from(overlapWithLast),
      overlapWithPrevious: Array.from(overlapWithPrevious.subarray(1)),
      ...(captured && { captured: names.map((_, state) => Array.from(captured.columnCopy(state))) }),
    })),
    drops: drops.map(({ after, appearance, ratios }) => ({
      after,
      ...(appearance.kind === 'appears'
        ? { kind: appearance.kind, appearedAfter: appearance.after, by: appearance.by, seen: appearance.seen }
        : { kind: appearance.kind, ...(appearance.kind === 'absent' && { seen: appearance.seen }) }),
      ratios: ratios.map((ratio) => ratio ?? null),
    })),
  };
}
