import { panelGrid, spectrumPanel } from '@entk/figures';
import type { NamedFigure } from '../report/report.js';
import { stepsText } from './candidates.js';
import { featureFigures } from './feature-figures.js';
import type { KernelMeasurement, KernelMeasurements, KernelPlan } from './measurements.js';
import { rotationFigures } from '../rotations/rotation-report.js';
import { predictionFigure } from './prediction-figure.js';

/** Eigenvalues below this share of λ₁ are left out of a plot: rounding. */
const shownFrom = 1e-10;

/** Spectra of the whole kernel and of each group, features, and the curve of agreement. */
export function networkFigures(measurements: KernelMeasurements): NamedFigure[] {
  const { plan, full, groups, rotations, prediction } = measurements;
  return [
    spectrumFigure(full, plan),
    ...(groups.length > 1 ? [groupsFigure(groups)] : []),
    ...featureFigures(measurements),
    ...rotationFigures(rotations),
    ...(prediction ? [predictionFigure(prediction)] : []),
  ];
}

function spectrumFigure(kernel: KernelMeasurement, { ranges, falseAlarmRate, expected }: KernelPlan): NamedFigure {
  const named = ranges.map(({ to }) => to);
  const looked = named.length > 0 ? `, and at the ends of the ranges asked for, k = ${named.join(', ')}` : '';
  return {
    name: 'spectrum',
    title: 'The spectrum of the eNTK',
    caption: `Leading ${kernel.spectrum.values.length} of ${kernel.spectrum.size} eigenvalues by rank. Rules stand at every drop that the detector reports${looked}. ${expected.length > 0 ? `A drop after ${expected.join(', ')} was expected; nothing else was told.` : 'Nothing was told where to look.'} Drops after k: ${stepsText(kernel.report, falseAlarmRate)}.`,
    figure: panelGrid({ rows: [[panelOf(kernel, named)]] }),
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

function panelOf({ spectrum: { values }, report }: KernelMeasurement, named: readonly number[] = []) {
  const ends = [...report.drops.map(({ after }) => after), ...named];
  const drops = Array.from(new Set(ends))
    .filter((after) => after < values.length)
    .toSorted((left, right) => left - right);
  const data = { curves: [{ label: 'eigenvalues', eigenvalues: values }], drops };
  if (!(values[0] > 0)) return spectrumPanel(data, { scale: 'linear' });
  return spectrumPanel(data, { floor: shownFrom * values[0], aspect: 0.75 });
}
