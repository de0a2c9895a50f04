import { requireOptions } from '@entk/core';
import { drawFigure, figureOptionNames, type FigureOptions } from '../draw/figure.js';
import type { Figure } from '../panel.js';
import { serializeFigure } from '../serialize.js';
import { createFigureDocument } from './document.js';

/**
 * A figure as the text of an SVG file: `serializeFigure(drawFigure(…))` with a document of its own.
 *
 * The same figure and options give the same bytes.
 *
 * @throws MisuseError as `drawFigure` does.
 *
 * @example
 * ```ts
 * import { spectrumPanel } from '@entk/figures';
 * import { figureSvg } from '@entk/figures/node';
 *
 * const panel = spectrumPanel({ curves: [{ label: 'full', eigenvalues: [9, 8, 1, 0.5] }], drops: [2] });
 * figureSvg(panel).includes('k = 2'); // true
 * ```
 */
export function figureSvg(figure: Figure, options: FigureOptions = {}): string {
  requireOptions<FigureOptions>('figureSvg', options, figureOptionNames);
  return serializeFigure(drawFigure(figure, { document: createFigureDocument(), ...options }));
}
