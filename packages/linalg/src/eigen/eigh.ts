import {
  defaultMemoryBudget,
  DenseMatrix,
  requireInRange,
  requireOneOf,
  requireOptions,
  unitExponent,
} from '@entk/core';
import { type IterationStatus, iterationStatus } from '../iteration-status.js';
import { type Arena, withArena } from '../wasm/arena.js';
import type { Pointer } from '../wasm/kernels.js';
import { putPadded } from '../wasm/layout.js';
import { densePairs, denseScratch } from './dense-pairs.js';
import { type KrylovPlan, planKrylov } from './krylov/plan.js';
import { searchPairs } from './krylov/search.js';
import { type EighPlan, planEigh } from './plan.js';
import { type EighOptions, requireRange, requireSquare, requireSymmetric } from './requirements.js';

/** Eigenpairs of a symmetric matrix; `Eigh<false>` are values alone. */
export interface Eigh<Vectors extends boolean = boolean> {
  /** Eigenvalues in descending order, with repetitions. */
  readonly values: Float64Array;
  /** [n, k], column i belongs to `values[i]`; undefined if only values were asked for. */
  readonly vectors: Vectors extends false ? undefined : DenseMatrix;
  readonly status: IterationStatus;
  /** By a block Krylov space of the matrix, or how the tridiagonal eigenproblem was solved. */
  readonly method: 'divide-and-conquer' | 'implicit-ql' | 'block-krylov';
}

/**
 * Eigenvalues and eigenvectors of a symmetric matrix.
 *
 * A·V = V·diag(values), VᵀV = I.
 *
 * Blocked Householder tridiagonalisation; divide and conquer with deflation for vectors, QL for values alone;
 * blocked back-transformation of the wanted vectors only. The leading few pairs of a large matrix are first sought by
 * block Krylov spaces of the matrix, each orthogonal to all pairs found before, until one of 16 random blocks shows
 * nothing above the last: so a repeated eigenvalue comes in all its copies. They take a quarter of the time where the
 * spectrum falls as those of kernels do; where it does not, this is seen at a fifteenth of the cost, and the dense
 * way is taken.
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
  requireOptions<EighOptions>('eigh', options, {
    vectors: true,
    range: true,
    method: true,
    memoryBudget: true,
  });
  const n = matrix.rows;
  const { from, to } = requireRange('eigh', n, options.range);
  const plan = planEigh(n, to - from, options.vectors ?? true);
  requireOneOf('eigh', 'method', options.method ?? 'auto', ['auto', 'dense', 'krylov']);
  const budget = options.memoryBudget ?? defaultMemoryBudget;
  const krylov =
    from === 0 &&
    options.method !== 'dense' &&
    planKrylov(n, to, { always: options.method === 'krylov', denseFits: plan.bytes <= budget });
  if (krylov && krylov.bytes <= budget) {
    const attempt = (arena: Arena) => searched(matrix, krylov, plan.vectors, arena);
    const found = withArena('eigh', krylov.bytes, options.memoryBudget, attempt);
    if (found) return found;
  }
  const remedy = 'ask for values only, or use an iterative solver for the leading pairs';
  const dense = (arena: Arena) => solve(matrix, plan, from, to, arena);
  return withArena('eigh', plan.bytes, options.memoryBudget, dense, remedy);
}

/** Puts the matrix into the arena, scaled to entries of at most 1 by 2^exponent. */
function putScaled(matrix: DenseMatrix, stride: number, arena: Arena): { a: Pointer; exponent: number } {
  const a = putPadded(matrix, stride, arena, 3);
  const exponent = unitExponent(requireSymmetric('eigh', matrix, arena.kernels, a, stride));
  arena.kernels.scale(a, matrix.rows * stride, 2 ** exponent);
  return { a, exponent };
}

function searched(matrix: DenseMatrix, plan: KrylovPlan, vectors: boolean, arena: Arena): Eigh | undefined {
  const { n, stride, count } = plan;
  const { a, exponent } = putScaled(matrix, stride, arena);
  arena.kernels.mirrorUpper(n, a, stride);
  const found = searchPairs(arena, { n, stride, a }, plan, vectors);
  return (
    found && {
      values: rescaled(found.values, exponent),
      vectors: found.vectors && new DenseMatrix(n, count, found.vectors),
      status: iterationStatus(0),
      method: 'block-krylov',
    }
  );
}

function solve(matrix: DenseMatrix, plan: EighPlan, from: number, to: number, arena: Arena): Eigh {
  const { kernels } = arena;
  const { n, stride, vectors } = plan;
  const { a, exponent } = putScaled(matrix, stride, arena);
  if (!vectors) {
    const [d, e, tau] = [arena.doubles(stride), arena.doubles(stride), arena.doubles(stride)];
    kernels.tridiagonalise(n, a, stride, d, e, tau, arena.doubles(kernels.tridiagonaliseScratch(stride)));
    const failure = kernels.rationalQl(n, d, e);
    const values = arena.take(d, n).sort().toReversed();
    return { values: rescaled(values.slice(from, to), exponent), vectors: undefined, ...outcome(failure, false) };
  }
  const [low, high] = [n - to, n - from];
  const scratch = denseScratch(arena, n, stride, high - low);
  const failure = densePairs(kernels, { n, stride, a }, [low, high], scratch);
  return {
    values: rescaled(arena.take(scratch.values, n).slice(low, high).toReversed(), exponent),
    vectors: new DenseMatrix(n, high - low, arena.take(scratch.vectors, n * (high - low))),
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
