import type { NdArray, NumericArray } from '@entk/core';
import type { FoundTensor, FoundWeights } from '@entk/formats';

/** Arrays as `openWeights` finds them in a file of one format. */
export function found(
  arrays: Iterable<readonly [string, NdArray<NumericArray> | FoundTensor]>,
  metadata: Partial<FoundWeights['metadata']> = {},
): FoundWeights {
  return {
    tensors: new Map(
      Array.from(arrays, ([name, array]): [string, FoundTensor] => {
        return [name, array.data ? { ...array, dtype: array.data.constructor.name } : array];
      }),
    ),
    metadata: { format: 'safetensors', texts: new Map(), ...metadata },
  };
}
