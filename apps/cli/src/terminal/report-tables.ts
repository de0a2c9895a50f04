import pc from 'picocolors';
import type { Report } from '../report/report.js';
import { table } from './table.js';

/** The tables of reports; each report under its title, where there are several. */
export function reportTables(reports: readonly Pick<Report, 'title' | 'tables'>[], columns?: number): string {
  return reports
    .flatMap(({ title, tables }) => [
      ...(reports.length > 1 ? ['', pc.bold(title)] : []),
      ...tables
        .filter(({ pageOnly }) => !pageOnly)
        .map(({ title: name, header, rows }) => `${pc.bold(name)}\n${table(header, rows, columns)}`),
    ])
    .join('\n');
}
