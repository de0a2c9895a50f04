import type { NdArray } from '@entk/core';
import { type Tensor, toTensor } from '@entk/models/tensor';

/** A function of a batch whose derivatives by some tensors are wanted. */
export interface Differentiable {
  /** Of the tensors, in the order of θ. */
  readonly shapes: ReadonlyMap<string, readonly number[]>;
  readonly tensors: readonly Tensor[];
  /** f of a batch, axes [N, …]; run inside `scoped`. */
  readonly run: (inputs: Tensor) => Tensor;
  /** Runs `body` with other values in place of tensor number `index`. */
  readonly withValues: <R>(index: number, values: Float32Array, body: () => R) => R;
}

/** A function that is handed its parameters. */
export type FunctionOfParameters<T extends Tensor> = (inputs: T, parameters: Readonly<Record<string, T>>) => Tensor;

/** Such a function at some parameters; who called owns the tensors. */
export function functionOfParameters<T extends Tensor>(
  f: FunctionOfParameters<T>,
  shapes: ReadonlyMap<string, readonly number[]>,
  tensors: readonly Tensor[],
): Differentiable {
  const names = Array.from(shapes.keys());
  let current = [...tensors];
  return {
    shapes,
    tensors,
    run: (inputs) => f(inputs as T, Object.fromEntries(names.map((name, index) => [name, current[index] as T]))),
    withValues(index, values, body) {
      const other = toTensor({ shape: tensors[index].shape, data: values });
      current = current.with(index, other);
      try {
        return body();
      } finally {
        current = [...tensors];
        other.dispose();
      }
    },
  };
}

/** Inputs of a function: axes [N, …], float32, or integers such as tokens. */
export type FunctionInputs = NdArray | NdArray<Int32Array>;
