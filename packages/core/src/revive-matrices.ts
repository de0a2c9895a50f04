import { DenseMatrix } from './dense-matrix.js';

/**
 * Gives matrices their class back after a structured clone: a message to a thread or a worker, and V8's serialisation,
 * keep the fields of an object and lose its class.
 *
 * Whatever has `rows`, `columns` and a Float64Array `data` becomes a {@link DenseMatrix} over the same numbers, which
 * are not copied. Arrays, maps and objects are walked and changed in place.
 *
 * @param value Plain data that nobody else holds, as a clone is.
 * @returns The same value; a new matrix where it is a matrix itself.
 * @throws ShapeError if `rows` and `columns` do not fit `data`.
 *
 * @example
 * ```ts
 * import { DenseMatrix, reviveMatrices } from '@entk/core';
 *
 * const clone = structuredClone({ basis: DenseMatrix.fromRows([[1, 2]]) });
 * reviveMatrices(clone).basis.get(0, 1); // 2
 * ```
 */
export function reviveMatrices<Value>(value: Value): Value {
  return revived(value) as Value;
}

function revived(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  if (value instanceof Map) {
    for (const [key, entry] of value) value.set(key, revived(entry));
    return value;
  }
  if (isMatrix(value)) return new DenseMatrix(value.rows, value.columns, value.data);
  for (const [key, entry] of Object.entries(value)) (value as Record<string, unknown>)[key] = revived(entry);
  return value;
}

function isMatrix(value: object): value is { rows: number; columns: number; data: Float64Array } {
  const { rows, columns, data } = value as { rows?: unknown; columns?: unknown; data?: unknown };
  return typeof rows === 'number' && typeof columns === 'number' && data instanceof Float64Array;
}
