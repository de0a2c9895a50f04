import { MisuseError, requireOneOf, requireOptions, ShapeError, requireList, requireFields } from '@entk/core';
import type { Panel, PanelGrid, Sharing } from '../panel.js';

export interface GridData {
  /** Panels row by row; null leaves a place empty. */
  readonly rows: readonly (readonly (Panel | null)[])[];
  readonly rowHeadings?: readonly string[];
  readonly columnHeadings?: readonly string[];
}

export interface GridOptions {
  readonly title?: string;
  /**
   * Which panels of one kind share an interval: without it none do. Where panels share an axis
   * with a neighbour, its numbers stand once; where they share colour, the ramp does.
   */
  readonly share?: { readonly x?: Sharing; readonly y?: Sharing; readonly color?: 'none' | 'row' | 'all' };
  /** `shared`: the curves' legend once above the grid, for panels with the same curves. */
  readonly legend?: 'each' | 'shared';
}

/**
 * Small multiples: panels in rows and columns, frames aligned, with headings.
 *
 * @throws ShapeError if rows differ in length, a heading is missing, or there is no panel.
 * @throws MisuseError if a legend is to be shared by panels with different curves.
 *
 * @example
 * ```ts
 * import { panelGrid, spectrumPanel } from '@entk/figures';
 *
 * const full = spectrumPanel({ curves: [{ label: 'full', eigenvalues: [4, 1] }] });
 * const layer1 = spectrumPanel({ curves: [{ label: 'layer 1', eigenvalues: [3, 1] }] });
 * panelGrid({ rows: [[full, layer1]], columnHeadings: ['full', 'layer 1'] }).rows[0].length; // 2
 * ```
 */
export function panelGrid(data: GridData, options: GridOptions = {}): PanelGrid {
  requireOptions<GridOptions>('panelGrid', options, { title: true, share: true, legend: true });
  const name = 'panelGrid';
  requireFields(name, 'data', data, ['rows']);
  const { rows, rowHeadings, columnHeadings } = data;
  requireList(name, 'rows', rows);
  for (const row of rows) requireList(name, 'a row', row);
  const { title, share: { x = 'none', y = 'none', color = 'none' } = {}, legend = 'each' } = options;
  requireOneOf(name, 'share.x', x, ['none', 'row', 'column', 'all']);
  requireOneOf(name, 'share.y', y, ['none', 'row', 'column', 'all']);
  requireOneOf(name, 'share.color', color, ['none', 'row', 'all']);
  requireOneOf(name, 'legend', legend, ['each', 'shared']);
  const columns = rows[0]?.length ?? 0;
  if (!rows.flat().some((panel) => panel !== null)) {
    throw new ShapeError({ in: name, rule: 'rows must hold at least one panel', got: [rows.length, columns] });
  }
  rows.forEach((row, index) => requireLength(name, `row ${index}`, columns, row.length));
  if (rowHeadings) requireLength(name, 'rowHeadings', rows.length, rowHeadings.length);
  if (columnHeadings) requireLength(name, 'columnHeadings', columns, columnHeadings.length);
  if (legend === 'shared') requireSameCurves(name, rows.flat());
  return { kind: 'grid', title, rows, rowHeadings, columnHeadings, share: { x, y, color }, legend };
}

function requireLength(caller: string, what: string, expected: number, got: number): void {
  if (got !== expected) throw new ShapeError({ in: caller, rule: `${what} must have ${expected} entries`, got });
}

function requireSameCurves(caller: string, panels: readonly (Panel | null)[]): void {
  const lists = panels.flatMap((panel) => (panel?.kind === 'lines' ? [panel.curves.map(({ label }) => label)] : []));
  const other = lists.find((labels) => labels.join('\n') !== lists[0].join('\n'));
  if (other === undefined) return;
  const rule = `panels that share a legend must have the curves [${lists[0].join(', ')}]`;
  throw new MisuseError({ in: caller, rule, got: other, remedy: "use legend: 'each'" });
}
