import { breathe, DenseMatrix, type WorkOptions } from '@entk/core';
import { dot } from '@entk/linalg';
import type { SymmetricOperator } from '@entk/spectral';
import { addScaled, turn } from './vector-steps.js';

/** When to stop. */
export interface LinearSystemOptions extends WorkOptions {
  readonly ridge: number;
  readonly tolerance: number;
  readonly maxIterations: number;
}

/** X, and how good it is. */
export interface LinearSystem {
  /** The iterate of least residual, column by column. Axes [M, c]. */
  readonly solution: DenseMatrix;
  /** ‖(A + ρ) x − b‖ / ‖b‖ of every column. */
  readonly residuals: Float64Array;
  readonly iterations: number;
}

/** One column on its way. */
interface Column {
  readonly length: number;
  readonly solution: Float64Array;
  readonly error: Float64Array;
  readonly direction: Float64Array;
  square: number;
  best: { readonly square: number; readonly solution: Float64Array };
  done: boolean;
}

/**
 * (A + ρ) X = B for a positive semidefinite operator by conjugate gradients (Hestenes and Stiefel 1952), every column
 * by itself, all columns in one product.
 *
 * A column ends at the tolerance, or where its direction has no curvature left: b then has a part that A cannot reach.
 */
export async function linearSystem(
  operator: SymmetricOperator,
  right: DenseMatrix,
  { ridge, tolerance, maxIterations, signal, onProgress }: LinearSystemOptions,
): Promise<LinearSystem> {
  const columns = Array.from({ length: right.columns }, (_, c) => columnOf(right.columnCopy(c)));
  let iterations = 0;
  for (let open = active(columns); iterations < maxIterations && open.length > 0; open = active(columns)) {
    await breathe(signal);
    const block = DenseMatrix.generate(right.rows, open.length, (i, j) => open[j].direction[i]);
    const image = await operator.apply(block);
    open.forEach((column, j) => {
      const change = image.columnCopy(j);
      if (ridge > 0) addScaled(change, column.direction, ridge);
      advance(column, change, tolerance);
    });
    iterations++;
    const worst = Math.max(...columns.map(residualOf));
    onProgress?.({
      stage: 'conjugate gradients',
      done: iterations,
      total: maxIterations,
      detail: `residual ${worst.toExponential(1)}`,
    });
  }
  return {
    solution: DenseMatrix.generate(right.rows, right.columns, (i, c) => columns[c].best.solution[i]),
    residuals: Float64Array.from(columns, residualOf),
    iterations,
  };
}

function columnOf(right: Float64Array): Column {
  const solution = new Float64Array(right.length);
  const square = dot(right, right);
  return {
    length: Math.sqrt(square),
    solution,
    error: right,
    direction: right.slice(),
    square,
    best: { square, solution: solution.slice() },
    done: square === 0,
  };
}

function advance(column: Column, change: Float64Array, tolerance: number): void {
  const { direction, solution, error, length } = column;
  const curvature = dot(direction, change);
  if (!(curvature > 0)) {
    column.done = true;
    return;
  }
  const step = column.square / curvature;
  addScaled(solution, direction, step);
  addScaled(error, change, -step);
  const square = dot(error, error);
  turn(direction, error, square / column.square);
  column.square = square;
  if (square < column.best.square) column.best = { square, solution: solution.slice() };
  column.done = Math.sqrt(square) <= tolerance * length;
}

function active(columns: readonly Column[]): Column[] {
  return columns.filter(({ done }) => !done);
}

function residualOf({ best, length }: Column): number {
  return length === 0 ? 0 : Math.sqrt(best.square) / length;
}
