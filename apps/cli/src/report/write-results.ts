import { figureJson } from '@entk/figures';
import { figurePdf, figurePng, figureSvg } from '@entk/figures/node';
import { writeNpz } from '@entk/formats';
import { verdictOf } from './measured-table.js';
import type { NamedFigure, Report } from './report.js';
import { reportHtml } from './html.js';
import type { OutputFolder } from '../files/folder.js';

/**
 * Writes every figure (SVG for light and for dark pages, PNG, PDF, JSON), the arrays (npz), `claims.json` and, last,
 * `report.html`.
 */
export async function writeResults(folder: OutputFolder, results: readonly Report[]): Promise<void> {
  for (const result of results) await writeFiguresAndArrays(folder, result);
  await folder.write('claims.json', claimsJson(results));
  await folder.write('report.html', reportHtml(results));
}

/** Writes the figures of a result and the arrays behind them (npz). */
export async function writeFiguresAndArrays(folder: OutputFolder, report: Report): Promise<void> {
  await writeFigures(folder, report);
  await folder.write(`arrays/${report.id}.npz`, writeNpz(report.arrays));
}

/** Writes the figures alone. */
export async function writeFigures(folder: OutputFolder, { figures }: Pick<Report, 'figures'>): Promise<void> {
  for (const figure of figures) await writeFigure(folder, figure, 'figures/');
}

/** Writes a figure: SVG for light and for dark pages, PNG, PDF, and as JSON the numbers that it shows. */
export async function writeFigure(
  folder: OutputFolder,
  { name, title, figure, width }: NamedFigure,
  place = '',
): Promise<void> {
  const options = { width, title, idPrefix: name };
  const dark = { ...options, theme: 'dark', idPrefix: `${name}-dark` } as const;
  await folder.write(`${place}${name}.svg`, figureSvg(figure, options));
  await folder.write(`${place}${name}-dark.svg`, figureSvg(figure, dark));
  await folder.write(`${place}${name}.png`, figurePng(figure, options));
  await folder.write(`${place}${name}.pdf`, await figurePdf(figure, options));
  await folder.write(`${place}${name}.json`, `${figureJson(figure)}\n`);
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
