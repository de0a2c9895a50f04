import pc from 'picocolors';
import { tableLines, type Verdict, verdictOf, verdictSigns } from '../report/measured-table.js';
import type { Report } from '../report/report.js';
import { table } from './table.js';

/** Wider lines tire the eye. */
const widest = 140;

const colours: Readonly<Record<Verdict, (text: string) => string>> = {
  holds: pc.green,
  partly: pc.yellow,
  fails: pc.red,
};

/** The claims of an experiment as a table for a terminal of so many columns. */
export function claimsTable({ title, claims }: Report, columns = 100): string {
  return table(
    ['', title, 'paper', 'measured'],
    claims.map((claim) => {
      const verdict = verdictOf(claim);
      const { statement, paper, measured, table: laidOut } = claim;
      const own = laidOut ? tableLines(laidOut).join('\n') : measured;
      return [colours[verdict](verdictSigns[verdict]), statement, paper, own];
    }),
    Math.min(widest, columns),
  );
}
