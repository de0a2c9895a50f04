import { breathe, type WorkOptions } from '@entk/core';
import { checkBlock, checkSteps } from '../constants.js';
import { activeCount, expand, type KrylovSpace, restartAtRandom } from './krylov.js';
import type { SearchPlan } from './plan.js';
import { type RitzPairs, restart, ritzPairs } from './ritz.js';

/** The eigenvalues of the locked rows of a space, in their order. */
export interface Search {
  readonly space: KrylovSpace;
  readonly plan: SearchPlan;
  readonly work: WorkOptions;
  values: number[];
  /** The smallest eigenvalue any projection has shown. */
  smallest: number;
}

/** Locks leading pairs until `wanted` rows are locked; the last of them unconverged if the applications run out. */
export async function lockPairs(search: Search, wanted: number): Promise<void> {
  const { space, plan } = search;
  while (space.locked < wanted) {
    const pairs = await grow(search);
    const open = wanted - space.locked;
    const spent = space.next.rows === 0 || space.applications >= plan.maxApplications;
    const ready = spent ? Math.min(open, pairs.values.length) : convergedCount(pairs, space, plan.tolerance, open);
    const kept = spent && ready === open ? 0 : keptCount(pairs.values.length - ready, open - ready, plan);
    for (let i = 0; i < ready; i++) search.values.push(pairs.values[i]);
    restart(space, pairs, ready, kept);
    if (ready === 0 && spent) return;
  }
}

/** Whether a fresh random block, kept orthogonal to what is locked, shows eigenvalues above the smallest locked one. */
export async function missedCount(search: Search): Promise<number> {
  const { space, plan } = search;
  if (space.basis.length <= space.locked) return 0;
  restartAtRandom(space, checkBlock);
  const pairs = await grow(search, checkSteps);
  const level = Math.min(...search.values) + plan.tolerance * space.scale;
  return pairs.values.filter((value) => value > level).length;
}

/** Expands until the active rows are full, or for so many steps. */
async function grow(search: Search, steps = Infinity): Promise<RitzPairs> {
  const { space, plan, work } = search;
  for (let step = 0; step < steps; step++) {
    const room = Math.min(plan.activeSize - activeCount(space), space.basis.capacity - space.basis.count);
    if (space.next.rows === 0 || room < space.next.rows || space.applications >= plan.maxApplications) break;
    await breathe(work.signal);
    await expand(space);
    work.onProgress?.({
      stage: 'eigenpairs of the operator',
      done: Math.min(space.locked, plan.count),
      total: plan.count,
      detail: `${space.applications} applications`,
    });
  }
  const pairs = ritzPairs(space);
  search.smallest = Math.min(search.smallest, ...pairs.values.slice(-1));
  return pairs;
}

function convergedCount(pairs: RitzPairs, space: KrylovSpace, tolerance: number, most: number): number {
  const level = (tolerance * Math.max(space.scale, Math.abs(pairs.values[0]))) / 2;
  const first = pairs.residuals.findIndex((residual) => residual > level);
  return Math.min(most, first < 0 ? pairs.residuals.length : first);
}

/** What is still wanted and a block more, as long as half of the space is left to grow in. */
function keptCount(available: number, open: number, { activeSize, blockSize }: SearchPlan): number {
  return Math.max(0, Math.min(available, open + blockSize, Math.floor(activeSize / 2)));
}
