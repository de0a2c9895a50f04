import { requireFinite, requireOneOf, requireOptions, requireSameExtent, requireList, requireFields } from '@entk/core';
import type { BarsPanel, CellAxis, Interval, RampName } from '../panel.js';
import { requireAspect, requireCells, requireInterval } from './requirements.js';

export interface BarsData {
  readonly heights: ArrayLike<number>;
  /** What a height is: `‖W_i‖`. */
  readonly quantity: string;
  readonly bars: CellAxis;
  /** A second number for each bar, shown as its colour. */
  readonly shade?: { readonly values: ArrayLike<number>; readonly quantity: string; readonly range?: Interval };
}

export interface BarsOptions {
  readonly title?: string;
  /** Ends of the height axis. @default 0 and the largest value */
  readonly range?: Interval;
  readonly ramp?: RampName;
  /** Height of the frame over its width: 0.45. */
  readonly aspect?: number;
}

/**
 * Bars from zero, coloured by a second quantity: the norms of features, coloured by how much each shares its direction
 * with the others (Elhage et al. 2022, "Toy Models of Superposition").
 *
 * @throws ShapeError if shades or labels do not fit the bars, or there are none.
 * @throws NonFiniteError if a value is NaN or infinite.
 *
 * @example
 * ```ts
 * import { barsPanel } from '@entk/figures';
 *
 * const panel = barsPanel({ heights: [1, 0.9, 0], quantity: '‖W_i‖', bars: { label: 'feature' } });
 * panel.heights.length; // 3
 * ```
 */
export function barsPanel(data: BarsData, options: BarsOptions = {}): BarsPanel {
  requireOptions<BarsOptions>('barsPanel', options, { title: true, range: true, ramp: true, aspect: true });
  const name = 'barsPanel';
  requireFields(name, 'data', data, ['heights', 'bars']);
  const { heights, quantity, bars, shade } = data;
  requireList(name, 'heights', heights);
  const { title, range, ramp = 'viridis', aspect = 0.45 } = options;
  requireOneOf(name, 'ramp', ramp, ['viridis', 'magma', 'cividis', 'ink', 'diverging']);
  requireAspect(name, aspect);
  requireInterval(name, 'range', range);
  requireInterval(name, 'shade.range', shade?.range);
  requireCells(name, 'bars', bars, heights.length);
  requireFinite(name, 'heights', heights);
  if (shade) {
    requireSameExtent(name, 'shade.values', heights.length, shade.values.length);
    requireFinite(name, 'shade.values', shade.values);
  }
  return {
    kind: 'bars',
    title,
    heights: Float64Array.from(heights),
    quantity,
    bars,
    range,
    shade: shade && { ...shade, values: Float64Array.from(shade.values) },
    ramp,
    aspect,
  };
}
