import {
  largestMagnitude,
  requireFinite,
  requireInRange,
  requireNumber,
  ShapeError,
  unitExponent,
  requireList,
} from '@entk/core';

/** A score beside what the same score is where there is nothing to find. */
export interface ControlledScore {
  readonly observed: number;
  /** The control's scores, in the order drawn; B of them. */
  readonly draws: Float64Array;
  readonly mean: number;
  /** Standard deviation of the draws (divisor B − 1); 0 for a single draw. */
  readonly deviation: number;
  /** (1 + number of draws ≥ observed) / (1 + B): never 0, and no smaller than the draws can tell. */
  readonly pValue: number;
}

/**
 * Places a score among the scores of a control. Larger scores count as better.
 *
 * The p-value is that of a permutation test with the observed score among its own draws (Phipson and Smyth, Stat. Appl.
 * Genet. Mol. Biol. 9, 2010).
 *
 * @throws ShapeError if there are no draws.
 * @throws NonFiniteError if a draw is not finite, or the sum of all is beyond the range of float64.
 * @throws MisuseError if the observed score is not finite.
 *
 * @example
 * ```ts
 * import { controlledScore } from '@entk/alignment';
 *
 * controlledScore(0.9, [0.1, 0.2, 0.3]).pValue; // 0.25
 * ```
 */
export function controlledScore(observed: number, draws: ArrayLike<number>): ControlledScore {
  requireNumber('controlledScore', 'observed', observed);
  requireList('controlledScore', 'draws', draws);
  if (draws.length === 0) throw new ShapeError({ in: 'controlledScore', rule: 'draws must not be empty', got: 0 });
  requireFinite('controlledScore', 'draws', draws);
  const values = Float64Array.from(draws);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  requireInRange('controlledScore', 'mean of the draws', [mean]);
  const errors = values.map((value) => value - mean);
  const factor = 2 ** unitExponent(largestMagnitude(errors), 2);
  const squares = errors.reduce((sum, error) => sum + (error * factor) ** 2, 0);
  const atLeast = values.filter((value) => value >= observed).length;
  return {
    observed,
    draws: values,
    mean,
    deviation: values.length > 1 ? Math.sqrt(squares / (values.length - 1)) / factor : 0,
    pValue: (1 + atLeast) / (1 + values.length),
  };
}
