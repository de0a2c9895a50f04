import { DenseMatrix } from '@entk/core';
import type { FactoredJacobian } from '@entk/jacobians';
import { type Delta, deltaOfOutput, deltaOutputs, denseDelta, type FactoredUse } from '@entk/jacobians/factors';
import { columnNorms, scaledColumns } from '@entk/linalg';
import { readAgain } from '@entk/models/layers';
import type { AveragedCollapse, Collapse, PerClass } from './collapse.js';

/** What a collapse does with outputs: keeps one (a mean is one), sums their products, or keeps them apart. */
export type OutputMode = 'single' | 'summed' | 'apart';

export function outputModeOf({ kind }: Collapse): OutputMode {
  if (kind === 'flattened') return 'apart';
  return kind === 'perClass' || kind === 'meanOutput' ? 'single' : 'summed';
}

/** How many outputs take part: the one that is kept, or all C. */
export function outputsKept(collapse: Collapse, outputCount: number): number {
  return outputModeOf(collapse) === 'single' ? 1 : outputCount;
}

/** What the sum over outputs is multiplied by: 1/C for the class mean. */
export function outputScale({ kind }: Collapse, outputCount: number): number {
  return kind === 'classMean' ? 1 / outputCount : 1;
}

/** The kept output as a combination of all C: e_c of `perClass`, 1/C each of `meanOutput`. */
export function keptWeights(collapse: PerClass | AveragedCollapse, outputCount: number): Float64Array {
  if (collapse.kind !== 'perClass') return new Float64Array(outputCount).fill(1 / outputCount);
  return Float64Array.from({ length: outputCount }, (_, c) => (c === collapse.output ? 1 : 0));
}

/** δ of the output that `perClass` or `meanOutput` keeps, axes [N, H]. */
export function keptDelta(delta: Delta, collapse: Collapse, exampleCount: number): DenseMatrix {
  return collapse.kind === 'perClass'
    ? deltaOfOutput(delta, collapse.output, exampleCount)
    : meanDelta(delta, exampleCount);
}

/** A use with the one δ that a collapse to a single output needs; any other collapse needs all of δ. */
export function reducedUse<Use extends FactoredUse>(use: Use, collapse: Collapse, exampleCount: number): Use {
  if (outputModeOf(collapse) !== 'single') return use;
  return withOneDelta(use, keptDelta(use.delta, collapse, exampleCount));
}

/** A use with the δ of one of its outputs alone. */
export function useOfOutput<Use extends FactoredUse>(use: Use, output: number, exampleCount: number): Use {
  return withOneDelta(use, deltaOfOutput(use.delta, output, exampleCount));
}

/** The Jacobian of the outputs that a collapse needs: the kernel is Σ_c J_c J_cᵀ over them, or J Jᵀ when flattened. */
export function collapsedJacobian(jacobian: FactoredJacobian, collapse: Collapse): FactoredJacobian {
  if (collapse.kind !== 'perClass' && collapse.kind !== 'meanOutput') return jacobian;
  const { exampleCount, outputCount, outputs, uses } = jacobian;
  const which = new DenseMatrix(1, outputCount, keptWeights(collapse, outputCount));
  return {
    ...jacobian,
    outputCount: 1,
    outputs: readAgain('kernelSpectrum', outputs, collapse.kind === 'perClass' ? [collapse.output] : which),
    uses: uses.map((use) => reducedUse(use, collapse, exampleCount)),
    outputFactors: Float64Array.of(1),
  };
}

/**
 * δ with an axis for every output that the collapse sums over, [N, C·H] or [N, H]: the columns of several uses of one
 * parameter can be added.
 */
export function outputColumns(delta: Delta, collapse: PerClass | AveragedCollapse, exampleCount: number): DenseMatrix {
  if (outputModeOf(collapse) === 'single') return keptDelta(delta, collapse, exampleCount);
  const { data } = denseDelta(delta, exampleCount);
  return new DenseMatrix(exampleCount, data.length / exampleCount, data);
}

/**
 * Columns d [N, R] with d[n]·d[n′] = what the collapse makes of δ[n]·δ[n′]: Σ_c δ[n, c]·δ[n′, c] for `trace` and
 * `classMean`, which leaves `outputScale` to its caller.
 *
 * R is H where δ has `examples` alone, C where it has `rows` alone, 1 where it has neither, and C·H otherwise.
 */
export function reducedDelta(delta: Delta, collapse: PerClass | AveragedCollapse, exampleCount: number): DenseMatrix {
  if (outputModeOf(collapse) === 'single' || delta.form === 'dense' || (delta.rows && delta.examples)) {
    return outputColumns(delta, collapse, exampleCount);
  }
  if (delta.examples) return scaledColumns(delta.examples, columnNorms(delta.outputs));
  const ofOutputs = columnNorms(delta.outputs.transpose());
  if (delta.rows) return scaledColumns(delta.rows, ofOutputs);
  return new DenseMatrix(exampleCount, 1, new Float64Array(exampleCount).fill(Math.hypot(...ofOutputs)));
}

/** δ of the mean output, (1/C) Σ_c δ[n, c], axes [N, H]. */
function meanDelta(delta: Delta, exampleCount: number): DenseMatrix {
  const outputCount = deltaOutputs(delta);
  const sum = deltaOfOutput(delta, 0, exampleCount);
  for (let c = 1; c < outputCount; c++) sum.addInPlace(deltaOfOutput(delta, c, exampleCount));
  for (let index = 0; index < sum.data.length; index++) sum.data[index] /= outputCount;
  return sum;
}

function withOneDelta<Use extends FactoredUse>(use: Use, values: DenseMatrix): Use {
  return { ...use, delta: { form: 'dense', values, outputCount: 1 } };
}
