import { DenseMatrix, requireFinite, requireInRange } from '@entk/core';
import type { Arena } from './wasm/arena.js';
import type { Pointer } from './wasm/kernels.js';

/** Entries in the arena, none of them NaN or infinite. */
export interface FiniteEntries {
  readonly at: Pointer;
  /** The largest magnitude of them. */
  readonly largest: number;
}

/**
 * Copies a matrix into the arena and refuses NaN and infinity.
 *
 * @throws NonFiniteError naming the entry.
 */
export function putFinite(caller: string, name: string, matrix: DenseMatrix, arena: Arena): FiniteEntries {
  const at = arena.put(matrix.data);
  const largest = arena.kernels.maxAbs(at, matrix.data.length);
  if (!Number.isFinite(largest)) requireFinite(caller, name, matrix);
  return { at, largest };
}

/** Far enough below the end of float64 at 2^1024 for the rounding of any sum. */
const safelyBelow = 2 ** 1000;

/**
 * Copies a matrix of results out of the arena, and refuses those that have overflowed. They are not looked at where
 * none can have: exact ones are at most `bound`.
 *
 * @throws NonFiniteError naming the first.
 */
export function takeInRange(
  caller: string,
  name: string,
  { arena, bound }: { readonly arena: Arena; readonly bound: number },
  from: Pointer,
  [rows, columns]: readonly [number, number],
): DenseMatrix {
  const taken = new DenseMatrix(rows, columns, arena.take(from, rows * columns));
  if (!(bound < safelyBelow)) requireInRange(caller, name, taken);
  return taken;
}
