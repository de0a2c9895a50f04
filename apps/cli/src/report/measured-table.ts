/** What was measured of a claim, a row for each thing that it speaks of. */
export interface MeasuredTable {
  /** What a row is: `network`, `seed`; empty where the rows name themselves. */
  readonly rowsAre: string;
  readonly columns: readonly string[];
  readonly rows: readonly MeasuredRow[];
}

/** A row of a claim's measurements. */
export interface MeasuredRow {
  readonly of: string;
  /** The paper's value, or what its words come to here; left out where it says nothing. */
  readonly paper?: string;
  /** One a column. */
  readonly cells: readonly string[];
  /** Whether the claim is true of this row by itself; left out where that is no question. */
  readonly holds?: boolean;
}

/** Of a claim that speaks of several things, some may bear it out and others not. */
export type Verdict = 'holds' | 'partly' | 'fails';

/** What of a claim its verdict follows from. */
interface Judged {
  readonly holds: boolean;
  readonly table?: MeasuredTable;
}

/**
 * A claim that meets its threshold while some of its rows do not bear it out holds partly, and so does one that misses
 * it while some rows do.
 */
export function verdictOf({ holds, table }: Judged): Verdict {
  const judged = (table?.rows ?? []).flatMap((row) => row.holds ?? []);
  if (holds) return judged.includes(false) ? 'partly' : 'holds';
  return judged.includes(true) ? 'partly' : 'fails';
}

/** The sign of a verdict, beside the word. */
export const verdictSigns: Readonly<Record<Verdict, string>> = { holds: '✓', partly: '~', fails: '✗' };

/** `18 of 20 claims hold as measured, 2 in part`. */
export function verdictsText(claims: readonly Judged[]): string {
  const count = (verdict: Verdict) => claims.filter((claim) => verdictOf(claim) === verdict).length;
  const partly = count('partly');
  return `${count('holds')} of ${claims.length} claims hold as measured${partly > 0 ? `, ${partly} in part` : ''}`;
}

/** Names and values, for a claim of one network. */
export function valuesTable(
  rows: readonly (readonly [of: string, here: string, paper?: string])[],
  column = 'here',
): MeasuredTable {
  return {
    rowsAre: '',
    columns: [column],
    rows: rows.map(([of, here, paper]) => ({ of, cells: [here], ...(paper !== undefined && { paper }) })),
  };
}

/** A line a row, for a terminal: `✓ m = 10, S = 0.3: drop found, λ ratio ×24.1`. */
export function tableLines({ rowsAre, columns, rows }: MeasuredTable): string[] {
  const named = columns.length > 1 || rowsAre !== '';
  return rows.map(({ of, cells, holds }) => {
    const values = cells.flatMap((cell, column) => {
      if (cell === '') return [];
      return named && columns[column] !== '' ? `${columns[column]} ${cell}` : cell;
    });
    const sign = holds === undefined ? '' : `${verdictSigns[holds ? 'holds' : 'fails']} `;
    return `${sign}${of}: ${values.join(', ')}`;
  });
}
