import { requireOptions, requireFields } from '@entk/core';
import { defaultWidth } from './draw/figure.js';
import { layoutFigure, type PlacedCell } from './layout/layout.js';
import { scaleOf } from './layout/margins.js';
import type { Figure, Panel } from './panel.js';
import { requireWidth } from './panels/requirements.js';

/** Where a panel's frame stands in a drawn figure, and which place in it belongs to which data. */
export interface Frame {
  readonly panel: Panel;
  /** Px from the figure's upper left corner, and of the frame. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /**
   * Px in the figure of a point of the data. Cell (i, j) of a heatmap is the square from (x, y) = (j, i) to (j + 1,
   * i + 1), whichever way its rows run; bar j stands between x = j and j + 1.
   */
  place(x: number, y: number): readonly [left: number, top: number];
  /** The point of the data at a place in the figure, in px: the inverse of `place`. */
  at(left: number, top: number): readonly [x: number, y: number];
}

/**
 * The frames of a figure as `drawFigure` draws it at this width, row by row: what a page needs to tell which value the
 * pointer is over.
 *
 * @param options `width` in px, as given to `drawFigure`; without it 420 for a panel, 720 for a grid.
 * @throws MisuseError as `drawFigure` does.
 *
 * @example
 * ```ts
 * import { figureFrames, spectrumPanel } from '@entk/figures';
 *
 * const panel = spectrumPanel({ curves: [{ label: 'full', eigenvalues: [9, 8, 1, 0.5] }] });
 * const [frame] = figureFrames(panel, { width: 300 });
 * const [left, top] = frame.place(2, 8);
 * frame.at(left, top); // ≈ [2, 8]
 * ```
 */
export function figureFrames(figure: Figure, options: { readonly width?: number } = {}): readonly Frame[] {
  requireOptions('figureFrames', options, { width: true });
  requireFields('figureFrames', 'figure', figure, ['kind']);
  const width = options.width ?? defaultWidth(figure);
  requireWidth('figureFrames', width);
  return layoutFigure(figure, width).cells.map(frameOf);
}

function frameOf(cell: PlacedCell): Frame {
  const { panel, left, top, width, height } = cell;
  const x = scaleOf(cell, 'x', width);
  const y = scaleOf(cell, 'y', height);
  return {
    panel,
    left,
    top,
    width,
    height,
    place: (atX, atY) => [left + x(atX), top + y(atY)],
    at: (atLeft, atTop) => [x.invert(atLeft - left), y.invert(atTop - top)],
  };
}
