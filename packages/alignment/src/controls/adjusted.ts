import { MisuseError, requireFinite } from '@entk/core';

/**
 * p-values corrected for how many were looked at, by Holm's step-down rule (Scand. J. Stat. 6, 1979).
 *
 * p̃₍ᵢ₎ = max over j ≤ i of min(1, (m − j + 1) p₍ⱼ₎), p₍₁₎ ≤ … ≤ p₍ₘ₎. Of all true null hypotheses together one is
 * rejected at p̃ ≤ α with probability α at most, however the tests depend on each other. With B draws the smallest p̃
 * is m / (1 + B).
 *
 * @returns In the order given.
 * @throws NonFiniteError for NaN.
 * @throws MisuseError for a number outside 0..1.
 *
 * @example
 * ```ts
 * import { adjustedPValues } from '@entk/alignment';
 *
 * adjustedPValues([0.04, 0.01, 0.5]); // ≈ [0.08, 0.03, 0.5]
 * ```
 */
export function adjustedPValues(pValues: readonly number[]): number[] {
  requireFinite('adjustedPValues', 'pValues', pValues);
  const outside = pValues.find((value) => value < 0 || value > 1);
  if (outside !== undefined)
    throw new MisuseError({ in: 'adjustedPValues', rule: 'pValues must be in 0..1', got: outside });
  const order = Array.from(pValues.keys()).sort((left, right) => pValues[left] - pValues[right]);
  const adjusted = Array.from(pValues);
  let least = 0;
  order.forEach((index, place) => {
    least = Math.max(least, Math.min(1, (pValues.length - place) * pValues[index]));
    adjusted[index] = least;
  });
  return adjusted;
}
