import { scaleLinear, scaleLog } from 'd3-scale';
import { cellTicks, numberText, type Tick, valueTicks } from '../axis/ticks.js';
import type { CellAxis, Interval, LinesPanel } from '../panel.js';
import { textWidth, wrapText } from '../text/width.js';
import { fontSizes } from '../theme.js';
import type { Cell, ColorRange } from './cell.js';
import { legendRows, markerRows, type Placed } from './rows.js';

/** Px from one line of text to the next. */
export const lineHeight = { title: 15, legend: 14, marker: 12, label: 13, group: 12 } as const;
/** Px of an axis: its ticks, the space to their texts, a line of groups, a line for the label. */
export const axisSpace = { tick: 4, minorTick: 2, pad: 3, groups: 16, label: 18 } as const;
/** Px of a ramp beside a frame. */
export const rampSpace = { before: 10, width: 9, tick: 3 } as const;
/** Px of the line from a rule to its text. */
export const markerLead = 6;
/** Px of a ramp below a grid: its own, and between it and its label. */
export const lyingSpace = { width: 180, height: 9, before: 8 } as const;
/** Px by which marker texts may reach over the frame's sides. */
const markerOverhang = 8;

export interface CellTicks {
  readonly x: readonly Tick[];
  readonly y: readonly Tick[];
}

/** Ticks of both axes of a panel whose frame has the given size. */
export function ticksOf({ panel, x, y }: Cell, width: number, height: number): CellTicks {
  if (panel.kind === 'lines') {
    return { x: valueTicks(panel.x, x, width, 'horizontal'), y: valueTicks(panel.y, y, height, 'vertical') };
  }
  if (panel.kind === 'bars') {
    const axis = { label: panel.quantity, scale: 'linear', whole: false } as const;
    const bars = cellTicks(panel.bars, panel.heights.length, width, 'horizontal');
    return { x: bars, y: valueTicks(axis, y, height, 'vertical') };
  }
  return {
    x: cellTicks(panel.columns, panel.matrix.columns, width, 'horizontal'),
    y: cellTicks(panel.rows, panel.matrix.rows, height, 'vertical'),
  };
}

/** The texts of the axes, and the axes of cells if they are such. */
export function axesOf({ panel }: Cell): { x: CellAxis; y: CellAxis } {
  if (panel.kind === 'lines') return { x: { label: panel.x.label }, y: { label: panel.y.label } };
  if (panel.kind === 'bars') return { x: panel.bars, y: { label: panel.quantity } };
  return { x: panel.columns, y: panel.rows };
}

/** Px needed left and right of a frame. */
export function sideMargins(cell: Cell, width: number): { left: number; right: number } {
  const ticks = ticksOf(cell, width, Math.round(cell.panel.aspect * width));
  const half = (tick: Tick | undefined) => (tick && cell.showX ? textWidth(tick.text, fontSizes.tick) / 2 : 0);
  const before = half(ticks.x[0]) - (ticks.x[0] ? position(cell, 'x', ticks.x[0].at, width) : 0);
  const last = ticks.x.at(-1);
  const after = half(last) - (last ? width - position(cell, 'x', last.at, width) : 0);
  const { y } = axesOf(cell);
  const height = Math.round(cell.panel.aspect * width);
  const left = cell.showY ? yAxisWidth(ticks.y) + groupsSpace(y, height) + labelSpace(y.label, height) : 0;
  const right = cell.showRamp && cell.color ? rampWidth(cell.color, height) : 0;
  return { left: Math.ceil(Math.max(left, before, 1)), right: Math.ceil(Math.max(right, after, 1)) };
}

/** Px needed above a frame: title, legend, marker texts. */
export function headHeight(cell: Cell, width: number): number {
  const { panel } = cell;
  const title = panel.title === undefined ? 0 : titleLines(panel.title, width).length * lineHeight.title + 3;
  if (panel.kind !== 'lines') return title + 2;
  const legend = panelLegend(cell, width);
  const markers = panelMarkers(cell, width);
  const lines = (rows: readonly Placed[]) => Math.max(0, ...rows.map(({ line }) => line + 1));
  const markerHeight = lines(markers) * lineHeight.marker;
  return (
    title +
    lines(legend) * lineHeight.legend +
    (legend.length > 0 ? 3 : 0) +
    markerHeight +
    (markerHeight > 0 ? markerLead : 2)
  );
}

/** Px needed below a frame: ticks, groups, label. */
export function tailHeight(cell: Cell, width: number): number {
  if (!cell.showX) return axisSpace.tick;
  const { x } = axesOf(cell);
  return axisSpace.tick + axisSpace.pad + fontSizes.tick + groupsSpace(x, width) + labelSpace(x.label, width);
}

/** The lines of an axis' or a ramp's label beside `length` px of it. */
export function labelLines(label: string, length: number): string[] {
  return wrapText(label, fontSizes.label, length);
}

/** Px of such a label, the space before it included. */
function labelSpace(label: string, length: number): number {
  return axisSpace.label + (labelLines(label, length).length - 1) * lineHeight.label;
}

/** Px of a ramp below a grid with its label. */
export function lyingWidth(lines: readonly string[]): number {
  const label = Math.max(...lines.map((line) => textWidth(line, fontSizes.label)));
  return label + lyingSpace.before + lyingSpace.width;
}

export function titleLines(title: string, width: number): string[] {
  return wrapText(title, fontSizes.title, width, true);
}

/** Places of a panel's own legend entries: none for a single curve. */
export function panelLegend({ panel, showLegend }: Cell, width: number): Placed[] {
  if (panel.kind !== 'lines' || !showLegend || panel.curves.length < 2) return [];
  return legendRows(
    panel.legendTitle,
    panel.curves.map(({ label }) => label),
    width,
  );
}

/** Places of the markers' texts, in the order of `sortedMarkers`. */
export function panelMarkers(cell: Cell, width: number): Placed[] {
  if (cell.panel.kind !== 'lines') return [];
  const markers = sortedMarkers(cell.panel);
  return markerRows(
    markers.map(({ label }) => label),
    markers.map(({ at }) => position(cell, 'x', at, width)),
    [-markerOverhang, width + markerOverhang],
  );
}

export function sortedMarkers({ markers, x }: LinesPanel): LinesPanel['markers'] {
  const [low, high] = x.range ?? [-Infinity, Infinity];
  return markers.filter(({ at }) => at >= low && at <= high).sort((left, right) => left.at - right.at);
}

/** Px from the frame's left or top edge to a value. */
export function position(cell: Cell, axis: 'x' | 'y', value: number, length: number): number {
  return scaleOf(cell, axis, length)(value);
}

/** The scale of an axis `length` px long, in px from the frame's left or top edge. */
export function scaleOf({ panel, x, y }: Cell, axis: 'x' | 'y', length: number) {
  const domain = axis === 'x' ? x : y;
  const scale = panel.kind === 'lines' && panel[axis].scale === 'log' ? scaleLog() : scaleLinear();
  const down = axis === 'y' && !(panel.kind === 'heatmap' && panel.rowDirection === 'down');
  return scale.domain(domain).range(down ? [length, 0] : [0, length]);
}

/** Px of the tick texts beside a frame. */
export function yAxisWidth(ticks: readonly Tick[]): number {
  const widest = Math.max(0, ...ticks.map(({ text }) => textWidth(text, fontSizes.tick)));
  return axisSpace.tick + axisSpace.pad + widest;
}

/** A ramp's ticks; ≤ and ≥ tell of data beyond its ends. */
export function rampTicks({ quantity, range, data }: ColorRange, length: number, upright: boolean): Tick[] {
  const axis = { label: quantity, scale: 'linear', whole: false } as const;
  const inner = valueTicks(axis, range, length, upright ? 'vertical' : 'horizontal');
  return withBeyond(inner, range, data);
}

/** What lies beyond by less than half a shade looks the same, so rounding noise earns no sign. */
function withBeyond(ticks: readonly Tick[], [low, high]: Interval, data: Interval): Tick[] {
  const shade = (high - low) / 510;
  const under = data[0] < low - shade;
  const over = data[1] > high + shade;
  const marked = ticks.filter(({ at }) => !(at === low && under) && !(at === high && over));
  if (under) marked.unshift({ at: low, text: `≤ ${numberText(low)}` });
  if (over) marked.push({ at: high, text: `≥ ${numberText(high)}` });
  return marked;
}

function rampWidth(color: ColorRange, height: number): number {
  const widest = Math.max(0, ...rampTicks(color, height, true).map(({ text }) => textWidth(text, fontSizes.tick)));
  return (
    rampSpace.before + rampSpace.width + rampSpace.tick + axisSpace.pad + widest + labelSpace(color.quantity, height)
  );
}

/** The lines of a group's name beside its cells, `length` px being those of all cells. */
export function groupLines({ groups = [] }: CellAxis, length: number): string[][] {
  const cells = groups.reduce((sum, { size }) => sum + size, 0);
  return groups.map(({ label, size }) => wrapText(label, fontSizes.tick, (size / cells) * length));
}

/** Px of the names of an axis' groups, brackets included. */
export function groupsSpace(axis: CellAxis, length: number): number {
  const lines = Math.max(0, ...groupLines(axis, length).map((texts) => texts.length));
  return lines === 0 ? 0 : axisSpace.groups + (lines - 1) * lineHeight.group;
}
