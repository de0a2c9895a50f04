import { arenaBytes } from '../../wasm/arena.js';
import { paddedStride } from '../../wasm/layout.js';
import { ritzSizes } from './ritz.js';
import { spaceSizes } from './space.js';

/** How leading pairs are to be found by a block Krylov space of the matrix. */
export interface KrylovPlan {
  readonly n: number;
  readonly stride: number;
  /** How many of the largest. */
  readonly count: number;
  readonly block: number;
  /** Rows of the space, locked and active. */
  readonly capacity: number;
  /** Rows when the first pairs are looked at. */
  readonly firstLook: number;
  /** What the dense way takes, in seconds of a machine that only the ratios matter of. */
  readonly denseCost: number;
  readonly bytes: number;
}

/** Rows of a block: whole register tiles of either width. */
const block = 12;
/** Blocks of the check for copies that were missed, each orthogonal to all that was found. */
export const checkBlocks = 16;
/** Below it the dense way takes hundredths of a second. */
const leastRows = 600;
/** Of the dense way's cost: what a first look may cost, since it is lost where the spectrum falls too slowly. */
export const trialShare = 0.065;
/** Pairs that were found beyond those asked for, which the check shows one round after the other. */
const spareRounds = 4;

/**
 * The plan for the leading `count` pairs, or undefined where the dense way is taken: for small matrices, and where so
 * many pairs are wanted that a first look would cost more than a fifteenth of it.
 *
 * @param options Where it is to be taken `always`, or the dense way does not fit into memory, no cost is too much.
 */
export function planKrylov(
  n: number,
  count: number,
  { always = false, denseFits = true }: { readonly always?: boolean; readonly denseFits?: boolean } = {},
): KrylovPlan | undefined {
  const stride = paddedStride(n);
  const firstLook = Math.max(count + 2 * block, 4 * block);
  const denseCost = denseFits && !always ? costOfDense(n, count) : Infinity;
  const trialCost = costOfBlocks({ n, block }, 0, firstLook + 2 * block);
  if (firstLook + 4 * block > n / 2) return undefined;
  if (n < leastRows && !always) return undefined;
  if (trialCost > trialShare * denseCost) return undefined;
  const most = Math.max(6 * count, 60 * block);
  const capacity = Math.min(Math.floor(n / 2), Math.max(most, count + spareRounds * block * checkBlocks));
  const sizes = [(n + 3) * stride, ...spaceSizes(stride, capacity, block), ...ritzSizes(capacity), capacity * stride];
  return { n, stride, count, block, capacity, firstLook, denseCost, bytes: arenaBytes(...sizes) + 64 * capacity };
}

/** Seconds of tridiagonalisation and back-transformation, measured with n = 500 … 4,000. */
function costOfDense(n: number, count: number): number {
  return 1.5e-10 * n * n * n + 3e-10 * n ** 2 * count;
}

/** Seconds from one number of active rows to another: products with the matrix, and those with the rows. */
export function costOfBlocks(
  { n, block: b }: { readonly n: number; readonly block: number },
  from: number,
  to: number,
) {
  const products = (n * n * (1.3e-9 + 0.11e-9 * b) * (to - from)) / b;
  return products + 0.3e-9 * n * ((to - from) * (to + from));
}
