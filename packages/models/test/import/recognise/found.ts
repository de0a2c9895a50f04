import type { NdArray, NumericArray } from '@entk/core';
import type { FoundWeights } from '@entk/formats';

/** Arrays as `openWeights` finds them in a file of one format. */
export function found(
  arrays: Iterable<readonly [string, NdArray<NumericArray>]>,
  metadata: Partial<FoundWeights['metadata']> = {},
): FoundWeights {
  return {
    tensors: new Map(Array.from(arrays, ([name, array]) => [name, { ...array, dtype: array.data.constructor.name }])),
    metadata: { format: 'safetensors', texts: new Map(), ...metadata },
  };
}
