import type { HeatmapPanel, LinesPanel } from '@entk/figures';
import { numberText } from '../settings/number-text.js';
import type { Place, ReadablePanel } from './readout.js';

/**
 * A value of a figure in words, for figures that have no words of their own.
 *
 * @param digits Significant ones of an entry of a matrix. @default 4
 */
export function describePlace(panel: ReadablePanel, place: Place, digits = 4): string {
  return panel.kind === 'lines' ? describePoint(panel, place) : describeEntry(panel, place, digits);
}

function describePoint({ curves, x, y }: LinesPanel, { row, column }: Place): string {
  const curve = curves[row];
  const name = curves.length > 1 ? `${curve.label}: ` : '';
  return `${name}${x.label} ${numberText(curve.x[column])}, ${y.label} ${numberText(curve.y[column], 4)}`;
}

function describeEntry(
  { matrix, rows, columns, quantity }: HeatmapPanel,
  { row, column }: Place,
  digits: number,
): string {
  const value = numberText(matrix.get(row, column), digits);
  return `${rows.label} ${cellName(rows, row)}, ${columns.label} ${cellName(columns, column)}: ${quantity} ${value}`;
}

/** As its axis has it: numbers begin again in every group, whose name goes with them. */
function cellName({ labels, first = 1, groups = [] }: HeatmapPanel['rows'], index: number): string {
  let before = 0;
  for (const { label, size } of groups) {
    if (index < before + size) return `${labels?.[index] ?? first + index - before} of ${label}`;
    before += size;
  }
  return labels?.[index] ?? String(first + index);
}

/** Point k of a spectrum: λ_k, its share of the largest, and how far it is to the next. */
export function describeEigenvalue(values: ArrayLike<number>, index: number): string {
  const value = values[index];
  const next = values[index + 1];
  const ratio = next > 0 ? ` · λₖ/λₖ₊₁ = ${numberText(value / next, 4)}` : '';
  return `k = ${index + 1} · λₖ = ${numberText(value, 4)} · ${numberText(value / values[0], 3)} of λ₁${ratio}`;
}
