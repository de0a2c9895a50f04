import { DenseMatrix } from '@entk/core';
import { multiply, scaledRows } from '@entk/linalg';
import { ranksAtOnce } from '../constants.js';
import { mapSplit, type Part, type Problem, type Split } from '../problem.js';
import type { KernelModes } from './modes.js';

/** A problem in the basis of a kernel's eigenvectors. */
export interface Fit {
  /** vᵢᵀ (y − f₀(X)) · 2^exponent. Axes [r, C] for an [N, N] kernel, [r, 1] for a flattened one. */
  readonly coefficients: DenseMatrix;
  /** That of the problem. */
  readonly exponent: number;
  /** f₀ + Σᵢ K(·, X) vᵢ wᵢ vᵢᵀ (y − f₀(X)), for a weight wᵢ a mode. */
  readonly predictions: (weights: Float64Array) => Split<DenseMatrix>;
  /** The share of Σ (y − f₀)² on the training examples that is not along the leading `count` eigenvectors. */
  readonly unreached: (count: number) => number;
}

/** The part of a problem that each mode holds. */
export function fit(modes: KernelModes, problem: Problem): Fit {
  const { exampleCounts, collapse, outputCount } = modes;
  const coefficients = modes.coefficients(problem.right);
  return {
    coefficients,
    exponent: problem.exponent,
    predictions: (weights) =>
      problem.predictions(
        mapSplit(exampleCounts, (count, part) => {
          const rows = collapse.kind === 'flattened' ? count * outputCount : count;
          return weightedImages(modes, part, rows, scaledRows(coefficients, weights));
        }),
      ),
    unreached(count) {
      const reached = coefficients.data
        .subarray(0, count * coefficients.columns)
        .reduce((sum, value) => sum + value * value, 0);
      return problem.total === 0 ? 0 : Math.max(0, 1 - reached / problem.total);
    },
  };
}

/** Σᵢ K(·, X) vᵢ · row i of `weights`, some modes at a time. */
function weightedImages({ images, values }: KernelModes, part: Part, rows: number, weights: DenseMatrix): DenseMatrix {
  const width = weights.columns;
  const total = new DenseMatrix(rows, width);
  for (let from = 0; from < values.length; from += ranksAtOnce) {
    const to = Math.min(from + ranksAtOnce, values.length);
    const some = new DenseMatrix(to - from, width, weights.data.subarray(from * width, to * width));
    if (some.data.every((weight) => weight === 0)) continue;
    const term = multiply(images(part, from, to), some);
    for (let index = 0; index < term.data.length; index++) total.data[index] += term.data[index];
  }
  return total;
}
