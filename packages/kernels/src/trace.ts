import type { FactoredJacobian } from '@entk/jacobians';
import { denseDelta, isPlain, type PlainUse } from '@entk/jacobians/factors';
import { forEachGradientBlock } from './contraction/sequences/written-gradients.js';
import { dot } from '@entk/linalg';

/** Gradients of a parameter on sequences are written out in blocks of 8 MB. */
const blockNumbers = 2 ** 20;

/**
 * The trace of the flattened kernel, Σ_n Σ_c K_cc(x_n, x_n) = ‖J‖², without the kernel.
 *
 * The trace of the kernel by `trace` is the same number, by `classMean` a C-th of it.
 *
 * @remarks N·C·H multiplications for each pair of uses of one parameter, and δ of every use written out once; for a
 * parameter on sequences N·C times its size, written out in blocks.
 */
export function flattenedTrace({ exampleCount, outputCount, parameterShapes, uses }: FactoredJacobian): number {
  const onSequences = new Set(uses.filter((use) => !isPlain(use)).map((use) => use.parameter));
  const written = uses
    .filter((use) => isPlain(use))
    .filter((use) => !onSequences.has(use.parameter))
    .map((use) => ({ use, delta: denseDelta(use.delta, exampleCount).data }));
  let total = 0;
  for (const name of onSequences) {
    const side = { uses: uses.filter((use) => use.parameter === name), rows: exampleCount * outputCount };
    forEachGradientBlock([side], parameterShapes.get(name) as readonly number[], blockNumbers, ({ data }) => {
      total += dot(data, data);
    });
  }
  for (const left of written) {
    for (const right of written) {
      if (left.use.parameter === right.use.parameter) total += diagonalSum(left, right, exampleCount, outputCount);
    }
  }
  return total;
}

/** A use with its δ as an array of axes [N·C, H]. */
interface WrittenUse {
  readonly use: PlainUse;
  readonly delta: Float64Array;
}

/** Σ_n Σ_c of what a pair of uses adds to K_cc(x_n, x_n). */
function diagonalSum(left: WrittenUse, right: WrittenUse, exampleCount: number, outputCount: number): number {
  const [width, otherWidth] = [left, right].map(({ delta }) => delta.length / (exampleCount * outputCount));
  let sum = 0;
  for (let row = 0; row < exampleCount * outputCount; row++) {
    const d = left.delta.subarray(row * width, (row + 1) * width);
    const e = right.delta.subarray(row * otherWidth, (row + 1) * otherWidth);
    if (left.use.kind === 'vector' || right.use.kind === 'vector') {
      sum += dot(d, e);
      continue;
    }
    const n = Math.floor(row / outputCount);
    const [a, b] = [left.use.activation.rowSpan(n), right.use.activation.rowSpan(n)];
    sum += left.use.transposed === right.use.transposed ? dot(d, e) * dot(a, b) : dot(d, b) * dot(a, e);
  }
  return sum;
}
