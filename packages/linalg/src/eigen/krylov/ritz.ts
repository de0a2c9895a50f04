import type { Arena } from '../../wasm/arena.js';
import type { Pointer } from '../../wasm/kernels.js';
import { paddedStride } from '../../wasm/layout.js';
import { type DenseScratch, densePairs, denseScratch, denseScratchSizes } from '../dense-pairs.js';
import { rowAt, type Space } from './space.js';

/** Leading eigenpairs of A as a space sees them, descending. */
export interface RitzPairs {
  readonly values: Float64Array;
  /** ‖A v − θ v‖ of each. */
  readonly residuals: Float64Array;
  /** Coordinates in the active rows, axes [active, pairs], until the next are found. */
  readonly coordinates: Pointer;
}

/** Room to find them in. */
export interface RitzRoom {
  readonly projected: Pointer;
  readonly scratch: DenseScratch;
}

function projectedSize(capacity: number): number {
  return (capacity + 3) * paddedStride(capacity);
}

/** Doubles of each array that `ritzRoom` takes. */
export function ritzSizes(capacity: number): number[] {
  return [projectedSize(capacity), ...denseScratchSizes(capacity, paddedStride(capacity), capacity)];
}

export function ritzRoom(arena: Arena, capacity: number): RitzRoom {
  const projected = arena.doubles(projectedSize(capacity));
  return { projected, scratch: denseScratch(arena, capacity, paddedStride(capacity), capacity) };
}

/** The leading `count` pairs, or all there are; undefined if the iteration gave up. */
export function ritzPairs(space: Space, { projected, scratch }: RitzRoom, count: number): RitzPairs | undefined {
  const { arena, active, block, capacity, leftover } = space;
  const pairs = Math.min(count, active);
  const stride = paddedStride(active);
  const target = arena.view(projected, (active + 3) * stride).fill(0);
  for (let i = 0; i < active; i++) {
    target.set(space.projected.subarray(i * capacity, i * capacity + active), i * stride);
  }
  const held = { n: active, stride, a: projected };
  if (densePairs(arena.kernels, held, [active - pairs, active], scratch) !== 0) return undefined;
  const coordinates = arena.view(scratch.vectors, active * pairs);
  const residuals = new Float64Array(pairs);
  for (let j = 0; j < block; j++) {
    for (let pair = 0; pair < pairs; pair++) {
      let sum = 0;
      for (let i = j; i < block; i++) {
        sum += leftover[i * block + j] * coordinates[(active - block + i) * pairs + pair];
      }
      residuals[pair] += sum * sum;
    }
  }
  return {
    values: arena
      .take(scratch.values, active)
      .slice(active - pairs)
      .toReversed(),
    residuals: residuals.map(Math.sqrt),
    coordinates: scratch.vectors,
  };
}

/** Locks the leading `count` of the pairs just found, and drops the other active rows. */
export function lock(space: Space, { coordinates, values }: RitzPairs, count: number): void {
  const { arena, matrix, active, locked } = space;
  const { n, stride } = matrix;
  const chosen = arena.doubles(count * stride);
  arena.view(chosen, count * stride).fill(0);
  const from = rowAt(space, locked);
  arena.kernels.gemm(count, n, active, 1, coordinates, 1, values.length, from, stride, 1, chosen, stride, true, false);
  arena.view(from, count * stride).set(arena.view(chosen, count * stride));
  space.locked += count;
  space.active = 0;
}
