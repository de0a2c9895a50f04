import type { NdArray } from '@entk/core';

const stored = new WeakSet<NdArray>();

/**
 * An array whose numbers are read anew whenever they are asked for.
 *
 * @param read Gives the same finite float32 numbers every time, which was looked at once.
 */
export function storedArray(shape: readonly number[], read: () => Float32Array): NdArray {
  const array: NdArray = {
    shape,
    get data() {
      return read();
    },
  };
  stored.add(array);
  return array;
}

/** Whether an array is such, so that nothing need be looked at again: of a large model that takes seconds. */
export function isStored(array: NdArray): boolean {
  return stored.has(array);
}
