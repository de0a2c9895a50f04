import { DenseMatrix } from '@entk/core';
import { type Delta, deltaOfOutput, denseDelta } from '@entk/jacobians/factors';
import { columnNorms, scaledColumns } from '@entk/linalg';
import type { AveragedCollapse, PerClass } from '../collapse.js';
import { meanDelta } from '../delta-products.js';

/**
 * Columns d [N, R] with d[n]·d[n′] = what the collapse makes of δ[n]·δ[n′]: Σ_c δ[n, c]·δ[n′, c] for `trace` and
 * `classMean`, which leaves the division by C to its caller.
 *
 * R is H where δ has `examples` alone, C where it has `rows` alone, 1 where it has neither, and C·H otherwise.
 */
export function reducedDelta(delta: Delta, collapse: PerClass | AveragedCollapse, exampleCount: number): DenseMatrix {
  if (collapse.kind === 'perClass' || collapse.kind === 'meanOutput' || delta.form === 'dense') {
    return outputColumns(delta, collapse, exampleCount);
  }
  if (delta.rows && delta.examples) return outputColumns(delta, collapse, exampleCount);
  if (delta.examples) return scaledColumns(delta.examples, columnNorms(delta.outputs));
  const ofOutputs = columnNorms(delta.outputs.transpose());
  if (delta.rows) return scaledColumns(delta.rows, ofOutputs);
  return new DenseMatrix(exampleCount, 1, new Float64Array(exampleCount).fill(Math.hypot(...ofOutputs)));
}

/**
 * δ with an axis for every output that the collapse sums over, [N, C·H] or [N, H]: the columns of several uses of one
 * parameter can be added.
 */
export function outputColumns(delta: Delta, collapse: PerClass | AveragedCollapse, exampleCount: number): DenseMatrix {
  if (collapse.kind === 'perClass') return deltaOfOutput(delta, collapse.output, exampleCount);
  if (collapse.kind === 'meanOutput') return meanDelta(delta, exampleCount);
  const { data } = denseDelta(delta, exampleCount);
  return new DenseMatrix(exampleCount, data.length / exampleCount, data);
}
