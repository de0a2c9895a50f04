import { createRandom, DenseMatrix } from '@entk/core';
import { type Assignment, assignmentOf } from './assignment.js';

/**
 * How the vectors match features whose examples stand in random orders: one order a draw, the same for every feature,
 * so that a feature keeps its output, its values and their number, and loses which example has which.
 *
 * It is a strict control: a vector that lives at one output and is the same for all examples matches the feature of
 * that output nearly as well as one that follows it.
 *
 * @param features Expanded indicators [N·C, C], row c·N + x: column c is zero outside the rows of output c.
 * @param vectors Unit columns, axes [N·C, k].
 */
export function permutedAssignments(
  features: DenseMatrix,
  vectors: DenseMatrix,
  { draws, seed }: { readonly draws: number; readonly seed: number },
): Assignment[] {
  const count = features.columns;
  const examples = features.rows / count;
  const stream = createRandom(seed).fork('permuted examples');
  return Array.from({ length: draws }, () => {
    const order = stream.permutation(examples);
    const values = new DenseMatrix(count, vectors.columns);
    for (let output = 0; output < count; output++) {
      const row = values.rowSpan(output);
      for (let x = 0; x < examples; x++) {
        const feature = features.get(output * examples + order[x], output);
        if (feature === 0) continue;
        const entries = vectors.rowSpan(output * examples + x);
        for (let j = 0; j < row.length; j++) row[j] += feature * entries[j];
      }
      for (let j = 0; j < row.length; j++) row[j] = Math.abs(row[j]);
    }
    return assignmentOf(values);
  });
}
