import Table from 'cli-table3';
import pc from 'picocolors';

/** A table for a terminal: bold heads, borders in the colour of the text, as wide as its cells. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  layout: { readonly colWidths?: number[]; readonly wordWrap?: boolean } = {},
): string {
  const drawn = new Table({
    head: head.map((text) => pc.bold(text)),
    style: { head: [], border: [] },
    ...layout,
  });
  for (const row of rows) drawn.push([...row]);
  return drawn.toString();
}
