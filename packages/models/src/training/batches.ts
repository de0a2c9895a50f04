import {
  type NdArray,
  type NumericArray,
  ndArray,
  type Random,
  requireInteger,
  ShapeError,
  sizeOf,
  requireList,
  requireNdArray,
} from '@entk/core';
import type { Network } from '../network.js';
import { inputTensor } from '../predict.js';
import { disposeAll, type Tensor, toTensor } from '../tensor/index.js';
import type { DrawnExamples, Examples } from './examples.js';

/** The training examples in the backend, and the batches of an epoch. */
export interface Batches {
  /** The examples of an epoch, inputs as `forwardPass` takes them. */
  at(epoch: number): { readonly inputs: Tensor; readonly targets: NdArray };
  /**
   * Calls `step` with each batch of an epoch: inputs, and targets with axes [N, C], or [N·T, C] of several positions.
   */
  forEach(epoch: number, step: (inputs: Tensor, targets: Tensor) => void): void;
  /** Whether an epoch is one batch of all the examples that `at` gives. */
  readonly whole: boolean;
  /** Leaves epochs out, as if `forEach` had run so often, and gives the number of steps they had. */
  skip(epochs: number): number;
  dispose(): void;
}

/** One batch of everything, or batches of `batchSize` in an order drawn anew each epoch; the last may be smaller. */
export function batchesOf(
  network: Network,
  examples: Examples,
  batchSize: number | undefined,
  random: Random,
): Batches {
  const inputs = inputTensor(network, examples.inputs);
  const targets = targetTensor(examples.targets);
  const [count] = examples.inputs.shape;
  return {
    whole: batchSize === undefined,
    at: () => ({ inputs, targets: examples.targets }),
    forEach(_, step) {
      if (batchSize === undefined) return step(inputs, targets);
      const order = random.permutation(count);
      for (let start = 0; start < count; start += batchSize) {
        const rows = order.subarray(start, start + batchSize);
        const batch = [
          inputTensor(network, selectRows(examples.inputs, rows), { findOnes: false }),
          targetTensor(selectRows(examples.targets, rows)),
        ];
        try {
          step(batch[0], batch[1]);
        } finally {
          disposeAll(batch);
        }
      }
    },
    skip(epochs) {
      if (batchSize === undefined) return epochs;
      for (let epoch = 0; epoch < epochs; epoch++) random.permutation(count);
      return epochs * Math.ceil(count / batchSize);
    },
    dispose: () => disposeAll([inputs, targets]),
  };
}

/** One batch an epoch, of the examples that are drawn for it. */
export function drawnBatches(network: Network, draw: DrawnExamples['draw']): Batches {
  let current: { epoch: number; examples: Examples; inputs: Tensor; targets: Tensor } | undefined;
  const dispose = () => {
    if (current) disposeAll([current.inputs, current.targets]);
    current = undefined;
  };
  const drawn = (epoch: number) => {
    if (current?.epoch === epoch) return current;
    dispose();
    const examples = draw(epoch);
    const inputs = inputTensor(network, examples.inputs, { findOnes: false });
    current = { epoch, examples, inputs, targets: targetTensor(examples.targets) };
    return current;
  };
  return {
    whole: true,
    at(epoch) {
      const { inputs, examples } = drawn(epoch);
      return { inputs, targets: examples.targets };
    },
    forEach(epoch, step) {
      const { inputs, targets } = drawn(epoch);
      step(inputs, targets);
    },
    skip: (epochs) => epochs,
    dispose,
  };
}

/** Whole numbers and float64, which requireExamples let in, are rounded as those of inputs are. */
function targetTensor({ shape, data }: NdArray): Tensor {
  const width = shape.at(-1) as number;
  const numbers = data instanceof Float32Array ? data : Float32Array.from(data);
  return toTensor(ndArray([data.length / width, width], numbers));
}

/**
 * Some examples of an array, copied in the order of `rows`.
 *
 * @param array Axes [N, …].
 * @throws ShapeError if the array has fewer than two axes.
 * @throws MisuseError for a row that does not exist.
 */
export function selectRows<T extends NumericArray>(array: NdArray<T>, rows: Uint32Array): NdArray<T> {
  requireNdArray('selectRows', 'array', array);
  requireList('selectRows', 'rows', rows);
  const { shape, data } = array;
  if (shape.length < 2) {
    throw new ShapeError({ in: 'selectRows', rule: 'array must have two axes [N, D] or more', got: [...shape] });
  }
  const [count, ...ofRow] = shape;
  const width = sizeOf(ofRow);
  const selected = new (data.constructor as new (length: number) => T)(rows.length * width);
  rows.forEach((row, index) => {
    requireInteger('selectRows', `rows[${index}]`, row, { min: 0, max: count - 1 });
    selected.set(data.subarray(row * width, (row + 1) * width) as never, index * width);
  });
  return ndArray([rows.length, ...ofRow], selected);
}
