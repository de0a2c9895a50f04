import { createRandom, DenseMatrix } from '@entk/core';
import { multiply } from '@entk/linalg';
import { type Assignment, assignmentOf } from './assignment.js';

/**
 * How the vectors match features whose examples stand in random orders: one order a draw, the same for every feature,
 * so that a feature keeps its output, its values and their number, and loses which example has which.
 *
 * It is a strict control: a vector that lives at one output and is the same for all examples matches the feature of
 * that output nearly as well as one that follows it.
 *
 * @param features Expanded indicators [N·C, C], row x·C + c: column c is zero outside the rows of output c.
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
  const orders = Array.from({ length: draws }, () => stream.permutation(examples));
  const matches = orders.map(() => new DenseMatrix(count, vectors.columns));
  const permuted = new DenseMatrix(draws, examples);
  for (let output = 0; output < count; output++) {
    const feature = Float64Array.from({ length: examples }, (_, x) => features.get(x * count + output, output));
    orders.forEach((order, draw) => {
      const row = permuted.rowSpan(draw);
      for (let x = 0; x < examples; x++) row[x] = feature[order[x]];
    });
    const atOutput = DenseMatrix.fromRows(
      Array.from({ length: examples }, (_, x) => vectors.rowSpan(x * count + output)),
    );
    const products = multiply(permuted, atOutput);
    matches.forEach((values, draw) => values.rowSpan(output).set(products.rowSpan(draw).map(Math.abs)));
  }
  return matches.map(assignmentOf);
}
