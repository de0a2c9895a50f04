import { type NdArray, NonFiniteError, type NumericArray } from '@entk/core';
import { quoted } from './file-bytes.js';

/**
 * Requires that no tensor of a file holds NaN or infinity: what a reader of weights calls before it uses them.
 *
 * @param tensors By name. Integers pass. O(entries).
 * @throws NonFiniteError naming the tensor, the entry and the value.
 *
 * @example
 * ```ts
 * import { ndArray } from '@entk/core';
 * import { requireFiniteTensors } from '@entk/formats';
 *
 * requireFiniteTensors('loadWeights', new Map([['W', ndArray([2])]])); // passes
 * ```
 */
export function requireFiniteTensors(caller: string, tensors: ReadonlyMap<string, NdArray<NumericArray>>): void {
  for (const [name, { data }] of tensors) {
    if (!(data instanceof Float32Array || data instanceof Float64Array)) continue;
    const index = data.findIndex((value) => !Number.isFinite(value));
    if (index < 0) continue;
    throw new NonFiniteError({
      in: caller,
      rule: `tensor ${quoted(name)} must be finite`,
      got: data[index],
      context: `entry ${index} of ${data.length}`,
    });
  }
}
