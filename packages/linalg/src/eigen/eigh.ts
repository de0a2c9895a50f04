import { DenseMatrix, requireInRange, requireOptions, unitExponent } from '@entk/core';
import { type IterationStatus, iterationStatus } from '../iteration-status.js';
import { type Arena, withArena } from '../wasm/arena.js';
import { putPadded } from '../wasm/layout.js';
import { type EighPlan, planEigh } from './plan.js';
import { type EighOptions, requireRange, requireSquare, requireSymmetric } from './requirements.js';

/** Eigenpairs of a symmetric matrix; `Eigh<false>` are values alone. */
export interface Eigh<Vectors extends boolean = boolean> {
  /** Eigenvalues in descending order, with repetitions. */
  readonly values: Float64Array;
  /** [n, k], column i belongs to `values[i]`; undefined if only values were asked for. */
  readonly vectors: Vectors extends false ? undefined : DenseMatrix;
  readonly status: IterationStatus;
  /** How the tridiagonal eigenproblem was solved. */
  readonly method: 'divide-and-conquer' | 'implicit-ql';
}

/**
 * Eigenvalues and eigenvectors of a symmetric matrix.
 *
 * A·V = V·diag(values), VᵀV = I.
 *
 * Blocked Householder tridiagonalisation; divide and conquer with deflation for vectors, implicit QL for values alone;
 * blocked back-transformation of the wanted vectors only.
 *
 * @param matrix [n, n], float64, symmetric. Beyond the symmetry check only the upper triangle is read.
 * @param options `vectors: false` for values alone; `range` for some of the pairs.
 * @returns values descending. Signs of vectors are arbitrary, and so is the basis inside a group of equal eigenvalues;
 *   both are the same bits for the same matrix.
 * @throws ShapeError if the matrix is not square or has no rows.
 * @throws MisuseError if it is not symmetric (the worst entry is named) or the range is out of bounds.
 * @throws NonFiniteError if an entry is NaN or infinite, or an eigenvalue is beyond the range of float64.
 * @throws MemoryBudgetError if `eighMemory` exceeds the budget.
 * @remarks 4/3·n³ flops for values, up to 8/3·n³ + 2·n²·k more for k vectors; deflation makes clusters cheaper. The
 *   residual ‖AV − VΛ‖, the loss of orthogonality ‖VᵀV − I‖·‖A‖ and the error of every value are of the order of
 *   n·eps·‖A‖: small eigenvalues of a graded matrix have absolute, not relative, accuracy.
 * @example
 * ```ts
 * import { DenseMatrix } from '@entk/core';
 * import { eigh } from '@entk/linalg';
 *
 * const { values } = eigh(DenseMatrix.fromRows([[2, 1], [1, 2]]));
 * values; // ≈ Float64Array [3, 1]
 * ```
 */
export function eigh<Vectors extends boolean = true>(
  matrix: DenseMatrix,
  options: EighOptions<Vectors> = {},
): Eigh<Vectors> {
  requireSquare('eigh', 'matrix', matrix);
  requireOptions<EighOptions>('eigh', options, { vectors: true, range: true, memoryBudget: true });
  const n = matrix.rows;
  const { from, to } = requireRange('eigh', n, options.range);
  const plan = planEigh(n, to - from, options.vectors ?? true);
  const remedy = 'ask for values only, or use an iterative solver for the leading pairs';
  const found = withArena(
    'eigh',
    plan.bytes,
    options.memoryBudget,
    (arena) => solve(matrix, plan, from, to, arena),
    remedy,
  );
  return found;
}

function solve(matrix: DenseMatrix, plan: EighPlan, from: number, to: number, arena: Arena): Eigh {
  const { kernels } = arena;
  const { n, stride, vectors } = plan;
  const a = putPadded(matrix, stride, arena, 3);
  const largest = requireSymmetric('eigh', matrix, kernels, a, stride);
  const exponent = unitExponent(largest);
  kernels.scale(a, n * stride, 2 ** exponent);

  const d = arena.doubles(stride);
  const e = arena.doubles(stride);
  const tau = arena.doubles(stride);
  kernels.tridiagonalise(n, a, stride, d, e, tau, arena.doubles(kernels.tridiagonaliseScratch(stride)));
  if (!vectors) {
    const failure = kernels.implicitQl(n, d, e, 0, 0, 0);
    const values = arena.take(d, n).sort().toReversed();
    return { values: rescaled(values.slice(from, to), exponent), vectors: undefined, ...outcome(failure, false) };
  }

  const z = arena.doubles(n * stride);
  const packing = arena.doubles(n * stride);
  const roots = arena.doubles(n * stride);
  const columns = arena.doubles(stride);
  const scratch = arena.doubles(kernels.divideScratch(n));
  const [low, high] = [n - to, n - from];
  const failure = kernels.divideAndConquer(n, d, e, low, high, z, stride, packing, roots, columns, scratch);
  const count = high - low;
  kernels.backTransform(n, a, stride, tau, count, z, stride, arena.doubles(kernels.reflectScratch(n, count)));
  kernels.gatherReversed(n, count, z, stride, columns, packing);
  return {
    values: rescaled(arena.take(d, n).slice(low, high).toReversed(), exponent),
    vectors: new DenseMatrix(n, count, arena.take(packing, n * count)),
    ...outcome(failure, n > plan.leaf),
  };
}

function outcome(failure: number, divided: boolean): Pick<Eigh, 'status' | 'method'> {
  return {
    status: iterationStatus(failure),
    method: divided ? 'divide-and-conquer' : 'implicit-ql',
  };
}

function rescaled(values: Float64Array, exponent: number): Float64Array {
  const unscaled = values.map((value) => value * 2 ** -exponent);
  requireInRange('eigh', 'eigenvalues', unscaled);
  return unscaled;
}
