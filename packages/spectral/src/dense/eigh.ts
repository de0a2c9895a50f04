import {
  breathe,
  type DenseMatrix,
  defaultMemoryBudget,
  requireInteger,
  requireMemory,
  type WorkOptions,
} from '@entk/core';
import { multiply, symmetryTolerance } from '@entk/linalg';
import { residualFactor } from '../constants.js';
import { rankOf, roundingLevel, type Spectrum, type SpectrumStatus } from '../spectrum.js';
import { defaultSolver } from './default-solver.js';
import { residualNorms } from './residuals.js';
import type { EigenSolver } from './solver.js';
import { requireSymmetric } from './symmetry.js';

/** How `eigh` is to work. */
export interface EighOptions extends WorkOptions {
  /** How many of the largest eigenvalues; all M by default. */
  readonly count?: number;
  /** Whether vectors, and with them residuals, are computed; by default they are. */
  readonly vectors?: boolean;
  readonly solver?: EigenSolver;
  /** Says that A has no negative eigenvalue; one beyond rounding is then reported in the status. */
  readonly semidefinite?: boolean;
}

/**
 * Eigenpairs of a symmetric matrix: A V = V diag(λ), VᵀV = I.
 *
 * @param matrix A, axes [M, M], float64, symmetric and finite. It is not changed.
 * @returns The `count` largest pairs by sign, descending, with residuals and a status: `rank-exceeded` when `count` was
 *   given and is larger than M or the numerical rank, `negative-spectrum` when `semidefinite` was said and is not so,
 *   `not-converged` when a residual is above 30 · M · eps.
 * @throws ShapeError if the matrix is not square or is empty; NonFiniteError at the first NaN or infinity; MisuseError
 *   naming the worst entry if it is not symmetric within 1e-10 of max|A|; MemoryBudgetError before starting if it would not fit.
 * @remarks O(M³) time, M² to 3 M² numbers of memory beside the input, as the solver says.
 *
 * @example
 * ```ts
 * import { DenseMatrix } from '@entk/core';
 * import { eigh } from '@entk/spectral';
 *
 * const { values, status } = await eigh(DenseMatrix.fromRows([[2, 1], [1, 2]]));
 * values; // ≈ Float64Array [3, 1]
 * status.kind; // "converged"
 * ```
 */
export async function eigh(matrix: DenseMatrix, options: EighOptions = {}): Promise<Spectrum> {
  const { solver = defaultSolver, vectors: wanted = true, signal } = options;
  if (options.count !== undefined) requireInteger('eigh', 'count', options.count, { min: 1 });
  requireSymmetric('eigh', matrix, symmetryTolerance);
  const { rows } = matrix;
  const count = Math.min(options.count ?? rows, rows);
  const request = { from: 0, to: count, vectors: wanted };
  requireMemory(
    'eigh',
    `the eigenproblem of ${rows} rows`,
    solver.bytes(rows, request),
    options.memoryBudget ?? defaultMemoryBudget,
    'topEigenpairs never holds more than a few blocks of vectors',
  );
  await breathe(signal);
  options.onProgress?.({ stage: 'eigenpairs', done: 0, total: 1 });
  const { values, vectors } = await solver.solve(matrix, request);
  options.onProgress?.({ stage: 'eigenpairs', done: 1, total: 1 });

  const scale = Math.max(Math.abs(values[0]), Math.abs(values[count - 1]), longestRow(matrix));
  const residuals = vectors ? residualNorms(multiply(matrix, vectors), vectors, values, scale) : new Float64Array(0);
  return {
    values,
    vectors,
    residuals,
    status: statusOf(values, residuals, rows, scale, options),
    method: `${solver.name}: dense, ${count === rows ? 'all' : `top ${count}`} of ${rows}`,
    size: rows,
    rank: rankOf(values, roundingLevel(rows, scale), { size: rows, semidefinite: options.semidefinite }),
    trace: traceOf(matrix),
  };
}

function statusOf(
  values: Float64Array,
  residuals: Float64Array,
  rows: number,
  scale: number,
  { count, semidefinite }: EighOptions,
): SpectrumStatus {
  const rounding = roundingLevel(rows, scale);
  const tolerance = residualFactor * rows * Number.EPSILON;
  const firstBad = residuals.findIndex((residual) => !(residual <= tolerance));
  if (firstBad >= 0) {
    return { kind: 'not-converged', converged: firstBad, worstResidual: Math.max(...residuals), tolerance };
  }
  const smallest = values[values.length - 1];
  if (semidefinite && smallest < -rounding) return { kind: 'negative-spectrum', smallest, tolerance: rounding };
  const rank = values.reduce((total, value) => total + (Math.abs(value) > rounding ? 1 : 0), 0);
  if (count !== undefined && count > rank) return { kind: 'rank-exceeded', rank, requested: count };
  return { kind: 'converged' };
}

/** The longest row is ‖A eᵢ‖₂ of a unit vector, so never above ‖A‖₂. */
function longestRow(matrix: DenseMatrix): number {
  let longest = 0;
  for (let i = 0; i < matrix.rows; i++) longest = Math.max(longest, norm(matrix.rowSpan(i)));
  return longest;
}

function traceOf(matrix: DenseMatrix): number {
  let trace = 0;
  for (let i = 0; i < matrix.rows; i++) trace += matrix.get(i, i);
  return trace;
}

function norm(vector: Float64Array): number {
  return Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
}
