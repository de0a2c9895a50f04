import Table from 'cli-table3';
import pc from 'picocolors';
import { textWidth } from './text-width.js';

/** Narrower than this a column of sentences is a ladder of words. */
const leastSentence = 16;

/**
 * A table for a terminal: bold heads, borders in the colour of the text, as wide as its cells. Where that is wider than
 * the terminal, the widest columns are wrapped between words; where even that does not fit, each row is a list of its
 * cells, a line each.
 *
 * @param columns Of the terminal; without them nothing is wrapped.
 */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  columns: number | undefined,
): string {
  const widths = fittingWidths([head, ...rows], columns);
  if (widths === undefined) return listed(head, rows, columns ?? Infinity);
  const drawn = new Table({
    head: head.map((text) => pc.bold(text)),
    style: { head: [], border: [] },
    ...(widths.wrapped && { colWidths: widths.all, wordWrap: true }),
  });
  for (const row of rows) drawn.push([...row]);
  return drawn.toString();
}

/** Widths with a blank on either side of each cell; nothing where no widths fit. */
function fittingWidths(
  rows: readonly (readonly string[])[],
  columns = Infinity,
): { readonly all: number[]; readonly wrapped: boolean } | undefined {
  const count = Math.max(...rows.map((row) => row.length));
  const columnsOf = (measure: (cell: string) => number) =>
    Array.from({ length: count }, (_, column) => 2 + Math.max(...rows.map((row) => measure(row[column] ?? ''))));
  const natural = columnsOf((cell) => Math.max(...cell.split('\n').map(textWidth)));
  const room = columns - count - 1;
  if (sum(natural) <= room) return { all: natural, wrapped: false };
  const least = columnsOf(narrowest);
  if (sum(least) > room) return undefined;
  const capped = (cap: number) => natural.map((width, column) => Math.min(width, Math.max(cap, least[column])));
  let cap = Math.max(...natural);
  while (sum(capped(cap)) > room) cap--;
  const all = capped(cap);
  // What the cap leaves over goes to the columns that it cuts.
  for (let column = 0; sum(all) < room && column < count; column++) {
    if (all[column] < natural[column]) all[column]++;
  }
  return { all, wrapped: true };
}

/** The narrowest that a cell can be without a word cut in two, or a sentence of one word a line. */
function narrowest(cell: string): number {
  const longestWord = Math.max(...cell.split(/\s+/).map(textWidth));
  return Math.max(longestWord, Math.min(textWidth(cell), leastSentence));
}

/** Every row as a list of its cells beside their heads, wrapped between words. */
function listed(head: readonly string[], rows: readonly (readonly string[])[], columns: number): string {
  const indent = Math.max(...head.map(textWidth)) + 2;
  const lineOf = (cell: string, column: number) =>
    pc.bold(head[column]) +
    wrapped(cell, Math.max(leastSentence, columns - indent))
      .map((line, index) => ' '.repeat(indent - (index === 0 ? textWidth(head[column]) : 0)) + line)
      .join('\n');
  return rows
    .map((row) =>
      row
        .map(lineOf)
        .filter((_, column) => row[column] !== '')
        .join('\n'),
    )
    .join('\n\n');
}

/** A text in lines of so many columns, each of its own lines by itself; a longer word has a line of its own. */
function wrapped(text: string, columns: number): string[] {
  return text.split('\n').flatMap((line) => wrappedLine(line, columns));
}

function wrappedLine(text: string, columns: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(last) + 1 + textWidth(word) <= columns) lines[lines.length - 1] += ` ${word}`;
    else lines.push(word);
  }
  return lines;
}

function sum(widths: readonly number[]): number {
  return widths.reduce((total, width) => total + width, 0);
}
