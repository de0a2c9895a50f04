import { createRandom, requireInteger } from '@entk/core';

/** Which examples eq. 1 is given the targets of, and how they were told apart. */
export interface ExampleSplit {
  readonly train: readonly number[];
  readonly test: readonly number[];
  readonly split: string;
}

/** Of the examples, where nobody says which the network was trained on. */
const heldOutShare = 0.25;

/**
 * The first `trainingRows` examples and the rest; without it a quarter drawn at random is held out.
 *
 * @throws MisuseError if there are not so many rows.
 */
export function splitExamples(count: number, seed: number, trainingRows?: number): ExampleSplit {
  if (trainingRows !== undefined) {
    requireInteger('analyze', 'training rows', trainingRows, { min: 1, max: count });
    const rows = Array.from({ length: count }, (_, row) => row);
    return {
      train: rows.slice(0, trainingRows),
      test: rows.slice(trainingRows),
      split: `the first ${trainingRows} rows are given to eq. 1, the other ${count - trainingRows} are held out`,
    };
  }
  const order = createRandom(seed).fork('held-out examples').permutation(count);
  const heldOutCount = Math.floor(heldOutShare * count);
  const sorted = (rows: Uint32Array) => Array.from(rows).toSorted((left, right) => left - right);
  return {
    train: sorted(order.subarray(heldOutCount)),
    test: sorted(order.subarray(0, heldOutCount)),
    split: `${heldOutCount} of ${count} rows, drawn with seed ${seed}, are held out; --training-rows says which the network was trained on`,
  };
}
