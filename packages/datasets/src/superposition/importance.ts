import { MisuseError, requireInteger, requireList, requireNumber } from '@entk/core';
import { pow } from '@entk/core/elementary';

/** The decay of importance that the paper uses: I_i = 0.8^i. */
const decay = 0.8;

/**
 * I_i = 0.8^i for i = 0 … features − 1: how much a feature counts in the loss of eq. 5.
 *
 * @throws MisuseError if `features` is no positive integer.
 *
 * @example
 * ```ts
 * import { geometricImportance } from '@entk/datasets';
 *
 * geometricImportance(3)[2]; // 0.6400000000000001
 * ```
 */
export function geometricImportance(features: number): Float64Array {
  requireInteger('geometricImportance', 'features', features, { min: 1 });
  return Float64Array.from({ length: features }, (_, index) => pow(decay, index));
}

/** The importances given, checked, or the geometric ones. */
export function importanceOf(caller: string, features: number, given?: ArrayLike<number>): Float64Array {
  if (given === undefined) return geometricImportance(features);
  requireList(caller, 'importance', given);
  if (given.length !== features) {
    throw new MisuseError({
      in: caller,
      rule: `importance must have one entry for each of the ${features} features`,
      got: given.length,
    });
  }
  const importance = Float64Array.from(given);
  importance.forEach((value, index) => requireNumber(caller, `importance of feature ${index}`, value, { min: 0 }));
  return importance;
}
