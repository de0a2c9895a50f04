import { requireInteger, requireOptions } from '@entk/core';
import { arenaBytes } from '../wasm/arena.js';
import { paddedStride } from '../wasm/layout.js';
import { kernels } from '../wasm/kernels.js';
import { denseScratchSizes } from './dense-pairs.js';
import { planKrylov } from './krylov/plan.js';

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
  const stride = paddedStride(n);
  const matrix = (n + 3) * stride;
  const scratch = vectors ? denseScratchSizes(n, stride, count) : valuesScratchSizes(stride);
  return { n, stride, vectors, leaf, bytes: arenaBytes(matrix, ...scratch) };
}

function valuesScratchSizes(stride: number): number[] {
  return [stride, stride, stride, kernels().tridiagonaliseScratch(stride)];
}

/**
 * The bytes of scratch that `eigh` takes for an n × n matrix, beside the matrix itself and the result.
 *
 * About 32·n² bytes with vectors, 8·n² without, and for a leading few of a large matrix, where `eigh` tries products
 * with blocks of vectors first. If those do not converge, and the dense way does not fit, it is refused after all.
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
  const dense = planEigh(n, count, vectors).bytes;
  return Math.min(dense, planKrylov(n, count)?.bytes ?? dense);
}
