import { log } from '@entk/core/elementary';
import { resolvedShare } from '../constants.js';

/** Distinct eigenvalues above the noise floor. */
export interface Levels {
  /** log(λ) differences of neighbouring levels, positive; `gaps[i]` lies after eigenvalue number `after[i]`. */
  readonly gaps: Float64Array;
  readonly after: Uint32Array;
  /** λ_k / λ_{k+1} across each gap. */
  readonly ratios: Float64Array;
  /** The mean number of equal eigenvalues in the levels on either side of each gap. */
  readonly copies: Float64Array;
  /** Whether either is more than one, and known to be: the floor is far below the gap. */
  readonly tied: readonly boolean[];
  /** How many eigenvalues are above the floor. */
  readonly considered: number;
}

/** Cuts a descending list at the floor and joins neighbours that differ by no more than it. */
export function levelsOf(values: ArrayLike<number>, floor: number): Levels {
  let considered = 0;
  while (considered < values.length && values[considered] > floor) considered++;
  const after: number[] = [];
  for (let k = 1; k < considered; k++) if (values[k - 1] - values[k] > floor) after.push(k);

  const ratios = Float64Array.from(after, (k) => values[k - 1] / values[k]);
  const gaps = ratios.map(log);
  const copies = gaps.map((_, i) => ((after[i + 1] ?? considered) - (after[i - 1] ?? 0)) / 2);
  const tied = after.map((k, i) => copies[i] > 1 && floor < resolvedShare * gaps[i] * values[k]);
  return { gaps, after: Uint32Array.from(after), ratios, copies, tied, considered };
}
