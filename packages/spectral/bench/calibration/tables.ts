import type { Count } from './measure.js';

/** A Markdown table, all but the first column right-aligned. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(header),
    `|---|${header
      .slice(1)
      .map(() => '--:|')
      .join('')}`,
    ...rows.map(line),
  ];
}

export function percent({ spectra, alarms }: Count): string {
  return spectra === 0 ? '–' : ((100 * alarms) / spectra).toFixed(1);
}

/** The share that `percent` shows, to the same digit. */
export function rounded(count: Count): number {
  return count.spectra === 0 ? 0 : Number((Number(percent(count)) / 100).toFixed(3));
}
