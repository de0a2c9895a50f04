import Table from 'cli-table3';
import pc from 'picocolors';
import type { Report } from '../report/report.js';

/** Narrower than this a table cannot be read, and wider ones tire the eye. */
const widths = { least: 72, most: 140 } as const;

/** The claims of an experiment as a table for a terminal of so many columns. */
export function claimsTable({ title, claims }: Report, columns = 100): string {
  const width = Math.min(widths.most, Math.max(widths.least, columns));
  const [verdict, paper, borders] = [4, 18, 5];
  const rest = width - verdict - paper - borders;
  const claim = Math.floor(rest * 0.45);
  const table = new Table({
    head: ['', title, 'paper', 'measured'].map((text) => pc.bold(text)),
    colWidths: [verdict, claim, paper, rest - claim],
    wordWrap: true,
    style: { head: [], border: [] },
  });
  for (const { holds, statement, paper: value, measured } of claims) {
    table.push([holds ? pc.green('✓') : pc.red('✗'), statement, value, measured]);
  }
  return table.toString();
}
