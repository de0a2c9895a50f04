import pc from 'picocolors';
import type { Report } from '../report/report.js';
import { table } from './table.js';

/** Narrower than this a table cannot be read, and wider ones tire the eye. */
const widths = { least: 72, most: 140 } as const;

/** The claims of an experiment as a table for a terminal of so many columns. */
export function claimsTable({ title, claims }: Report, columns = 100): string {
  const width = Math.min(widths.most, Math.max(widths.least, columns));
  const [verdict, paper, borders] = [4, 18, 5];
  const rest = width - verdict - paper - borders;
  const claim = Math.floor(rest * 0.45);
  return table(
    ['', title, 'paper', 'measured'],
    claims.map(({ holds, statement, paper: value, measured }) => [
      holds ? pc.green('✓') : pc.red('✗'),
      statement,
      value,
      measured,
    ]),
    { colWidths: [verdict, claim, paper, rest - claim], wordWrap: true },
  );
}
