import { DenseMatrix, MisuseError, requireFields } from '@entk/core';
import type { Figure } from './panel.js';

/** Significant digits: a reader of values is shown four of a curve, and an entry is a colour. */
const digits = { curve: 5, entry: 3 } as const;

/** Keys of `PanelGrid`, `LinesPanel` and `BarsPanel` that hold numbers, which are read again as `Float64Array`. */
const numbers = new Set(['x', 'y', 'low', 'high', 'heights', 'values']);

/**
 * A figure as JSON: the numbers that it shows, for whoever wants them in another program, and for pages that let a
 * reader point at them (`figureFromJson`). Matrices are lists of rows.
 *
 * Numbers are rounded to five significant digits along curves and three in matrices and bars: it is what a figure
 * shows, not the data behind it. The same figure gives the same bytes.
 *
 * @throws MisuseError for what is no figure.
 *
 * @example
 * ```ts
 * import { figureJson, spectrumPanel } from '@entk/figures';
 *
 * const panel = spectrumPanel({ curves: [{ label: 'full', eigenvalues: [9, 8, 1 / 3] }] });
 * JSON.parse(figureJson(panel)).curves[0].y; // [9, 8, 0.33333]
 * ```
 */
export function figureJson(figure: Figure): string {
  requireFields('figureJson', 'figure', figure, ['kind']);
  return JSON.stringify(figure, (key, value: unknown) => {
    // A matrix has become its rows by its own toJSON.
    if (key === 'matrix') return (value as number[][]).map((row) => rounded(row, digits.entry));
    if (!(value instanceof Float64Array)) return value;
    return rounded(value, key === 'heights' || key === 'values' ? digits.entry : digits.curve);
  });
}

/**
 * The figure of `figureJson`, to be drawn or to be pointed at; its numbers are the rounded ones.
 *
 * @throws MisuseError for a text that `figureJson` did not write.
 *
 * @example
 * ```ts
 * import { figureFrames, figureFromJson, figureJson, spectrumPanel } from '@entk/figures';
 *
 * const panel = spectrumPanel({ curves: [{ label: 'full', eigenvalues: [9, 8, 1, 0.5] }] });
 * const [frame] = figureFrames(figureFromJson(figureJson(panel)), { width: 300 });
 * frame.panel.kind; // 'lines'
 * ```
 */
export function figureFromJson(text: string): Figure {
  try {
    const figure = JSON.parse(text, revived) as Partial<Figure> | null;
    if (kinds.has(String(figure?.kind))) return figure as Figure;
  } catch {
    // Said below.
  }
  throw new MisuseError({
    in: 'figureFromJson',
    rule: 'text must be a figure that figureJson wrote',
    got: text,
  });
}

const kinds = new Set<string>(['lines', 'heatmap', 'bars', 'grid'] satisfies Figure['kind'][]);

function revived(key: string, value: unknown): unknown {
  if (numbers.has(key) && Array.isArray(value)) return Float64Array.from(value as number[]);
  return key === 'matrix' ? DenseMatrix.fromRows(value as number[][]) : value;
}

function rounded(values: ArrayLike<number>, precision: number): number[] {
  return Array.from(values, (value) => Number(value.toPrecision(precision)));
}
