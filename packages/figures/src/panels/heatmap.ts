import {
  type DenseMatrix,
  requireFinite,
  requireMatrix,
  requireOneOf,
  requireOptions,
  requireFields,
} from '@entk/core';
import type { CellAxis, HeatmapPanel, Interval, RampName } from '../panel.js';
import { requireAspect, requireCells, requireInterval } from './requirements.js';

export interface HeatmapData {
  readonly matrix: DenseMatrix;
  readonly rows: CellAxis;
  readonly columns: CellAxis;
  /** What an entry is: `|cosine|`, `squared norm, column-normalised`. */
  readonly quantity: string;
}

export interface HeatmapOptions {
  readonly title?: string;
  /** The values at the ends of the ramp. @default 0 (or the least value, if negative) to the largest */
  readonly range?: Interval;
  /** `diverging` is symmetric around 0, `ink` prints well. @default 'viridis' */
  readonly ramp?: RampName;
  /** Which way the rows run. @default 'down', as matrices are written */
  readonly rowDirection?: 'down' | 'up';
  /** Height of the frame over its width: @default rows over columns, within 0.5 … 1.25 */
  readonly aspect?: number;
}

/**
 * A matrix as colours, one cell an entry, drawn as an embedded picture of rows × columns pixels.
 *
 * A ramp has 256 shades: a colour tells a value to (range / 510). Where data lie beyond a given range, the ramp's end
 * carries ≤ or ≥.
 *
 * @throws ShapeError if labels or groups do not fit the matrix, or it is empty.
 * @throws NonFiniteError if an entry is NaN or infinite.
 *
 * @example
 * ```ts
 * import { DenseMatrix } from '@entk/core';
 * import { heatmapPanel } from '@entk/figures';
 *
 * const matrix = DenseMatrix.fromRows([[1, 0.2], [0.1, 0.9]]);
 * const panel = heatmapPanel(
 *   { matrix, rows: { label: 'feature' }, columns: { label: 'eigenvector' }, quantity: '|cosine|' },
 *   { range: [0, 1] },
 * );
 * panel.aspect; // 1
 * ```
 */
export function heatmapPanel(data: HeatmapData, options: HeatmapOptions = {}): HeatmapPanel {
  requireOptions<HeatmapOptions>('heatmapPanel', options, {
    title: true,
    range: true,
    ramp: true,
    rowDirection: true,
    aspect: true,
  });
  const name = 'heatmapPanel';
  requireFields(name, 'data', data, ['rows', 'columns']);
  const { matrix, rows, columns, quantity } = data;
  requireMatrix(name, 'matrix', matrix);
  const { title, range, ramp = 'viridis', rowDirection = 'down' } = options;
  requireOneOf(name, 'ramp', ramp, ['viridis', 'magma', 'cividis', 'ink', 'diverging']);
  requireOneOf(name, 'rowDirection', rowDirection, ['down', 'up']);
  requireInterval(name, 'range', range);
  requireCells(name, 'rows', rows, matrix.rows);
  requireCells(name, 'columns', columns, matrix.columns);
  requireFinite(name, 'matrix', matrix);
  const aspect = options.aspect ?? Math.min(1.25, Math.max(0.5, matrix.rows / matrix.columns));
  requireAspect(name, aspect);
  return { kind: 'heatmap', title, matrix, rows, columns, quantity, range, ramp, rowDirection, aspect };
}
