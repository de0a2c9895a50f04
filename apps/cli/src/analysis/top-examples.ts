import type { KernelSpectrum } from '@entk/kernels';
import { significant } from '../report/numbers.js';

/** A row of an eigenvector. */
export interface ExtremeEntry {
  /** Of the vector, from 0. */
  readonly row: number;
  /** Of the inputs, from 0: the row itself unless the kernel is flattened. */
  readonly example: number;
  /** The output that the row is of, from 0; only for a flattened kernel. */
  readonly output?: number;
  readonly value: number;
  readonly label?: string;
}

/** The examples in which a vector is largest, to either side: its sign has no meaning. */
export interface VectorExtremes {
  /** Counted from 1. */
  readonly vector: number;
  readonly eigenvalue: number;
  /** Descending; above zero. */
  readonly positive: readonly ExtremeEntry[];
  /** Ascending; below zero. */
  readonly negative: readonly ExtremeEntry[];
}

/** Vectors that are looked at, and entries of each at either end. */
const vectorCount = 16;
const entryCount = 5;

/**
 * The examples at both ends of each leading eigenvector, which is what one looks at first to see what it is.
 *
 * @param examples N.
 * @param labels One an example.
 */
export function topExamples(
  { values, vectors, rank = Infinity, rowOrder, size }: KernelSpectrum,
  examples: number,
  labels?: readonly string[],
): VectorExtremes[] {
  if (!vectors) return [];
  const outputs = size / examples;
  const entryOf = (row: number, value: number): ExtremeEntry => {
    const example = rowOrder === 'exampleMajor' ? Math.floor(row / outputs) : row % examples;
    const output = rowOrder === 'exampleMajor' ? row % outputs : Math.floor(row / examples);
    return {
      row,
      example,
      ...(outputs > 1 && { output }),
      value,
      ...(labels && { label: labels[example] }),
    };
  };
  return Array.from({ length: Math.min(vectorCount, vectors.columns, rank) }, (_, index) => {
    const column = vectors.columnCopy(index);
    const order = Array.from(column.keys()).sort((left, right) => column[right] - column[left] || left - right);
    const entries = (rows: readonly number[]) => rows.slice(0, entryCount).map((row) => entryOf(row, column[row]));
    return {
      vector: index + 1,
      eigenvalue: values[index],
      positive: entries(order.filter((row) => column[row] > 0)),
      negative: entries(order.filter((row) => column[row] < 0).toReversed()),
    };
  });
}

/** `3 (class 1): 0.25; 17, output 2: 0.12`. */
export function entriesText(entries: readonly ExtremeEntry[]): string {
  return (
    entries
      .map(({ example, output, label, value }) => {
        const place = output === undefined ? `${example}` : `${example}, output ${output}`;
        return `${place}${label === undefined ? '' : ` (${label})`}: ${significant(value, 2)}`;
      })
      .join('; ') || '–'
  );
}
