import { createRequire } from 'node:module';
import { requireOptions } from '@entk/core';
import { drawFigure, figureOptionNames, type FigureOptions } from '../draw/figure.js';
import { descriptionOf, titleOf } from '../draw/describe.js';
import type { Figure } from '../panel.js';
import { createFigureDocument } from './document.js';
import { drawOnPage } from './pdf-page.js';

/** A px of the figure is 1/96 inch, as in CSS; a point of PDF is 1/72 inch. */
const pointsInPx = 0.75;

/**
 * A figure as a PDF file: one page of its size (a px is 1/96 inch), lines and letters as outlines and text that can be
 * searched, DejaVu Sans embedded.
 *
 * The same figure and options give the same bytes.
 *
 * @throws MisuseError as `drawFigure` does.
 *
 * @example
 * ```ts
 * import { spectrumPanel } from '@entk/figures';
 * import { figurePdf } from '@entk/figures/node';
 *
 * const panel = spectrumPanel({ curves: [{ label: 'full', eigenvalues: [9, 8, 1, 0.5] }] });
 * const pdf = await figurePdf(panel);
 * String.fromCharCode(...pdf.subarray(0, 5)); // "%PDF-"
 * ```
 */
export async function figurePdf(figure: Figure, options: FigureOptions = {}): Promise<Uint8Array> {
  requireOptions<FigureOptions>('figurePdf', options, figureOptionNames);
  const svg = drawFigure(figure, { document: createFigureDocument(), ...options });
  // Loaded when it is called: it is large, and most programs draw no PDF.
  const { default: PDFDocument } = await import('pdfkit');
  const [width, height] = ['width', 'height'].map((name) => pointsInPx * Number(svg.getAttribute(name)));
  const page = new PDFDocument({
    size: [width, height],
    margin: 0,
    info: {
      Title: options.title ?? titleOf(figure),
      Subject: options.description ?? descriptionOf(figure),
      // The day it was drawn would make every file another one.
      CreationDate: new Date(0),
    },
  });
  const chunks: Buffer[] = [];
  const done = new Promise<void>((resolve, reject) => {
    page.on('data', (chunk: Buffer) => chunks.push(chunk));
    page.on('end', resolve);
    page.on('error', reject);
  });
  const require = createRequire(import.meta.url);
  page.registerFont('regular', require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'));
  page.registerFont('bold', require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'));
  page.scale(pointsInPx);
  drawOnPage(page, svg);
  page.end();
  await done;
  return new Uint8Array(Buffer.concat(chunks));
}
