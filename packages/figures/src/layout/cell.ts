import { DenseMatrix } from '@entk/core';
import { extentOf, isPoint, padded, requireDrawable, union } from '../axis/domain.js';
import type { Figure, Interval, Panel, PanelGrid, RampName, Sharing } from '../panel.js';

/** A panel in its place of the grid, its intervals decided. */
export interface Cell {
  readonly panel: Panel;
  readonly row: number;
  readonly column: number;
  readonly x: Interval;
  readonly y: Interval;
  readonly color?: ColorRange;
  readonly showX: boolean;
  readonly showY: boolean;
  readonly showLegend: boolean;
  readonly showRamp: boolean;
}

/** The ends of a ramp, and what of the data lies beyond them. */
export interface ColorRange {
  readonly ramp: RampName;
  readonly quantity: string;
  readonly range: Interval;
  readonly data: Interval;
}

type Place = Pick<Cell, 'panel' | 'row' | 'column'>;

/** The panels of a figure with their shared intervals. */
export function cellsOf(figure: Figure): Cell[] {
  const grid = gridOf(figure);
  const places = grid.rows.flatMap((row, rowIndex) =>
    row.flatMap((panel, column) => (panel === null ? [] : [{ panel: withMatrix(panel), row: rowIndex, column }])),
  );
  const { share, legend } = grid;
  return places.map((place) => {
    const { panel, row, column } = place;
    const x = places.filter((other) => axisKey(other, 'x', share.x) === axisKey(place, 'x', share.x));
    const y = places.filter((other) => axisKey(other, 'y', share.y) === axisKey(place, 'y', share.y));
    const colors = places.filter((other) => colorKey(other, share.color) === colorKey(place, share.color));
    const below = x.some((other) => other.column === column && other.row === row + 1);
    const before = y.some((other) => other.row === row && other.column === column - 1);
    return {
      panel,
      row,
      column,
      x: x.map((other) => xExtent(other.panel)).reduce(widest),
      y: y.map((other) => yExtent(other.panel)).reduce(widest),
      color: colors.map((other) => colorRange(other.panel)).reduce(widestColor),
      showX: !below,
      showY: !before,
      showLegend: legend === 'each',
      showRamp: share.color === 'none' || (share.color === 'row' && colors.every((other) => other.column <= column)),
    };
  });
}

/** A message between threads keeps the fields of a matrix and loses its class. */
function withMatrix(panel: Panel): Panel {
  if (panel.kind !== 'heatmap' || panel.matrix instanceof DenseMatrix) return panel;
  const { rows, columns, data } = panel.matrix as DenseMatrix;
  return { ...panel, matrix: new DenseMatrix(rows, columns, data) };
}

/** A single panel is a grid of one. */
export function gridOf(figure: Figure): PanelGrid {
  if (figure.kind === 'grid') return figure;
  return { kind: 'grid', rows: [[figure]], share: { x: 'none', y: 'none', color: 'none' }, legend: 'each' };
}

/** The distinct ramps of a figure whose panels share colour throughout. */
export function sharedRamps(figure: Figure, cells: readonly Cell[]): ColorRange[] {
  if (gridOf(figure).share.color !== 'all') return [];
  const ramps = new Map(
    cells.flatMap(({ color }) => (color ? [[`${color.ramp} ${color.quantity}`, color] as const] : [])),
  );
  return [...ramps.values()];
}

function axisKey({ panel, row, column }: Place, axis: 'x' | 'y', sharing: Sharing): string {
  const scale = panel.kind === 'lines' ? `lines ${panel[axis].scale} ${panel[axis].label}` : panel.kind;
  return `${scale} ${groupKey(sharing, row, column)}`;
}

function colorKey({ panel, row, column }: Place, sharing: Sharing): string {
  const color = colorRange(panel);
  return color ? `${color.ramp} ${color.quantity} ${groupKey(sharing, row, column)}` : 'none';
}

function groupKey(sharing: Sharing, row: number, column: number): string {
  if (sharing === 'all') return 'all';
  return sharing === 'row' ? `row ${row}` : sharing === 'column' ? `column ${column}` : `${row}, ${column}`;
}

function xExtent(panel: Panel): Interval {
  if (panel.kind === 'heatmap') return [0, panel.matrix.columns];
  if (panel.kind === 'bars') return [0, panel.heights.length];
  if (panel.x.range) return panel.x.range;
  const points = panel.curves.map(({ x }) => extentOf(x)).reduce(union);
  const marks = extentOf(panel.markers.map(({ at }) => at));
  return padded(union(points, marks) ?? [0, 1], panel.x.scale, 'x');
}

function yExtent(panel: Panel): Interval {
  if (panel.kind === 'heatmap') return [0, panel.matrix.rows];
  if (panel.kind === 'bars') {
    if (panel.range) return panel.range;
    const [low, high] = fromZero(extentOf(panel.heights) ?? [0, 1]);
    const [below, above] = padded([low, high], 'linear', 'y');
    return [low === 0 ? 0 : below, high === 0 ? 0 : above];
  }
  if (panel.y.range) return panel.y.range;
  return padded(panel.curves.map(({ y }) => extentOf(y)).reduce(union) ?? [0, 1], panel.y.scale, 'y');
}

function colorRange(panel: Panel): ColorRange | undefined {
  if (panel.kind === 'lines' || (panel.kind === 'bars' && !panel.shade)) return undefined;
  const [values, quantity, given] =
    panel.kind === 'heatmap'
      ? [panel.matrix.data, panel.quantity, panel.range]
      : [panel.shade?.values ?? [], panel.shade?.quantity ?? '', panel.shade?.range];
  const data = extentOf(values) ?? [0, 0];
  requireDrawable('drawFigure', quantity, data);
  return { ramp: panel.ramp, quantity, range: given ?? dataRange(data, panel.ramp), data };
}

function dataRange(data: Interval, ramp: RampName): Interval {
  const [low, high] = fromZero(data);
  const none = isPoint([low, high]);
  const largest = none ? 1 : Math.max(-low, high);
  if (ramp === 'diverging') return [-largest, largest];
  return none ? [0, 1] : [low, high];
}

function fromZero([low, high]: Interval): Interval {
  return [Math.min(low, 0), Math.max(high, 0)];
}

function widest(first: Interval, second: Interval): Interval {
  return union(first, second) ?? first;
}

function widestColor(first: ColorRange | undefined, second: ColorRange | undefined): ColorRange | undefined {
  if (!first || !second) return first ?? second;
  return { ...first, range: widest(first.range, second.range), data: widest(first.data, second.data) };
}
