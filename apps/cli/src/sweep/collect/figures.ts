import { curvesPanel, type Panel, panelGrid, spectrumPanel } from '@entk/figures';
import type { NamedFigure } from '../../report/report.js';
import { settingsText } from '../plan/plan.js';
import type { Settings } from '../plan/setting.js';
import { type Axis, inWords, isSeed } from './axes.js';
import type { GatheredCell } from './gather.js';

/** Panels of a row, and curves of a panel, that a reader still tells apart. */
const most = { panels: 6, curves: 5, scalars: 4 } as const;

/** Small multiples: for every axis a panel a value, with the spectra of the same cells of the other axes in each. */
export function axisFigures(cells: readonly GatheredCell[], axes: readonly Axis[]): NamedFigure[] {
  // Cells without a spectrum are parts of something that is looked at whole.
  const done = cells.filter(({ record }) => record && record.eigenvalues.length > 0);
  const several = axes.filter(([, values]) => values.length > 1);
  return [...several.flatMap((axis) => alongAxis(done, axis)), ...scalarFigure(done, several)];
}

/** A cell by where it stands on the axes but one. */
interface Placed {
  readonly label: string;
  readonly cell: GatheredCell;
}

function alongAxis(done: readonly GatheredCell[], [name, values]: Axis): NamedFigure[] {
  const labelOf = ({ cell }: GatheredCell) => settingsText(namesInWords(without(cell.axes, name))) || 'the cell';
  const labels = evenly([...new Set(done.map(labelOf))], most.curves);
  const columns = evenly(values, most.panels)
    .map((value) => ({
      value,
      placed: done
        .filter(({ cell }) => cell.axes[name] === value)
        .map((cell): Placed => ({ label: labelOf(cell), cell }))
        .filter(({ label }) => labels.includes(label)),
    }))
    .filter(({ placed }) => placed.length > 0);
  if (columns.length === 0) return [];
  const curves = [...new Set(columns.flatMap(({ placed }) => placed.flatMap(({ cell }) => curveNames(cell))))];
  const same = columns.every(
    ({ placed }) =>
      placed.length === labels.length && placed.every(({ cell }) => curveNames(cell).length === curves.length),
  );
  const rows: (Panel | null)[][] = [
    columns.map(({ placed }) => spectra(placed)),
    ...curves.map((curve) => columns.map(({ placed }) => overTraining(placed, curve))),
  ];
  const left = values.length - columns.length;
  return [
    {
      name: `sweep-along-${fileName(name)}`,
      title: `Along ${inWords(name)}`,
      caption: `Leading eigenvalues${curves.length > 0 ? `, and ${curves.join(', ')} over training,` : ''} at each value of ${inWords(name)}${left > 0 ? ` (${left} of ${values.length} values are not shown)` : ''}; at most ${most.curves} cells each, the same of the other axes. Rules stand where most of the cells shown report a drop.`,
      figure: panelGrid(
        { rows, columnHeadings: columns.map(({ value }) => `${inWords(name)}\u00A0${value}`) },
        { legend: same && labels.length > 1 ? 'shared' : 'each' },
      ),
      width: 250 * columns.length + 60,
    },
  ];
}

function spectra(placed: readonly Placed[]): Panel {
  const counts = new Map<number, number>();
  const afters = placed.flatMap(({ cell }) => cell.record?.drops.map(({ after }) => after) ?? []);
  for (const after of afters) counts.set(after, (counts.get(after) ?? 0) + 1);
  const shortest = Math.min(...placed.map(({ cell }) => cell.record?.eigenvalues.length ?? 0));
  const drops = [...counts].filter(([after, count]) => count > placed.length / 2 && after < shortest);
  return spectrumPanel(
    {
      curves: placed.map(({ label, cell }) => ({ label, eigenvalues: cell.record?.eigenvalues ?? [] })),
      drops: drops.map(([after]) => after).toSorted((left, right) => left - right),
    },
    { scale: 'log', points: false, aspect: 0.75, floor: 0 },
  );
}

function curveNames({ record }: GatheredCell): string[] {
  return Object.keys(record?.curves ?? {});
}

function overTraining(placed: readonly Placed[], curve: string): Panel | null {
  const curves = placed.flatMap(({ label, cell }) => {
    const { x, y } = cell.record?.curves?.[curve] ?? { x: [], y: [] };
    return x.length === 0 ? [] : [{ label, x, y }];
  });
  if (curves.length === 0) return null;
  const yRange = curve.endsWith('accuracy') ? ([0, 1] as const) : undefined;
  return curvesPanel({ curves }, { xLabel: 'epoch', yLabel: curve, yRange, points: false });
}

/** Means of what is measured against every axis of numbers, with the whole range behind them. */
function scalarFigure(done: readonly GatheredCell[], axes: readonly Axis[]): NamedFigure[] {
  const numeric = axes.filter(([name, values]) => !isSeed(name) && values.every((value) => typeof value === 'number'));
  const names = [...new Set(done.flatMap(({ record }) => Object.keys(record?.scalars ?? {})))].slice(0, most.scalars);
  const rows = names.map((scalar) => numeric.map((axis) => scalarPanel(done, axis, scalar)));
  if (!rows.flat().some((panel) => panel !== null)) return [];
  return [
    {
      name: 'sweep-scalars',
      title: 'What is measured, along each axis',
      caption: 'The mean over all cells at each value of an axis, from the smallest to the largest of them shaded.',
      figure: panelGrid({ rows, columnHeadings: numeric.map(([name]) => inWords(name)) }),
      width: 250 * numeric.length + 60,
    },
  ];
}

function scalarPanel(done: readonly GatheredCell[], [name, values]: Axis, scalar: string): Panel | null {
  const byValue = new Map<unknown, number[]>(values.map((value) => [value, []]));
  for (const { cell, record } of done) {
    const y = record?.scalars[scalar];
    if (typeof y === 'number') byValue.get(cell.axes[name])?.push(y);
  }
  const points = (values as readonly number[])
    .toSorted((left, right) => left - right)
    .flatMap((x) => {
      const of = byValue.get(x) ?? [];
      if (of.length === 0) return [];
      const mean = of.reduce((sum, y) => sum + y, 0) / of.length;
      return [{ x, mean, low: Math.min(...of), high: Math.max(...of) }];
    });
  if (points.length < 2) return null;
  const x = points.map((point) => point.x);
  const [low, high] = [Math.min(...points.map((one) => one.low)), Math.max(...points.map((one) => one.high))];
  const yRange = low < high ? ([low, high] as const) : undefined;
  return curvesPanel(
    {
      curves: [{ label: inWords(scalar), x, y: points.map(({ mean }) => mean) }],
      band: { x, low: points.map(({ low }) => low), high: points.map(({ high }) => high) },
    },
    { xLabel: inWords(name), yLabel: inWords(scalar), yRange, wholeX: x.every(Number.isInteger), aspect: 0.75 },
  );
}

/** Values as they are, under names that are read. */
function namesInWords(settings: Settings): Settings {
  return Object.fromEntries(Object.entries(settings).map(([name, value]) => [inWords(name), value]));
}

function without(settings: Settings, name: string): Settings {
  return Object.fromEntries(Object.entries(settings).filter(([other]) => other !== name));
}

/** At most so many of a list, the first and the last among them. */
function evenly<Item>(items: readonly Item[], count: number): Item[] {
  if (items.length <= count) return [...items];
  return Array.from({ length: count }, (_, i) => items[Math.round((i * (items.length - 1)) / (count - 1))]);
}

/** `hiddenUnits` is `hidden-units` in names of files. */
function fileName(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
