import { DenseMatrix } from '@entk/core';
import { multiply, projectOut } from '@entk/linalg';
import { panelBytes } from '../constants.js';

/** Orthonormal vectors of length M as rows of one array that has room for more. */
export class RowBasis {
  readonly length: number;
  readonly capacity: number;
  #data: Float64Array;
  #count = 0;

  constructor(capacity: number, length: number) {
    this.capacity = capacity;
    this.length = length;
    this.#data = new Float64Array(capacity * length);
  }

  get count(): number {
    return this.#count;
  }

  /** Rows `from` … `to` − 1, as a view. */
  rows(from: number, to: number): DenseMatrix {
    return new DenseMatrix(to - from, this.length, this.#data.subarray(from * this.length, to * this.length));
  }

  append(rows: DenseMatrix): void {
    this.#data.set(rows.data, this.#count * this.length);
    this.#count += rows.rows;
  }

  /** Forgets the rows from `count` on. */
  truncate(count: number): void {
    this.#count = Math.min(count, this.#count);
  }

  /** Keeps these rows alone, in this order. */
  select(indices: readonly number[]): void {
    const chosen = indices.map((index) => this.rows(index, index + 1).data.slice());
    this.#count = 0;
    for (const row of chosen) this.append(new DenseMatrix(1, this.length, row));
  }

  /** Replaces the rows from `from` on by `combinations` of them, axes [rows from there on, new rows]. */
  recombine(from: number, combinations: DenseMatrix): void {
    const old = this.rows(from, this.#count);
    const fresh = multiply(combinations, old, { transposeLeft: true });
    this.#count = from;
    this.append(fresh);
  }

  /**
   * Takes out of `rows` what lies in the span of the basis, in place.
   *
   * @returns What was taken, axes [rows, basis].
   */
  projectOut(rows: DenseMatrix): DenseMatrix {
    const taken = new DenseMatrix(rows.rows, this.#count);
    for (const [from, to] of panels(this.#count, this.length)) {
      const { overlaps, rest } = projectOut(rows, this.rows(from, to));
      rows.data.set(rest.data);
      for (let i = 0; i < rows.rows; i++) taken.data.set(overlaps.rowSpan(i), i * this.#count + from);
    }
    return taken;
  }
}

/** Ranges of rows small enough to be copied into the memory of `@entk/linalg` without making it grow for good. */
function panels(count: number, length: number): (readonly [number, number])[] {
  const width = Math.max(1, Math.floor(panelBytes / (length * Float64Array.BYTES_PER_ELEMENT)));
  const ranges: (readonly [number, number])[] = [];
  for (let from = 0; from < count; from += width) ranges.push([from, Math.min(from + width, count)]);
  return ranges;
}
