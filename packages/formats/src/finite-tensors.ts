import { entryText, type NdArray, NonFiniteError, type NumericArray } from '@entk/core';
import { quoted, requireNamed } from './file-bytes.js';
import type { FoundTensor } from './found-tensor.js';

/**
 * Requires that no tensor of a file holds NaN or infinity: what a reader of weights calls before it uses them.
 *
 * @param tensors By name. Integers pass, and so does what was not read. O(entries).
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
export function requireFiniteTensors(
  caller: string,
  tensors: ReadonlyMap<string, NdArray<NumericArray> | FoundTensor>,
): void {
  requireNamed(caller, 'tensors', tensors);
  for (const [name, { shape, data }] of tensors) {
    if (!(data instanceof Float32Array || data instanceof Float64Array)) continue;
    const index = data.findIndex((value) => !Number.isFinite(value));
    if (index < 0) continue;
    throw new NonFiniteError({
      in: caller,
      rule: `tensor ${quoted(name)} must be finite`,
      got: data[index],
      context: entryText(shape, index),
    });
  }
}
