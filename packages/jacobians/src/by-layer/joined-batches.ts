import { DenseMatrix } from '@entk/core';
import type { Delta } from '../delta.js';
import type { FactoredUse } from '../uses.js';

/** Which rows of a batch stay: of every T positions those that are read. */
export interface RowsRead {
  readonly positions: number;
  readonly read: readonly number[];
}

/** How many examples there are, and which of their rows stay. */
export interface JoinedRows {
  readonly examples: number;
  /** Where examples are positions, those that are kept. All of them without it. */
  readonly rows?: RowsRead;
}

type Numbers = Float64Array | Int32Array;

/**
 * The uses of all examples, from those of one batch after the other: each batch is copied to its place at once, so that
 * no more than one is held beside the whole; one that is the whole is taken as it is. Arrays that uses share stay
 * shared.
 */
export class JoinedUses {
  readonly #examples: number;
  readonly #rows: RowsRead | undefined;
  /** Of the first batch, with arrays that have room for all. */
  #joined: FactoredUse[] | undefined;
  /** The examples copied so far. */
  #filled = 0;

  constructor({ examples, rows }: JoinedRows) {
    this.#examples = examples;
    this.#rows = rows;
  }

  /** The uses of the next batch, in the order of those before. */
  add(uses: readonly FactoredUse[], examples: number): void {
    if (examples === this.#examples && everyRowIsRead(this.#rows)) {
      this.#joined = [...uses];
      return;
    }
    this.#joined ??= this.#withRoom(uses, examples);
    const copied = new Set<Numbers>();
    const copy = (from: Numbers, to: Numbers) => {
      if (copied.has(to)) return;
      copied.add(to);
      const kept = readFrom(from, from.length / this.#places(examples), this.#rows);
      to.set(kept, (to.length / this.#examples) * this.#filled);
    };
    this.#joined.forEach((joined, index) => {
      const [from, to] = [arraysOf(uses[index]), arraysOf(joined)];
      from.forEach((array, place) => copy(array, to[place]));
    });
    this.#filled += examples;
  }

  /** Once every batch was added; none gives no uses. */
  uses(): FactoredUse[] {
    return this.#joined ?? [];
  }

  /** Rows of a batch before some are chosen. */
  #places(examples: number): number {
    return this.#rows ? examples * this.#rows.positions : examples;
  }

  #withRoom(uses: readonly FactoredUse[], examples: number): FactoredUse[] {
    const known = new Map<unknown, unknown>();
    const kept = this.#rows ? this.#rows.read.length / this.#rows.positions : 1;
    const lengthFor = (length: number) => Math.round((length / examples) * kept * this.#examples);
    const matrix = (of: DenseMatrix): DenseMatrix => {
      const { columns } = of;
      const found = known.get(of) as DenseMatrix | undefined;
      const room = found ?? new DenseMatrix(lengthFor(of.data.length) / columns, columns);
      known.set(of, room);
      return room;
    };
    return uses.map((use): FactoredUse => {
      const delta = withRoomFor(use.delta, matrix);
      if (use.kind === 'vector') return { ...use, delta };
      if (use.kind === 'matrix') return { ...use, delta, activation: matrix(use.activation) };
      return { ...use, delta, indices: new Int32Array(lengthFor(use.indices.length)) };
    });
  }
}

function everyRowIsRead(rows: RowsRead | undefined): boolean {
  return rows === undefined || rows.read.length === rows.positions;
}

/** The arrays of a use that have a part for every example. */
function arraysOf(use: FactoredUse): Numbers[] {
  const { delta } = use;
  const matrices = delta.form === 'dense' ? [delta.values] : [delta.rows, delta.examples];
  const ofDelta = matrices.flatMap((matrix) => (matrix ? [matrix.data] : []));
  if (use.kind === 'vector') return ofDelta;
  return [...ofDelta, use.kind === 'matrix' ? use.activation.data : use.indices];
}

function withRoomFor(delta: Delta, room: (matrix: DenseMatrix) => DenseMatrix): Delta {
  if (delta.form === 'dense') return { ...delta, values: room(delta.values) };
  const { rows, examples } = delta;
  return { ...delta, rows: rows && room(rows), examples: examples && room(examples) };
}

/** Of blocks of T parts of `size` numbers each, the parts that are read. */
export function readFrom<A extends Float64Array | Float32Array | Int32Array>(
  data: A,
  size: number,
  rows?: RowsRead,
): A {
  if (!rows || everyRowIsRead(rows)) return data;
  const { positions, read } = rows;
  const examples = data.length / (positions * size);
  const kept = new (data.constructor as new (length: number) => A)(examples * read.length * size);
  for (let n = 0; n < examples; n++) {
    read.forEach((t, p) => {
      const from = (n * positions + t) * size;
      kept.set(data.subarray(from, from + size), (n * read.length + p) * size);
    });
  }
  return kept;
}
