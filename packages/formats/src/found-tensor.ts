import type { NdArray, NumericArray } from '@entk/core';

/** A tensor of a file, with the file's own numbers. */
export interface ReadTensor extends NdArray<NumericArray> {
  /** How the file stores its numbers: `F32`, `BF16`, `<f2`, `float32`. */
  readonly dtype: string;
  readonly unread?: undefined;
}

/** A tensor that a file lists beside others, and whose contents no array here can hold. */
export interface UnreadTensor {
  /** As the file has it; the number of bytes of what is no array at all. */
  readonly shape: readonly number[];
  /** How the file stores it: `C64`, `F8_E4M3`, `<U5`, `|O`. */
  readonly dtype: string;
  readonly data?: undefined;
  /** What it holds: `complex numbers`, `text`. */
  readonly unread: string;
}

/** A tensor of a file: its numbers, or what it holds instead. Only where it is used is an unread one refused. */
export type FoundTensor = ReadTensor | UnreadTensor;

/** Tensors of a file by name, those that were read apart from those that were not. */
export interface SortedTensors {
  readonly tensors: ReadonlyMap<string, NdArray<NumericArray>>;
  /** How the file stores each tensor, read or not, in the file's order. */
  readonly dtypes: ReadonlyMap<string, string>;
  readonly unread: ReadonlyMap<string, UnreadTensor>;
}

/** Tensors by name, sorted into those that were read and those that were not. */
export function sortedTensors(found: Iterable<readonly [string, FoundTensor]>): SortedTensors {
  const tensors = new Map<string, NdArray<NumericArray>>();
  const dtypes = new Map<string, string>();
  const unread = new Map<string, UnreadTensor>();
  for (const [name, tensor] of found) {
    dtypes.set(name, tensor.dtype);
    if (tensor.data === undefined) unread.set(name, tensor);
    else tensors.set(name, { shape: tensor.shape, data: tensor.data });
  }
  return { tensors, dtypes, unread };
}

/** {@link sortedTensors} undone: every tensor with its type, in the file's order. */
export function togetherAgain({ tensors, dtypes, unread }: SortedTensors): Map<string, FoundTensor> {
  return new Map(
    Array.from(dtypes, ([name, dtype]): [string, FoundTensor] => {
      const array = tensors.get(name);
      return [name, array ? { ...array, dtype } : (unread.get(name) as UnreadTensor)];
    }),
  );
}
