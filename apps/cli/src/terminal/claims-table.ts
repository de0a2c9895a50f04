import pc from 'picocolors';
import type { Report } from '../report/report.js';
import { table } from './table.js';

/** Wider lines tire the eye. */
const widest = 140;

/** The claims of an experiment as a table for a terminal of so many columns. */
export function claimsTable({ title, claims }: Report, columns = 100): string {
  return table(
    ['', title, 'paper', 'measured'],
    claims.map(({ holds, statement, paper, measured }) => [
      holds ? pc.green('✓') : pc.red('✗'),
      statement,
      paper,
      measured,
    ]),
    Math.min(widest, columns),
  );
}
