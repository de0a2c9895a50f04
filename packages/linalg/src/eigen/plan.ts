import { requireInteger, requireOptions } from '@entk/core';
import { arenaBytes } from '../wasm/arena.js';
import { paddedStride } from '../wasm/layout.js';
import { kernels } from '../wasm/kernels.js';

/** What a call of `eigh` will hold. */
export interface EighPlan {
  readonly n: number;
  /** Doubles from one row to the next. */
  readonly stride: number;
  readonly vectors: boolean;
  /** Up to this size no division takes place. */
  readonly leaf: number;
  readonly bytes: number;
}

const leaf = 32;

export function planEigh(n: number, count: number, vectors: boolean): EighPlan {
  const wasm = kernels();
  const stride = paddedStride(n);
  const matrix = (n + 3) * stride;
  const shared = [matrix, stride, stride, stride, wasm.tridiagonaliseScratch(stride)];
  const square = n * stride;
  const forVectors = [square, square, square, stride, wasm.divideScratch(n), wasm.reflectScratch(n, count)];
  return { n, stride, vectors, leaf, bytes: arenaBytes(...shared, ...(vectors ? forVectors : [])) };
}

/**
 * The bytes of scratch that `eigh` takes for an n × n matrix, beside the matrix itself and the result.
 *
 * About 32·n² bytes with vectors, 8·n² without.
 *
 * @param n rows of the matrix.
 * @param options as for `eigh`: whether vectors are wanted, and how many pairs, all n without it.
 * @throws MisuseError if n or the count is not a whole number in range.
 * @example
 * ```ts
 * import { eighMemory } from '@entk/linalg';
 *
 * eighMemory(1000, { vectors: false }) < eighMemory(1000); // true
 * ```
 */
export function eighMemory(n: number, options: { readonly vectors?: boolean; readonly count?: number } = {}): number {
  requireOptions('eighMemory', options, { vectors: true, count: true });
  const { vectors = true, count = n } = options;
  requireInteger('eighMemory', 'n', n, { min: 1 });
  requireInteger('eighMemory', 'count', count, { min: 1, max: n });
  return planEigh(n, count, vectors).bytes;
}
