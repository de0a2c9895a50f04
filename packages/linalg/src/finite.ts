import { type DenseMatrix, requireFinite } from '@entk/core';
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
