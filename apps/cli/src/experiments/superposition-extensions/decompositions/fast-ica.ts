import { createRandom, DenseMatrix } from '@entk/core';
import { tanh } from '@entk/core/elementary';
import { multiply, svd } from '@entk/linalg';
import { principalComponents } from './principal-components.js';

/** How independent components are looked for. */
export interface IndependentComponentsOptions {
  readonly seed: number;
  /** @default 500 */
  readonly maxIterations?: number;
  /** Largest 1 − |cosine| of a direction with itself an iteration before. @default 1e-8 */
  readonly tolerance?: number;
}

/** Independent components of activations. */
export interface IndependentComponents {
  /** Sources over examples, axes [N, r], unit variance, signs and order arbitrary. */
  readonly sources: DenseMatrix;
  readonly converged: boolean;
  readonly iterations: number;
}

/**
 * Independent components by FastICA with symmetric decorrelation and the contrast log cosh (Hyvärinen and Oja 2000,
 * section 6.3): of whitened activations Z [N, r], directions w with W ← E[Z tanh(Z w)] − E[1 − tanh²(Z w)] w, made
 * orthogonal to each other in every iteration.
 */
export function independentComponents(
  activations: DenseMatrix,
  { seed, maxIterations = 500, tolerance = 1e-8 }: IndependentComponentsOptions,
): IndependentComponents {
  const { scores } = principalComponents(activations);
  const [examples, size] = [scores.rows, scores.columns];
  const spread = Math.sqrt(examples);
  const white = DenseMatrix.generate(examples, size, (x, i) => scores.get(x, i) * spread);
  const random = createRandom(seed).fork('independent components');
  let directions = orthogonalised(DenseMatrix.generate(size, size, () => random.normal()));
  for (let iteration = 1; iteration <= maxIterations; iteration++) {
    const next = orthogonalised(step(white, directions));
    const turned = Math.max(
      ...Array.from({ length: size }, (_, column) => 1 - Math.abs(cosine(next, directions, column))),
    );
    directions = next;
    if (turned < tolerance) return { sources: multiply(white, directions), converged: true, iterations: iteration };
  }
  return { sources: multiply(white, directions), converged: false, iterations: maxIterations };
}

/** Directions are the columns, axes [r, r]. */
function step(white: DenseMatrix, directions: DenseMatrix): DenseMatrix {
  const { rows, columns } = white;
  const squashed = multiply(white, directions);
  const slopes = new Float64Array(columns);
  for (let x = 0; x < rows; x++) {
    const row = squashed.rowSpan(x);
    for (let j = 0; j < columns; j++) {
      row[j] = tanh(row[j]);
      slopes[j] += (1 - row[j] ** 2) / rows;
    }
  }
  const mean = multiply(white, squashed, { transposeLeft: true });
  return DenseMatrix.generate(columns, columns, (i, j) => mean.get(i, j) / rows - slopes[j] * directions.get(i, j));
}

/** The nearest orthogonal matrix: W (WᵀW)^{-1/2}. */
function orthogonalised(matrix: DenseMatrix): DenseMatrix {
  const { u, v } = svd(matrix);
  return multiply(u, v, { transposeRight: true });
}

function cosine(left: DenseMatrix, right: DenseMatrix, column: number): number {
  let sum = 0;
  for (let row = 0; row < left.rows; row++) sum += left.get(row, column) * right.get(row, column);
  return sum;
}
