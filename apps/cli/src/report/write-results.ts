import { figureJson } from '@entk/figures';
import { figurePdf, svgToPng } from '@entk/figures/node';
import { writeNpz } from '@entk/formats';
import { type DrawnFigure, type DrawnFigures, drawnFigure } from './drawn-figure.js';
import { verdictOf } from './measured-table.js';
import type { NamedFigure, Report } from './report.js';
import { reportHtml } from './html.js';
import type { OutputFolder } from '../files/folder.js';

/**
 * Writes every figure (SVG for light and for dark pages, PNG, PDF, JSON), the arrays (npz), `claims.json` and, last,
 * `report.html`.
 */
export async function writeResults(folder: OutputFolder, results: readonly Report[]): Promise<void> {
  const drawn = new Map<NamedFigure, DrawnFigure>();
  for (const result of results) {
    for (const [figure, drawing] of await writeFiguresAndArrays(folder, result)) drawn.set(figure, drawing);
  }
  await folder.write('claims.json', claimsJson(results));
  await folder.write('report.html', reportHtml(results, undefined, drawn));
}

/** Writes the figures of a result and the arrays behind them (npz); returns the figures as drawn. */
export async function writeFiguresAndArrays(folder: OutputFolder, report: Report): Promise<DrawnFigures> {
  const drawn = await writeFigures(folder, report);
  await folder.write(`arrays/${report.id}.npz`, writeNpz(report.arrays));
  return drawn;
}

/** Writes the figures alone. */
export async function writeFigures(folder: OutputFolder, { figures }: Pick<Report, 'figures'>): Promise<DrawnFigures> {
  const drawn = new Map<NamedFigure, DrawnFigure>();
  for (const figure of figures) drawn.set(figure, await writeFigure(folder, figure, 'figures/'));
  return drawn;
}

/** Writes a figure: SVG for light and for dark pages, PNG, PDF, and as JSON the numbers that it shows. */
export async function writeFigure(folder: OutputFolder, named: NamedFigure, place = ''): Promise<DrawnFigure> {
  const { name, title, figure, width } = named;
  const drawn = drawnFigure(named);
  await folder.write(`${place}${name}.svg`, drawn.light);
  await folder.write(`${place}${name}-dark.svg`, drawn.dark);
  await folder.write(`${place}${name}.png`, svgToPng(drawn.light));
  await folder.write(`${place}${name}.pdf`, await figurePdf(figure, { width, title, idPrefix: name }));
  await folder.write(`${place}${name}.json`, `${figureJson(figure)}\n`);
  return drawn;
}

/** The claims of all experiments, with the settings they were measured under; the same run gives the same bytes. */
export function claimsJson(results: readonly Report[]): string {
  const experiments = results.map(({ id, title, settings, claims, findings }) => ({
    id,
    title,
    settings,
    claims: claims.map((claim) => ({ ...claim, verdict: verdictOf(claim) })),
    findings,
  }));
  return `${JSON.stringify({ experiments }, null, 2)}\n`;
}
