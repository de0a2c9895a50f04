import { type DenseMatrix, MisuseError, ShapeError } from '@entk/core';

/** One label a row at most: the part of speech of the next word, say. */
export interface RowLabels {
  readonly name: string;
  readonly labels: readonly string[];
  /** Of a row, a place in `labels`; −1 where it has none and takes no part. */
  readonly labelOf: ArrayLike<number>;
}

/** Rows whose labels have enough rows. */
interface Labelled {
  readonly counts: readonly { readonly label: string; readonly count: number }[];
  /** Those that have one of these labels. */
  readonly rows: Int32Array;
  /** Of these rows, numbered anew. */
  readonly labelOf: Int32Array;
}

/** Leaves out labels of fewer than `least` rows, and these rows. */
export function labelled({ labels, labelOf }: RowLabels, least: number): Labelled {
  const sizes = new Int32Array(labels.length);
  for (let n = 0; n < labelOf.length; n++) if (labelOf[n] >= 0) sizes[labelOf[n]]++;
  const numbers = new Map<number, number>();
  sizes.forEach((size, label) => {
    if (size >= least) numbers.set(label, numbers.size);
  });
  const rows = Array.from({ length: labelOf.length }, (_, n) => n).filter((n) => numbers.has(labelOf[n]));
  return {
    counts: Array.from(numbers.keys(), (label) => ({ label: labels[label], count: sizes[label] })),
    rows: Int32Array.from(rows),
    labelOf: Int32Array.from(rows, (n) => numbers.get(labelOf[n]) as number),
  };
}

/** Refuses labels that are not one a row, or name none. */
export function requireLabels(caller: string, { rows }: DenseMatrix, { labels, labelOf }: RowLabels): void {
  if (labelOf.length !== rows) {
    throw new ShapeError({ in: caller, rule: `labels must be one a row, ${rows}`, got: labelOf.length });
  }
  for (let n = 0; n < rows; n++) {
    const label = labelOf[n];
    if (Number.isInteger(label) && label >= -1 && label < labels.length) continue;
    throw new MisuseError({
      in: caller,
      rule: `labels must be −1, for none, or in 0..${labels.length - 1}`,
      got: label,
      context: `row ${n}`,
    });
  }
}
