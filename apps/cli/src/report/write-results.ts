import { figurePdf, figurePng, figureSvg } from '@entk/figures/node';
import { writeNpz } from '@entk/formats';
import { verdictOf } from './measured-table.js';
import type { Report } from './report.js';
import { reportHtml } from './html.js';
import type { OutputFolder } from '../files/folder.js';

/**
 * Writes every figure (SVG for light and for dark pages, PNG, PDF), the arrays (npz), `claims.json` and, last,
 * `report.html`.
 */
export async function writeResults(folder: OutputFolder, results: readonly Report[]): Promise<void> {
  for (const result of results) await writeFiguresAndArrays(folder, result);
  await folder.write('claims.json', claimsJson(results));
  await folder.write('report.html', reportHtml(results));
}

/** Writes the figures of a result (SVG for light and for dark pages, PNG, PDF) and the arrays behind them (npz). */
export async function writeFiguresAndArrays(folder: OutputFolder, report: Report): Promise<void> {
  await writeFigures(folder, report);
  await folder.write(`arrays/${report.id}.npz`, writeNpz(report.arrays));
}

/** Writes the figures alone. */
export async function writeFigures(folder: OutputFolder, { figures }: Pick<Report, 'figures'>): Promise<void> {
  for (const { name, title, figure, width } of figures) {
    const options = { width, title, idPrefix: name };
    await folder.write(`figures/${name}.svg`, figureSvg(figure, options));
    await folder.write(`figures/${name}-dark.svg`, figureSvg(figure, { ...options, theme: 'dark' }));
    await folder.write(`figures/${name}.png`, figurePng(figure, options));
    await folder.write(`figures/${name}.pdf`, await figurePdf(figure, options));
  }
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
