import { createRandom, DenseMatrix } from '@entk/core';
import type { InductionReads } from '@entk/datasets';
import type { Readout } from '@entk/models';

/** Linear read-outs of the logits whose kernels are added. */
export const readoutCount = 4;

/** Gaussian read-outs over √V, axes [R, V]: the mean of a kernel over many is its trace over the vocabulary, over V. */
export function randomReadouts(vocabularySize: number, seed: number): DenseMatrix {
  const random = createRandom(seed).fork('random read-outs');
  return DenseMatrix.generate(readoutCount, vocabularySize, () => random.normal() / Math.sqrt(vocabularySize));
}

/** Every sequence read at its own position. */
export function readoutAtReads({ positions }: InductionReads, outputs?: DenseMatrix): Readout {
  return { positions: { ofExamples: positions }, ...(outputs && { outputs }) };
}
