import {
  createRandom,
  type FeatureFamily,
  requireFinite,
  requireMatrix,
  requireOptions,
  requireFields,
} from '@entk/core';
import { rowsInOrder } from './rows-in-order.js';

/**
 * A family with its rows in a random order, the same order for every column.
 *
 * Keeps every value, every length and every product between columns, and loses which example is which: a sharper
 * control than random directions. O(rows · F).
 *
 * @returns A family called `shuffled NAME` with the groups and labels of the one given.
 * @throws NonFiniteError for NaN or infinity in the features.
 *
 * @example
 * ```ts
 * import { shuffledFamily } from '@entk/alignment';
 * import { identityMatrix } from '@entk/core';
 *
 * const axes = { name: 'axis', features: identityMatrix(3), groupSize: 1, labels: ['x', 'y', 'z'] };
 * shuffledFamily(axes, { seed: 1 }).name; // 'shuffled axis'
 * ```
 */
export function shuffledFamily(family: FeatureFamily, options: { readonly seed?: number } = {}): FeatureFamily {
  requireOptions('shuffledFamily', options, { seed: true });
  requireFields('shuffledFamily', 'family', family, []);
  const { features } = family;
  requireMatrix('shuffledFamily', 'features', features);
  requireFinite('shuffledFamily', 'features', features);
  const order = createRandom(options.seed ?? 0)
    .fork('shuffled family')
    .permutation(features.rows);
  return { ...family, name: `shuffled ${family.name}`, features: rowsInOrder(features, order) };
}
