import { createRandom } from '@entk/core';
import { log } from '@entk/core/elementary';
import type { Arena } from '../../wasm/arena.js';
import { checkBlocks, costOfBlocks, type KrylovPlan, trialShare } from './plan.js';
import { lock, type RitzPairs, type RitzRoom, ritzPairs, ritzRoom } from './ritz.js';
import { expand, type HeldMatrix, openSpace, restart, rowAt, type Space } from './space.js';

/** What a search found: locked rows of the space, and their values, descending by `order`. */
export interface Found {
  readonly values: Float64Array;
  /** Axes [n, count]; undefined where no vectors were wanted. */
  readonly vectors: Float64Array | undefined;
}

/** Seed of the random blocks: the same matrix gives the same bits. */
const seed = 0;

interface Search {
  readonly plan: KrylovPlan;
  readonly space: Space;
  readonly room: RitzRoom;
  /** Of the locked rows, in their order. */
  readonly values: number[];
}

/**
 * The leading pairs of a matrix by block Krylov spaces, each orthogonal to all pairs found before, until one of 16
 * random blocks shows nothing above the last pair wanted. So a repeated eigenvalue comes in all its copies, whatever
 * the size of a block (Cullum and Willoughby 2002, chapter 4.6, have the argument for single vectors).
 *
 * Residuals are at most n · eps · ‖A‖, as those of the dense way.
 *
 * @returns undefined where the spectrum falls too slowly for it to win over the dense way.
 */
export function searchPairs(
  arena: Arena,
  matrix: HeldMatrix,
  plan: KrylovPlan,
  wantVectors: boolean,
): Found | undefined {
  const space = openSpace(arena, matrix, plan, createRandom(seed));
  const search: Search = { plan, space, room: ritzRoom(arena, plan.capacity), values: [] };
  restart(space);
  const first = firstPairs(search);
  if (!first) return undefined;
  take(search, first, plan.count);
  for (;;) {
    restart(space);
    const missed = missedPairs(search);
    if (!missed) return undefined;
    if (missed.count === 0) break;
    take(search, missed.pairs, missed.count);
  }
  const order = search.values.map((_, i) => i).sort((i, j) => search.values[j] - search.values[i] || i - j);
  const kept = order.slice(0, plan.count);
  return {
    values: Float64Array.from(kept, (i) => search.values[i]),
    vectors: wantVectors ? columns(space, kept) : undefined,
  };
}

function take({ space, values }: Search, pairs: RitzPairs, count: number): void {
  for (let i = 0; i < count; i++) values.push(pairs.values[i]);
  lock(space, pairs, count);
}

/**
 * Grows the space until the leading pairs wanted have converged. Once a first look has cost what it may, it goes on
 * only as long as the forecast is below the cost of the dense way.
 */
function firstPairs({ plan, space, room }: Search): RitzPairs | undefined {
  const { count, block, firstLook, denseCost } = plan;
  const check = costOfBlocks(plan, count, count + checkBlocks * block);
  let before = Infinity;
  let from = 0;
  for (let target = firstLook; target <= plan.capacity; ) {
    grow(space, target);
    const pairs = ritzPairs(space, room, count);
    const now = worstResidual(pairs);
    const level = tolerance(space);
    if (pairs && now <= level) return pairs;
    const rate = log(before / now) / (space.active - from);
    const missing = rate > 0 ? (quickening * log(now / level)) / rate : Infinity;
    const cost = costOfBlocks(plan, space.active, space.active + missing) + check;
    const hasHope = Number.isFinite(before) && cost < hope * denseCost;
    if (!hasHope && costOfBlocks(plan, 0, space.active + leastStep * block) > trialShare * denseCost) return undefined;
    [before, from] = [now, space.active];
    const steps = hasHope ? Math.ceil(missing / block / 2) : leastStep;
    target += block * Math.min(mostSteps, Math.max(leastStep, steps));
  }
  return undefined;
}

/** A share of the dense way's cost: a forecast above it is not followed. */
const hope = 0.8;
/** Residuals fall the quicker the larger the space: to reach n · eps takes this share of a straight line's steps. */
const quickening = 0.6;
/** Blocks from one look to the next. */
const [leastStep, mostSteps] = [2, 6];

/** Pairs above the last wanted one that a space orthogonal to all found ones shows, converged. */
function missedPairs({ plan, space, room, values }: Search): { pairs: RitzPairs; count: number } | undefined {
  const { block, capacity } = plan;
  const level = values.toSorted((x, y) => y - x)[plan.count - 1] + tolerance(space);
  for (let target = checkBlocks * block; ; target += 4 * block) {
    if (space.locked + target > capacity) return undefined;
    grow(space, target);
    const pairs = ritzPairs(space, room, plan.count);
    if (!pairs) return undefined;
    const count = pairs.values.findIndex((value) => value <= level);
    if (count < 0) return undefined;
    const open = pairs.residuals.subarray(0, count).some((residual) => residual > tolerance(space));
    if (!open) return { pairs, count };
  }
}

function grow(space: Space, active: number): void {
  while (space.active < active) expand(space);
}

function worstResidual(pairs: RitzPairs | undefined): number {
  return pairs ? pairs.residuals.reduce((most, residual) => Math.max(most, residual), 0) : Infinity;
}

function tolerance({ matrix, scale }: Space): number {
  return (matrix.n * Number.EPSILON * scale) / 2;
}

function columns(space: Space, order: readonly number[]): Float64Array {
  const { arena, matrix } = space;
  const result = new Float64Array(matrix.n * order.length);
  order.forEach((row, column) => {
    const entries = arena.view(rowAt(space, row), matrix.n);
    for (let i = 0; i < matrix.n; i++) result[i * order.length + column] = entries[i];
  });
  return result;
}
