import { MisuseError, requireOneOf, requireOptions, requireFields } from '@entk/core';
import { layoutFigure } from '../layout/layout.js';
import { legendRows } from '../layout/rows.js';
import type { Figure } from '../panel.js';
import { requireWidth } from '../panels/requirements.js';
import { fontFamily, fontSizes, type ThemeName, themeOf } from '../theme.js';
import { descriptionOf, titleOf } from './describe.js';
import { element } from './element.js';
import { legendNodes } from './legend.js';
import { drawPanel } from './panel.js';
import { lyingRamp } from './ramp.js';
import { textAt } from './text.js';
import { tidy } from './tidy.js';

export interface FigureOptions {
  /** Px: 420 for a panel, 720 for a grid. The height follows from the panels' aspects. */
  readonly width?: number;
  /** `dark` has light lines on no background. @default 'light' */
  readonly theme?: ThemeName;
  /** A CSS colour, or `none`. @default white in the light theme, none in the dark one */
  readonly background?: string;
  /** Begins every id of the figure; figures in one page need different ones. @default 'figure' */
  readonly idPrefix?: string;
  /** What a screen reader calls the figure. @default the panels' titles */
  readonly title?: string;
  /** What a screen reader says about it. @default a sentence on the data */
  readonly description?: string;
  /** Outside a page, `@entk/figures/node` brings one. @default the page's own */
  readonly document?: Document;
}

/** The options above, as every door that takes them accepts them. */
export const figureOptionNames = {
  width: true,
  theme: true,
  background: true,
  idPrefix: true,
  title: true,
  description: true,
  document: true,
} as const satisfies Record<keyof FigureOptions, true>;

/** Px of a figure that was given no width. */
export function defaultWidth({ kind }: Figure): number {
  return kind === 'grid' ? 720 : 420;
}

/**
 * Draws a panel or a grid as an SVG element.
 *
 * The same figure and options give the same element in every place. Text stays text; `role="img"` with title and
 * description. Nothing is fetched: pictures are embedded, and the font is the reader's DejaVu Sans, Verdana or
 * sans-serif.
 *
 * @throws MisuseError if there is no document, the width leaves no room for a frame, or an option is not one.
 *
 * @example
 * ```ts
 * import { drawFigure, spectrumPanel } from '@entk/figures';
 * import { createFigureDocument } from '@entk/figures/node';
 *
 * const panel = spectrumPanel({ curves: [{ label: 'full', eigenvalues: [9, 8, 1, 0.5] }], drops: [2] });
 * const svg = drawFigure(panel, { width: 300, document: createFigureDocument() });
 * svg.getAttribute('width'); // "300"
 * ```
 */
export function drawFigure(figure: Figure, options: FigureOptions = {}): SVGSVGElement {
  requireOptions<FigureOptions>('drawFigure', options, figureOptionNames);
  const name = 'drawFigure';
  requireFields(name, 'figure', figure, ['kind']);
  const { theme: themeName = 'light', idPrefix = 'figure' } = options;
  const width = options.width ?? defaultWidth(figure);
  requireOneOf(name, 'theme', themeName, ['light', 'dark']);
  requireWidth(name, width);
  if (!/^[A-Za-z][\w-]*$/.test(idPrefix)) {
    throw new MisuseError({ in: name, rule: 'idPrefix must be a letter, then letters, digits, - or _', got: idPrefix });
  }
  const document = options.document ?? pageDocument(name);
  requireFields(name, 'document', document, ['createElementNS']);
  const theme = themeOf(themeName);
  const background = options.background ?? theme.background;
  const drawing = { document, theme, themeName };
  const layout = layoutFigure(figure, width);
  const { height } = layout;

  const root = element(document, 'svg', {
    'aria-describedby': `${idPrefix}-description`,
    'aria-labelledby': `${idPrefix}-title`,
    color: theme.text,
    fill: theme.text,
    'font-family': fontFamily,
    'font-size': fontSizes.label,
    height,
    role: 'img',
    'text-anchor': 'middle',
    viewBox: `0 0 ${width} ${height}`,
    width,
  });
  const parts: Node[] = [
    element(document, 'title', { id: `${idPrefix}-title` }, [options.title ?? titleOf(figure)]),
    element(document, 'desc', { id: `${idPrefix}-description` }, [options.description ?? descriptionOf(figure)]),
  ];
  if (background !== 'none') parts.push(element(document, 'rect', { width, height, fill: background }));
  parts.push(...layout.cells.map((cell) => drawPanel(drawing, cell)));
  for (const { text, x, y, rotated } of layout.headings) {
    parts.push(textAt(document, text, x, y, { bold: true, rotated, size: fontSizes.heading }));
  }
  if (layout.legend?.cell.panel.kind === 'lines') {
    const { cell, left, top, width: room } = layout.legend;
    const { panel } = cell;
    if (panel.kind === 'lines') {
      const places = legendRows(
        panel.legendTitle,
        panel.curves.map(({ label }) => label),
        room,
      );
      parts.push(...legendNodes(drawing, panel, places, left, top));
    }
  }
  for (const ramp of layout.ramps) parts.push(...lyingRamp(drawing, ramp));
  for (const part of parts) root.appendChild(part);
  tidy(root, idPrefix);
  return root as SVGSVGElement;
}

function pageDocument(caller: string): Document {
  if (typeof document !== 'undefined') return document;
  const remedy = 'in Node use figureSvg or createFigureDocument of @entk/figures/node';
  throw new MisuseError({ in: caller, rule: 'a document must be given outside a page', remedy });
}
