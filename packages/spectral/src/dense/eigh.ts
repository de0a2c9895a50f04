import {
  breathe,
  defaultMemoryBudget,
  DenseMatrix,
  largestMagnitude,
  requireInteger,
  requireOneOf,
  requireMemory,
  requireOptions,
  unitExponent,
  workOptionNames,
  type WorkOptions,
} from '@entk/core';
import { eighMemory, eigh as linalgEigh, multiply, symmetryTolerance } from '@entk/linalg';
import { rankOf, roundingLevel, type Spectrum, type WithVectors } from '../spectrum.js';
import { unscaled } from '../unscaled.js';
import { denseStatus } from './dense-status.js';
import { residualNorms } from './residuals.js';
import { requireSymmetric } from './symmetry.js';

/** How `eigh` is to work. */
export interface EighOptions<Vectors extends boolean = boolean> extends WorkOptions {
  /** How many of the largest eigenvalues. @default all M */
  readonly count?: number;
  /** Whether vectors, and with them residuals, are computed. @default true */
  readonly vectors?: Vectors;
  /** Whether the `count` largest or the `count` smallest; descending either way. @default 'largest' */
  readonly which?: 'largest' | 'smallest';
  /** Says that A has no negative eigenvalue; one beyond rounding is then reported in the status. */
  readonly semidefinite?: boolean;
}

/**
 * Eigenpairs of a symmetric matrix: A V = V diag(λ), VᵀV = I.
 *
 * @param matrix A, axes [M, M], float64, symmetric and finite. It is not changed.
 * @returns The `count` largest pairs by sign, or smallest with `which`, descending, with residuals and a status:
 *   `rank-exceeded` when `count` was given and is larger than M or the numerical rank, `negative-spectrum` when
 *   `semidefinite` was said and an eigenvalue found or an entry of the diagonal is negative, `not-converged` when a
 *   residual is above 30 · M · eps, or an iteration for values alone gave up.
 * @throws ShapeError if the matrix is not square or is empty.
 * @throws NonFiniteError at the first NaN or infinity, or if an eigenvalue is beyond the range of float64.
 * @throws MisuseError naming the worst entry if it is not symmetric within 1e-10 of max|A|.
 * @throws MemoryBudgetError before starting if it would not fit.
 * @remarks O(M³) time, M² to 3 M² numbers of memory beside the input (`eighMemory` of `@entk/linalg`). The leading few
 *   of a large matrix whose spectrum falls fast take O(M² count), by block Krylov spaces; `method` says so.
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
export async function eigh<Vectors extends boolean = true>(
  matrix: DenseMatrix,
  options: EighOptions<Vectors> = {},
): Promise<WithVectors<Spectrum, Vectors>> {
  requireOptions<EighOptions>('eigh', options, {
    ...workOptionNames,
    count: true,
    vectors: true,
    which: true,
    semidefinite: true,
  });
  requireOneOf('eigh', 'which', options.which ?? 'largest', ['largest', 'smallest']);
  const { vectors: wanted = true, signal } = options;
  if (options.count !== undefined) requireInteger('eigh', 'count', options.count, { min: 1 });
  requireSymmetric('eigh', matrix, symmetryTolerance);
  const exponent = unitExponent(largestMagnitude(matrix.data), 2);
  if (exponent !== 0) {
    return unscaled('eigh', await eigh(DenseMatrix.from(matrix).scaleInPlace(2 ** exponent), options), exponent);
  }
  if (options.which === 'smallest') return smallestPairs(matrix, options);
  const { rows } = matrix;
  const count = Math.min(options.count ?? rows, rows);
  requireMemory(
    'eigh',
    `the eigenproblem of ${rows} rows`,
    eighMemory(rows, { vectors: wanted, count }) + (wanted ? 8 * rows * count : 0),
    options.memoryBudget ?? defaultMemoryBudget,
    'topEigenpairs never holds more than a few blocks of vectors',
  );
  await breathe(signal);
  options.onProgress?.({ stage: 'eigenpairs', done: 0, total: 1 });
  const { values, vectors, status, method } = linalgEigh(matrix, {
    vectors: wanted,
    range: { from: 0, to: count },
    memoryBudget: options.memoryBudget ?? defaultMemoryBudget,
  });
  options.onProgress?.({ stage: 'eigenpairs', done: 1, total: 1 });

  const scale = Math.max(Math.abs(values[0]), Math.abs(values[count - 1]), longestRow(matrix));
  const residuals = vectors ? residualNorms(multiply(matrix, vectors), vectors, values, scale) : new Float64Array(0);
  const rounding = roundingLevel(rows, scale);
  const smallest = Math.min(values[count - 1], smallestOnDiagonal(matrix));
  const semidefinite = options.semidefinite && smallest >= -rounding;
  const ranking = semidefinite ? values : rankingValues(matrix, values, rounding);
  const rank = rankOf(ranking, rounding, { size: rows, semidefinite });
  return {
    values,
    vectors: vectors as WithVectors<Spectrum, Vectors>['vectors'],
    residuals,
    status: denseStatus(residuals, { ...options, rows, scale, rank, smallest, ended: status.kind }),
    method: `linalg: ${method === 'block-krylov' ? 'block Krylov' : 'dense'}, ${count === rows ? 'all' : `top ${count}`} of ${rows}`,
    size: rows,
    rank,
    trace: traceOf(matrix),
  };
}

/** The smallest pairs of A are the largest of −A. */
async function smallestPairs<Vectors extends boolean>(
  matrix: DenseMatrix,
  { semidefinite, ...options }: EighOptions<Vectors>,
): Promise<WithVectors<Spectrum, Vectors>> {
  const found = await eigh(DenseMatrix.from(matrix).scaleInPlace(-1), { ...options, which: 'largest' });
  const { values, vectors, residuals, status, method, trace } = found;
  const tolerance = roundingLevel(matrix.rows, longestRow(matrix));
  const isNegative = semidefinite && values[0] > tolerance;
  return {
    ...found,
    values: values.map((value) => -value).toReversed(),
    vectors: vectors && (reversedColumns(vectors) as typeof vectors),
    residuals: residuals.toReversed(),
    status: isNegative ? { kind: 'negative-spectrum', smallest: -values[0], tolerance } : status,
    method: `${method}, smallest`,
    trace: trace === undefined ? trace : -trace,
  };
}

function reversedColumns({ rows, columns, data }: DenseMatrix): DenseMatrix {
  return DenseMatrix.generate(rows, columns, (i, j) => data[i * columns + columns - 1 - j]);
}

/**
 * The eigenvalues that say the rank. Where leading ones are zero, negative ones may follow, as they do in −L of any
 * graph: all are then found.
 */
function rankingValues(matrix: DenseMatrix, values: Float64Array, rounding: number): Float64Array {
  const showZero = values.some((value) => Math.abs(value) <= rounding);
  if (!showZero || values.length === matrix.rows) return values;
  const all = linalgEigh(matrix, { vectors: false, memoryBudget: Infinity });
  return all.status.kind === 'converged' ? all.values : values;
}

/** An eigenvalue lies at or below each entry of the diagonal, where the leading ones do not reach it. */
function smallestOnDiagonal(matrix: DenseMatrix): number {
  let smallest = Infinity;
  for (let i = 0; i < matrix.rows; i++) smallest = Math.min(smallest, matrix.get(i, i));
  return smallest;
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

/** A loop, since a call for every entry takes longer than all else. */
function norm(vector: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < vector.length; i++) sum += vector[i] * vector[i];
  return Math.sqrt(sum);
}
