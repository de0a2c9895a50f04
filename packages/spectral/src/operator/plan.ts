import {
  defaultMemoryBudget,
  requireInteger,
  requireMemory,
  requireNumber,
  requireOptions,
  workOptionNames,
  type WorkOptions,
} from '@entk/core';
import { checkBlock, checkSteps, largestBlock, leastBlock, panelBytes, widestActive } from '../constants.js';
import { requireOperator, type SymmetricOperator } from './symmetric-operator.js';

export interface TopEigenpairsOptions extends WorkOptions {
  /** k, how many of the largest eigenvalues. */
  readonly count: number;
  /**
   * The residual ‖A v − λ v‖₂ / ‖A‖₂ to reach: 1e-6, what a float32 operator allows. The error of an eigenvalue is its
   * square over the distance to the rest of the spectrum, so far smaller.
   */
  readonly tolerance?: number;
  /** Of the random vectors it starts and checks with: 0. */
  readonly seed?: number;
  /** b, how many vectors A is applied to at once: k / 8 within 8 … 32. */
  readonly blockSize?: number;
  /** Rows of the search space beside the pairs already found: 3 k, at least 6 b and 136, at most 640. */
  readonly activeSize?: number;
  /** The most vectors A is applied to: 2,000 + 60 k. */
  readonly maxApplications?: number;
  /** The largest |⟨u, A v⟩ − ⟨A u, v⟩| / ‖A‖ that passes for symmetric: 1e-4, well above float32's rounding. */
  readonly symmetryTolerance?: number;
  /** Says that A has no negative eigenvalue; one beyond the tolerance is then reported in the status. */
  readonly semidefinite?: boolean;
}

/** Every number that a run goes by. */
export interface SearchPlan {
  readonly requested: number;
  /** min(k, M). */
  readonly count: number;
  readonly tolerance: number;
  readonly seed: number;
  readonly blockSize: number;
  readonly activeSize: number;
  readonly capacity: number;
  readonly maxApplications: number;
  readonly symmetryTolerance: number;
}

/** Settles the defaults and refuses what cannot be done. */
export function planSearch(operator: SymmetricOperator, options: TopEigenpairsOptions): SearchPlan {
  const caller = 'topEigenpairs';
  requireOptions<TopEigenpairsOptions>(caller, options, {
    ...workOptionNames,
    count: true,
    tolerance: true,
    seed: true,
    blockSize: true,
    activeSize: true,
    maxApplications: true,
    symmetryTolerance: true,
    semidefinite: true,
  });
  const { count: requested, tolerance = 1e-6, seed = 0, symmetryTolerance = 1e-4 } = options;
  requireOperator(caller, operator);
  requireInteger(caller, 'operator.size', operator.size, { min: 1 });
  requireInteger(caller, 'count', requested, { min: 1 });
  requireInteger(caller, 'seed', seed, { min: 0 });
  requireNumber(caller, 'tolerance', tolerance, { above: 0, below: 1 });
  requireNumber(caller, 'symmetryTolerance', symmetryTolerance, { above: 0 });
  const rows = operator.size;
  const count = Math.min(requested, rows);
  const preferredBlock = Math.min(largestBlock, Math.max(leastBlock, Math.ceil(count / 8)));
  const blockSize = Math.min(rows, options.blockSize ?? preferredBlock);
  requireInteger(caller, 'blockSize', blockSize, { min: 1 });
  const leastActive = Math.max(4 * blockSize, checkBlock * (checkSteps + 1));
  const preferredActive = Math.max(leastActive, 6 * blockSize, Math.min(3 * count, widestActive));
  const activeSize = Math.min(rows, Math.max(leastActive, options.activeSize ?? preferredActive));
  requireInteger(caller, 'activeSize', activeSize, { min: 1 });
  const maxApplications = options.maxApplications ?? 2000 + 60 * count;
  requireInteger(caller, 'maxApplications', maxApplications, { min: 1 });
  const capacity = Math.min(rows, count + activeSize + blockSize);
  requireMemory(
    caller,
    `a basis of ${capacity} vectors of ${rows} rows`,
    8 * rows * (capacity + activeSize + count + 8 * blockSize) + 2 * panelBytes,
    options.memoryBudget ?? defaultMemoryBudget,
    'ask for fewer pairs, or set a smaller activeSize',
  );
  return {
    requested,
    count,
    tolerance,
    seed,
    blockSize,
    activeSize,
    capacity,
    maxApplications,
    symmetryTolerance,
  };
}
