import { DenseMatrix } from '@entk/core';
import type { Delta } from '../delta.js';
import type { FactoredUse } from '../uses.js';

/** Which rows of a batch stay: of every T positions those that are read. */
export interface RowsRead {
  readonly positions: number;
  readonly read: readonly number[];
}

/**
 * The uses of several batches as those of all their examples. Arrays that uses share stay shared.
 *
 * @param parts The uses of each batch, in one order.
 * @param rows Where examples are positions, those that are kept. All of them without it.
 */
export function joinedBatches(parts: readonly (readonly FactoredUse[])[], rows?: RowsRead): FactoredUse[] {
  const [first] = parts;
  const joined = new Map<unknown, DenseMatrix>();
  /** One array of all batches; `each` says which it is of a use. */
  const join = (index: number, each: (use: FactoredUse) => DenseMatrix, places: number): DenseMatrix => {
    const key = each(first[index]);
    const found = joined.get(key);
    if (found) return found;
    const all = stacked(
      parts.map((uses) => each(uses[index])),
      places,
      rows,
    );
    joined.set(key, all);
    return all;
  };
  return first.map((use, index): FactoredUse => {
    const delta = joinedDelta(use.delta, (pick, places) => join(index, ({ delta }) => pick(delta), places));
    if (use.kind === 'vector') return { ...use, delta };
    if (use.kind === 'matrix') {
      const activation = join(index, (one) => (one as typeof use).activation, use.positions);
      return { ...use, delta, activation };
    }
    const indices = parts.map((uses) => (uses[index] as typeof use).indices);
    return { ...use, delta, indices: readFrom(concatenated(indices), use.positions, rows) };
  });
}

type JoinFactor = (pick: (delta: Delta) => DenseMatrix, places: number) => DenseMatrix;

function joinedDelta(delta: Delta, join: JoinFactor): Delta {
  if (delta.form === 'dense') {
    return { ...delta, values: join((one) => (one as typeof delta).values, delta.outputCount) };
  }
  const { outputs, rows, examples } = delta;
  return {
    form: 'factored',
    outputs,
    rows: rows && join((one) => (one as typeof delta).rows as DenseMatrix, 1),
    examples: examples && join((one) => (one as typeof delta).examples as DenseMatrix, 1),
  };
}

/** Matrices below each other, `places` rows an example, of which only those read stay. */
function stacked(parts: readonly DenseMatrix[], places: number, rows?: RowsRead): DenseMatrix {
  const [{ columns }] = parts;
  const data = readFrom(concatenated(parts.map(({ data }) => data)), places * columns, rows);
  return new DenseMatrix(data.length / columns, columns, data);
}

function concatenated<A extends Float64Array | Int32Array>(parts: readonly A[]): A {
  if (parts.length === 1) return parts[0];
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const all = new (parts[0].constructor as new (length: number) => A)(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Of blocks of T parts of `size` numbers each, the parts that are read. */
export function readFrom<A extends Float64Array | Float32Array | Int32Array>(
  data: A,
  size: number,
  rows?: RowsRead,
): A {
  if (!rows || rows.read.length === rows.positions) return data;
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
