import { createRandom, EntkError, type Random } from '@entk/core';
import { fromTensor, scoped, type Tensor } from '@entk/models/tensor';
import type { Differentiable } from './differentiable.js';

/** What was compared, along a random direction of one parameter. */
export interface GradientMismatch {
  readonly parameter: string;
  readonly output: number;
  readonly byGradient: number;
  readonly byDifferences: number;
  /** What the differences themselves may be wrong by. */
  readonly uncertainty: number;
}

/** A gradient, of tfjs or of a function's own, that finite differences contradict. */
export class GradientMismatchError extends EntkError {
  override name = 'GradientMismatchError';

  readonly mismatch: GradientMismatch;

  constructor(mismatch: GradientMismatch) {
    const { parameter, output, byGradient, byDifferences, uncertainty } = mismatch;
    super(
      `checkGradients: the derivative of output ${output} by "${parameter}" along a random direction is ` +
        `${byGradient.toPrecision(4)} by its gradient and ${byDifferences.toPrecision(4)} ± ${uncertainty.toPrecision(1)} ` +
        'by finite differences; the gradient of an operation in it is wrong',
    );
    this.mismatch = mismatch;
  }
}

/**
 * Steps tried, as shares of a parameter's size: the best is taken, between the curvature of f and float32's rounding.
 */
const steps = [2 ** -3, 2 ** -5, 2 ** -7, 2 ** -9];

/** From one to the next. Differences to either side of a smooth f draw together by as much, those at a kink do not. */
const stepRatio = 4;

/** Least size that a parameter is moved by, so that zeros move too. */
const leastSize = 0.05;

/** Spacing of float32 numbers at 1, which the difference of two outputs errs by several of. */
const noise = 8 * 2 ** -23;

/** A disagreement of 1 % of the largest derivative is not one; one of ten times the differences' own uncertainty is. */
const [agreed, sure] = [0.01, 10];

/**
 * Holds gradients against central differences in float32, along random directions of every parameter.
 *
 * @param inputs a batch that begins with the example.
 * @param gradients of its outputs, one array [C, size] a parameter.
 * @param directions how many for each parameter.
 * @throws GradientMismatchError naming the parameter and the output.
 * @remarks Nine passes forward a direction. Where differences say too little, at a kink or among rounding, the gradient
 *   passes.
 */
export function checkGradients(
  target: Differentiable,
  inputs: Tensor,
  gradients: readonly Float32Array[],
  { directions, seed }: { readonly directions: number; readonly seed: number },
): void {
  const random = createRandom(seed).fork('directions');
  Array.from(target.shapes.keys()).forEach((parameter, index) => {
    const values = fromTensor(target.tensors[index]).data;
    for (let trial = 0; trial < directions; trial++) {
      const finest = bestDifferences(target, inputs, { index, values, gradients: gradients[index] }, random);
      const scale = finest.byDifferences.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      const slack = sure * finest.uncertainty + agreed * scale;
      finest.byDifferences.forEach((byDifferences, output) => {
        const byGradient = finest.byGradient[output];
        if (Math.abs(byGradient - byDifferences) <= slack) return;
        throw new GradientMismatchError({
          parameter,
          output,
          byGradient,
          byDifferences,
          uncertainty: finest.uncertainty,
        });
      });
    }
  });
}

interface Probe {
  readonly index: number;
  readonly values: Float32Array;
  readonly gradients: Float32Array;
}

interface Differences {
  readonly byGradient: number[];
  readonly byDifferences: number[];
  readonly uncertainty: number;
}

function bestDifferences(target: Differentiable, inputs: Tensor, probe: Probe, random: Random): Differences {
  const { values, index } = probe;
  const direction = random.normals(values.length);
  const size = Math.max(leastSize, Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length));
  const outputCount = probe.gradients.length / values.length;
  const at = (moved: Float32Array) =>
    target.withValues(index, moved, () => scoped(() => fromTensor(target.run(inputs)).data.slice(0, outputCount)));
  const here = at(values);
  const measured = steps.map((step) => {
    const [up, down] = [1, -1].map((sign) => values.map((value, i) => value + sign * step * size * direction[i]));
    const [above, below] = [at(up), at(down)];
    const length = 2 * step * size;
    return {
      byDifferences: Array.from(above, (value, c) => (value - below[c]) / length),
      byGradient: Array.from(above, (_, c) => along(probe.gradients, c, up, down) / length),
      bends: Array.from(above, (value, c) => (value - 2 * here[c] + below[c]) / length),
      rounding: (noise * above.reduce((most, value) => Math.max(most, Math.abs(value)), 0)) / length,
    };
  });
  return measured
    .slice(1)
    .map(({ rounding, byDifferences, byGradient, bends }, i) => {
      const curved = measured[i].bends.map((bend) => bend / stepRatio);
      const gap = largestGap(byDifferences, measured[i].byDifferences) + largestGap(bends, curved);
      return { byDifferences, byGradient, uncertainty: rounding + gap };
    })
    .reduce((best, other) => (other.uncertainty < best.uncertainty ? other : best));
}

/** Row c of a gradient times the step that was really made, float32 as it is. */
function along(gradients: Float32Array, c: number, up: Float32Array, down: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < up.length; i++) sum += gradients[c * up.length + i] * (up[i] - down[i]);
  return sum;
}

function largestGap(left: readonly number[], right: readonly number[]): number {
  return left.reduce((most, value, i) => Math.max(most, Math.abs(value - right[i])), 0);
}
