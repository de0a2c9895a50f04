import {
  MisuseError,
  requireFinite,
  requireOneOf,
  requireOptions,
  ShapeError,
  requireList,
  requireFields,
} from '@entk/core';
import type { AxisScale, CurvePalette, Interval, LinesPanel, Marker } from '../panel.js';
import { requireAspect, requireCurves, requireInterval, requirePositive } from './requirements.js';

export interface CurvesData {
  readonly curves: readonly { readonly label: string; readonly x: ArrayLike<number>; readonly y: ArrayLike<number> }[];
  /**
   * Shaded behind the curves, from `low` to `high`: what is within chance, for one. Its name belongs in the caption.
   */
  readonly band?: {
    readonly x: ArrayLike<number>;
    readonly low: ArrayLike<number>;
    readonly high: ArrayLike<number>;
  };
  /** What happened when: a rule at `at`, its text above the frame. */
  readonly events?: readonly Marker[];
}

export interface CurvesOptions {
  readonly title?: string;
  readonly xLabel?: string;
  readonly yLabel?: string;
  readonly xScale?: AxisScale;
  readonly yScale?: AxisScale;
  readonly xRange?: Interval;
  readonly yRange?: Interval;
  /** Ticks of x at whole numbers only: epochs, ranks. @default true */
  readonly wholeX?: boolean;
  readonly points?: boolean | 'auto';
  readonly palette?: CurvePalette;
  readonly legendTitle?: string;
  /** Height of the frame over its width: 0.7. */
  readonly aspect?: number;
}

/**
 * A plot of curves: accuracy or loss against the epoch, agreement against the rank, any y against any x.
 *
 * @throws ShapeError if a curve's x and y, or those of the band, differ in length.
 * @throws MisuseError if there is no curve, a curve is empty, or a log axis meets a value that is not positive.
 * @throws NonFiniteError if a value is NaN or infinite.
 *
 * @example
 * ```ts
 * import { curvesPanel } from '@entk/figures';
 *
 * const panel = curvesPanel(
 *   { curves: [{ label: 'test', x: [0, 50, 100], y: [0, 0.1, 1] }], events: [{ at: 82, label: 'grokking' }] },
 *   { xLabel: 'epoch', yLabel: 'accuracy' },
 * );
 * panel.curves[0].y.length; // 3
 * ```
 */
export function curvesPanel(data: CurvesData, options: CurvesOptions = {}): LinesPanel {
  requireOptions<CurvesOptions>('curvesPanel', options, {
    title: true,
    xLabel: true,
    yLabel: true,
    xScale: true,
    yScale: true,
    xRange: true,
    yRange: true,
    wholeX: true,
    points: true,
    palette: true,
    legendTitle: true,
    aspect: true,
  });
  const name = 'curvesPanel';
  requireFields(name, 'data', data, ['curves']);
  const { curves, band, events = [] } = data;
  requireList(name, 'events', events);
  const { xScale = 'linear', yScale = 'linear', xRange, yRange, wholeX = true, aspect = 0.7 } = options;
  requireAspect(name, aspect);
  requireOneOf(name, 'xScale', xScale, ['linear', 'log']);
  requireOneOf(name, 'yScale', yScale, ['linear', 'log']);
  requireInterval(name, 'xRange', xRange, xScale);
  requireInterval(name, 'yRange', yRange, yScale);
  requireCurves(name, curves);
  for (const { label, x, y } of curves) {
    if (x.length === 0) throw new MisuseError({ in: name, rule: `curve "${label}" must have points`, got: 0 });
    if (x.length !== y.length) {
      throw new ShapeError({ in: name, rule: `x and y of "${label}" must have one length`, got: [x.length, y.length] });
    }
    requireFinite(name, `x of "${label}"`, x);
    requireFinite(name, `y of "${label}"`, y);
    if (xScale === 'log') requirePositive(name, `x of "${label}"`, x, 'leave those points out');
    if (yScale === 'log') requirePositive(name, `y of "${label}"`, y, 'leave those points out');
  }
  if (band) requireBand(name, band, xScale, yScale);
  const times = events.map(({ at }) => at);
  requireFinite(name, 'events', times);
  if (xScale === 'log') requirePositive(name, 'events', times, 'leave those events out');
  return {
    kind: 'lines',
    title: options.title,
    x: { label: options.xLabel ?? 'x', scale: xScale, range: xRange, whole: wholeX },
    y: { label: options.yLabel ?? 'y', scale: yScale, range: yRange, whole: false },
    curves: curves.map(({ label, x, y }) => ({ label, x: Float64Array.from(x), y: Float64Array.from(y) })),
    ...(band && {
      band: { x: Float64Array.from(band.x), low: Float64Array.from(band.low), high: Float64Array.from(band.high) },
    }),
    markers: events,
    palette: options.palette ?? 'categories',
    legendTitle: options.legendTitle,
    points: options.points ?? 'auto',
    aspect,
  };
}

function requireBand(
  caller: string,
  { x, low, high }: NonNullable<CurvesData['band']>,
  xScale: AxisScale,
  yScale: AxisScale,
): void {
  if (x.length === 0 || x.length !== low.length || x.length !== high.length) {
    throw new ShapeError({
      in: caller,
      rule: 'x, low and high of the band must have one length',
      got: [x.length, low.length, high.length],
    });
  }
  requireFinite(caller, 'x of the band', x);
  requireFinite(caller, 'low of the band', low);
  requireFinite(caller, 'high of the band', high);
  const remedy = 'leave those points out';
  if (xScale === 'log') requirePositive(caller, 'x of the band', x, remedy);
  if (yScale === 'log') for (const side of [low, high]) requirePositive(caller, 'the band', side, remedy);
}
