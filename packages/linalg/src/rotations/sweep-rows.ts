import {
  DenseMatrix,
  MisuseError,
  requireInteger,
  requireMatrix,
  requireNumber,
  requireOptions,
  requireSameExtent,
} from '@entk/core';
import { cos, sin } from '@entk/core/elementary';
import { putFinite } from '../finite.js';
import { type Arena, arenaBytes, withArena } from '../wasm/arena.js';

/** How `sweepRows` is to work. */
export interface SweepRowsOptions {
  /** Rows i with which pairs i < j begin: from … to − 1. @default all */
  readonly range?: { readonly from: number; readonly to: number };
  /** Whether the sum of fourth powers is to be as large as it can be, or as small. @default 'largest' */
  readonly goal?: 'largest' | 'smallest';
  /**
   * Of each row its block, numbered from 0 on: Σ (Σ over the block of squares)² is then to be largest, and rows of one
   * block stay. Not with `smallest`. @default each row a block
   */
  readonly blockOf?: Uint32Array;
  /** Pairs are left where |sin θ| is at most this. @default 1e-9 */
  readonly tolerance?: number;
  /** The most bytes of scratch. @default 2 GiB */
  readonly memoryBudget?: number;
}

/** Rows after a sweep. */
export interface SweptRows {
  /** Axes [k, H]. */
  readonly rows: DenseMatrix;
  /** The rows of the matrix that was given with them, turned alike. */
  readonly turned: DenseMatrix;
  /** The largest |sin θ| of a pair; 0 where none was turned. */
  readonly largestSine: number;
}

/** Angles at which a polynomial of degree 2 is looked at before Newton's method: two maxima are apart by more. */
const samples = 32;
const circle = Float64Array.from({ length: 4 * samples }, (_, place) => {
  const angle = (2 * Math.PI * (place >> 2)) / samples;
  return [cos(angle), sin(angle), cos(2 * angle), sin(2 * angle)][place % 4];
});

/**
 * Turns pairs of rows of L [k, H] by the plane rotations that make Σ L⁴ largest, or smallest, one pair after the other:
 * a sweep of the quartimax criterion (Neuhaus and Wrigley 1954) by Jacobi angles (Cardoso and Souloumiac 1996), or,
 * with blocks, of independent subspace analysis (Hyvärinen and Hoyer 2000).
 *
 * Of a pair x, y with d = x² − y² and o = 2 x y the angle has tan 4θ = 2 Σ d o / Σ (d² − o²). Between blocks of
 * energies e it is half the angle φ at which Σ (e_x − e_y)² is largest, a polynomial of degree 2 in cos φ and sin φ.
 *
 * @param rows L, axes [k, H], float64, whose fourth powers are within float64.
 * @param turned V, axes [k, m]: turned with them, whatever it is.
 * @returns Copies; nothing given is changed.
 * @throws ShapeError if V has other rows, or there are not as many blocks as rows.
 * @throws MisuseError for a range outside the rows, or blocks with `smallest`.
 * @throws NonFiniteError at the first NaN or infinity.
 * @throws MemoryBudgetError if copies exceed the budget.
 * @remarks O(k² H) for all pairs.
 * @example
 * ```ts
 * import { DenseMatrix, identityMatrix } from '@entk/core';
 * import { sweepRows } from '@entk/linalg';
 *
 * const { rows } = sweepRows(DenseMatrix.fromRows([[0.6, 0.8], [0.8, -0.6]]), identityMatrix(2));
 * Math.abs(rows.get(0, 0) * rows.get(0, 1)); // < 1e-12, each column in one row
 * ```
 */
export function sweepRows(rows: DenseMatrix, turned: DenseMatrix, options: SweepRowsOptions = {}): SweptRows {
  const caller = 'sweepRows';
  requireMatrix(caller, 'rows', rows);
  requireMatrix(caller, 'turned', turned);
  requireOptions<SweepRowsOptions>(caller, options, {
    range: true,
    goal: true,
    blockOf: true,
    tolerance: true,
    memoryBudget: true,
  });
  const { goal = 'largest', blockOf, tolerance = 1e-9, memoryBudget, range = { from: 0, to: rows.rows } } = options;
  const k = rows.rows;
  requireSameExtent(caller, 'rows of turned', k, turned.rows);
  requireInteger(caller, 'range.from', range.from, { min: 0, max: k });
  requireInteger(caller, 'range.to', range.to, { min: range.from, max: k });
  requireNumber(caller, 'tolerance', tolerance, { min: 0 });
  if (blockOf && goal === 'smallest')
    throw new MisuseError({ in: caller, rule: 'blocks must come with goal "largest"' });
  if (blockOf) requireSameExtent(caller, 'numbers of blocks', k, blockOf.length);
  const [width, other] = [even(rows.columns), even(turned.columns)];
  const count = blockOf ? blockOf.reduce((most, block) => Math.max(most, block + 1), 0) : 0;
  const sizes = [k * rows.columns, k * turned.columns, k * width, k * other, count * width, k, circle.length];
  return withArena(caller, arenaBytes(...sizes), memoryBudget, (arena) => {
    const x = padded(caller, 'rows', rows, width, arena);
    const v = padded(caller, 'turned', turned, other, arena);
    const { from, to } = range;
    const { sweepFourthPowers, sweepBlockEnergies } = arena.kernels;
    let largestSine: number;
    if (blockOf) {
      const energies = energiesAt(arena, x, { k, width, count }, blockOf);
      const numbers = arena.doubles(k);
      new Int32Array(arena.view(numbers, k).buffer, numbers, k).set(blockOf);
      const at = arena.put(circle);
      largestSine = sweepBlockEnergies(
        k,
        from,
        to,
        x,
        8 * width,
        v,
        8 * other,
        energies,
        numbers,
        at,
        samples,
        tolerance,
      );
    } else {
      const sign = goal === 'largest' ? 1 : -1;
      largestSine = sweepFourthPowers(k, from, to, rows.columns, x, 8 * width, v, 8 * other, sign, tolerance);
    }
    return {
      rows: unpadded(arena, x, rows, width),
      turned: unpadded(arena, v, turned, other),
      largestSine,
    };
  });
}

function even(columns: number): number {
  return columns + (columns % 2);
}

function padded(caller: string, name: string, matrix: DenseMatrix, width: number, arena: Arena): number {
  const { at } = putFinite(caller, name, matrix, arena);
  if (width === matrix.columns) return at;
  const to = arena.doubles(matrix.rows * width);
  const view = arena.view(to, matrix.rows * width).fill(0);
  for (let i = 0; i < matrix.rows; i++) view.set(matrix.rowSpan(i), i * width);
  return to;
}

function unpadded(arena: Arena, at: number, { rows, columns }: DenseMatrix, width: number): DenseMatrix {
  const all = arena.take(at, rows * width);
  return width === columns
    ? new DenseMatrix(rows, columns, all)
    : new DenseMatrix(rows, width, all).columnRange(0, columns);
}

/** Σ over the rows of a block of their squares, a row a block. */
function energiesAt(
  arena: Arena,
  x: number,
  { k, width, count }: { readonly k: number; readonly width: number; readonly count: number },
  blockOf: Uint32Array,
): number {
  const energies = arena.doubles(count * width);
  const sums = arena.view(energies, count * width).fill(0);
  const rows = arena.view(x, k * width);
  for (let i = 0; i < k; i++) {
    const start = blockOf[i] * width;
    for (let unit = 0, at = i * width; unit < width; unit++, at++) sums[start + unit] += rows[at] * rows[at];
  }
  return energies;
}
