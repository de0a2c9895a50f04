import { type DenseMatrix, requireFinite, requireInRange } from '@entk/core';
import type { Arena } from './wasm/arena.js';
import type { Pointer } from './wasm/kernels.js';

/**
 * Copies a matrix into the arena and refuses NaN and infinity.
 *
 * @throws NonFiniteError naming the entry.
 */
export function putFinite(caller: string, name: string, matrix: DenseMatrix, arena: Arena): Pointer {
  const at = arena.put(matrix.data);
  if (!arena.kernels.allFinite(at, matrix.data.length)) requireFinite(caller, name, matrix.data);
  return at;
}

/**
 * Copies results out of the arena, and refuses those that have overflowed.
 *
 * @throws NonFiniteError naming the first.
 */
export function takeInRange(caller: string, name: string, arena: Arena, from: Pointer, count: number): Float64Array {
  const taken = arena.take(from, count);
  if (!arena.kernels.allFinite(from, count)) requireInRange(caller, name, taken);
  return taken;
}
