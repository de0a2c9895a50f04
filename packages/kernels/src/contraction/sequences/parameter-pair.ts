import type { FactoredUse } from '@entk/jacobians/factors';

/** One parameter's uses in two batches, or twice in the same one. */
export interface ParameterPair {
  /** The parameter's shape. */
  readonly shape: readonly number[];
  readonly left: readonly FactoredUse[];
  /** The same list as `left` for a kernel of a batch with itself. */
  readonly right: readonly FactoredUse[];
  /** N and N′. */
  readonly counts: readonly [number, number];
  readonly outputCount: number;
}
