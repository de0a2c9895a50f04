import * as Plot from '@observablehq/plot';
import { curveStyles } from '../color/curve-color.js';
import { hexColor, rampColors, rampLevel } from '../color/ramp.js';
import type { PlacedCell } from '../layout/layout.js';
import { axisSpace, type CellTicks } from '../layout/margins.js';
import type { BarsPanel, Interval, LinesPanel } from '../panel.js';
import { fontSizes } from '../theme.js';
import type { Drawing } from './context.js';

const lineWidth = 1.5;
const pointRadius = 1.7;
/** Points are shown where they stand at least this many px apart. */
const pointSpacing = 4;
/** Of what lies between two curves: visible in print, and lines stay readable on it. */
const bandOpacity = 0.18;
/** Share of a bar's place that is left free. */
const barGap = 0.15;

/** Frame, axes and marks of a panel as Observable Plot draws them; (0, 0) is the frame's upper left corner. */
export function plotNodes(drawing: Drawing, cell: PlacedCell, ticks: CellTicks): Node[] {
  const { document, theme } = drawing;
  const { panel, width, height } = cell;
  const axis = (name: 'x' | 'y', shown: boolean) => {
    const style = { color: theme.text, stroke: theme.muted, fontSize: fontSizes.tick, fontVariant: '', label: null };
    const major = ticks[name].filter(({ minor }) => !minor);
    const minor = ticks[name].filter((tick) => tick.minor);
    const draw = (at: number[], options: Plot.AxisXOptions & Plot.AxisYOptions) =>
      name === 'x' ? Plot.axisX(at, { ...style, ...options }) : Plot.axisY(at, { ...style, ...options });
    return [
      draw(
        major.map(({ at }) => at),
        { tickSize: axisSpace.tick, tickPadding: axisSpace.pad, text: major.map(({ text }) => (shown ? text : '')) },
      ),
      draw(
        minor.map(({ at }) => at),
        { tickSize: axisSpace.minorTick, fill: 'none' },
      ),
    ];
  };
  const plot = Plot.plot({
    document,
    width,
    height,
    margin: 0,
    className: 'entk-plot',
    x: { type: scaleOf(panel, 'x'), domain: [...cell.x], axis: null },
    y: {
      type: scaleOf(panel, 'y'),
      domain: [...cell.y],
      axis: null,
      reverse: panel.kind === 'heatmap' && panel.rowDirection === 'down',
    },
    color: { type: 'identity' },
    marks: [
      ...(panel.kind === 'lines' ? lineMarks(drawing, panel, cell, ticks) : []),
      ...(panel.kind === 'bars' ? barMarks(drawing, panel, cell) : []),
      ...(panel.kind === 'heatmap' ? groupRules(cell, theme.background === 'none' ? theme.text : '#ffffff') : []),
      Plot.frame({ stroke: theme.muted }),
      ...axis('x', cell.showX),
      ...axis('y', cell.showY),
    ],
  });
  return [...plot.childNodes].filter(({ nodeName }) => nodeName.toLowerCase() !== 'style');
}

function scaleOf(panel: PlacedCell['panel'], axis: 'x' | 'y'): 'linear' | 'log' {
  return panel.kind === 'lines' ? panel[axis].scale : 'linear';
}

function lineMarks(
  { theme, themeName }: Drawing,
  panel: LinesPanel,
  cell: PlacedCell,
  ticks: CellTicks,
): Plot.Markish[] {
  const styles = curveStyles(panel, theme, themeName);
  const [low, high] = cell.x;
  const inside = panel.markers.filter(({ at }) => at >= low && at <= high);
  return [
    Plot.ruleY(
      ticks.y.filter(({ minor }) => !minor).map(({ at }) => at),
      { stroke: theme.grid },
    ),
    ...(panel.inset ? [Plot.rect([panel.inset], { x1: '0', x2: '1', fill: theme.band })] : []),
    ...(panel.band ? [bandMark(panel.band, cell, theme.muted)] : []),
    Plot.ruleX(
      inside.map(({ at }) => at),
      { stroke: theme.muted, strokeDasharray: '2.5 2.5' },
    ),
    ...panel.curves.flatMap(({ label, x, y }, index) => {
      const { color, dash } = styles[index];
      const points = Array.from(x, (at, place): [number, number] => [near(at, cell.x), near(y[place], cell.y)]);
      const clip = points.some(([at, value]) => at < low || at > high || value < cell.y[0] || value > cell.y[1]);
      const line = Plot.line(points, {
        stroke: color,
        strokeWidth: lineWidth,
        strokeDasharray: dash === 'none' ? undefined : dash,
        strokeLinecap: 'butt',
        clip,
        ariaLabel: () => label,
      });
      const shown = panel.points === 'auto' ? x.length * pointSpacing <= cell.width : panel.points;
      return shown ? [line, Plot.dot(points, { r: pointRadius, fill: color, clip })] : [line];
    }),
  ];
}

/**
 * A value, or where it lies far beyond its interval a nearer one: its place in px would overflow, and where a line to
 * it leaves the frame moves by less than a millionth of the frame.
 */
function near(value: number, [low, high]: Interval): number {
  const reach = 1e6 * (high - low);
  return Math.min(Math.max(value, low - reach), high + reach);
}

function bandMark({ x, low, high }: NonNullable<LinesPanel['band']>, cell: PlacedCell, color: string): Plot.Markish {
  return Plot.areaY(x, {
    x: (at: number) => near(at, cell.x),
    y1: (_: number, index: number) => near(low[index], cell.y),
    y2: (_: number, index: number) => near(high[index], cell.y),
    fill: color,
    fillOpacity: bandOpacity,
    clip: true,
    ariaLabel: () => 'band',
  });
}

function barMarks({ theme, themeName }: Drawing, panel: BarsPanel, cell: PlacedCell): Plot.Markish[] {
  const colors = rampColors(panel.ramp, themeName);
  const range = cell.color?.range;
  const fills = Array.from(panel.heights, (_, index) =>
    panel.shade && range ? hexColor(colors[rampLevel(panel.shade.values[index], range)]) : theme.categories[0],
  );
  return [
    Plot.rect(panel.heights, {
      x1: (_: number, index: number) => index + barGap / 2,
      x2: (_: number, index: number) => index + 1 - barGap / 2,
      y1: 0,
      y2: (height: number) => near(height, cell.y),
      fill: fills,
      clip: cell.y[0] > 0 || panel.heights.some((height) => height < cell.y[0] || height > cell.y[1]),
    }),
    Plot.ruleY([0], { stroke: theme.muted }),
  ];
}

function groupRules({ panel }: PlacedCell, color: string): Plot.Markish[] {
  if (panel.kind !== 'heatmap') return [];
  const ends = (groups: readonly { readonly size: number }[] = []) =>
    groups.slice(0, -1).map((_, index) => groups.slice(0, index + 1).reduce((sum, { size }) => sum + size, 0));
  const style = { stroke: color, strokeOpacity: 0.7, strokeWidth: 0.75 };
  return [Plot.ruleX(ends(panel.columns.groups), style), Plot.ruleY(ends(panel.rows.groups), style)];
}
