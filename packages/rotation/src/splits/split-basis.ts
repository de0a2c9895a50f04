import {
  DenseMatrix,
  largestMagnitude,
  requireInRange,
  requireOneOf,
  requireOptions,
  unitExponent,
  type WorkOptions,
} from '@entk/core';
import { gram, multiply, requireConverged, svd } from '@entk/linalg';
import { type Drop, eigh, findCliffs } from '@entk/spectral';
import { requireOnExamples, requireOrthonormal } from '../orthonormal.js';
import { frobenius } from '../rotations/commutator.js';
import { type Block, blocksOf } from '../rotations/rotation.js';

/** How `splitBasis` is to weigh the directions, and to work. */
export interface SplitOptions extends Pick<WorkOptions, 'signal' | 'memoryBudget'> {
  /**
   * `energy`: E = Bᵀ F Fᵀ B, how much of F each direction of the basis carries. `span`: the projector on the span of F
   * in the place of F Fᵀ, cos² of the angle between a direction and that span, whatever the lengths in F.
   *
   * @default 'energy'
   */
  readonly weighting?: 'energy' | 'span';
}

/** Whether the basis falls into two parts. */
export type SplitStatus =
  | {
      readonly kind: 'split';
      /** Columns in the first part. */
      readonly at: number;
      /** The significant drop of the values there; `undefined` where the values end in zeros, whose rank is `at`. */
      readonly drop?: Drop;
    }
  | {
      /**
       * Values without a significant drop: all directions carry F, or the values fall too evenly, or are too few to
       * say.
       */
      readonly kind: 'no-split';
    }
  | {
      /** The basis carries nothing of F beyond rounding. */
      readonly kind: 'undetermined';
    };

/** What `splitBasis` returns. */
export interface BasisSplit {
  /** Axes [N, k], orthonormal: the directions of the given basis by how much they carry, most first. */
  readonly basis: DenseMatrix;
  /** Axes [k, k], orthogonal: `basis` is the given basis times this. */
  readonly rotation: DenseMatrix;
  /** Eigenvalues of the compressed operator, descending. */
  readonly values: Float64Array;
  /** The two parts, or the whole where there is no split. */
  readonly blocks: readonly Block[];
  readonly status: SplitStatus;
}

/**
 * Splits a subspace in two: directions that carry some given ones, and those that do not.
 *
 * The operator F Fᵀ (or the projector on the span of F) is compressed into the span of B; its eigenvectors sort the
 * span, and it is split where the eigenvalues drop: of the drops that `findCliffs` of `@entk/spectral` reports, and the
 * step to zeros where they end in some, the one with the largest difference. No threshold is set.
 *
 * With F the outputs of a network trained on modular addition, its second cliff of 56 vectors splits in 28, of a + b,
 * and 28, of a − b; with F one group of inputs the first cliff splits in the functions of a and of b. Rotating each
 * part by units (`rotateParts`) then takes no prior.
 *
 * @param basis B, axes [N, k], orthonormal columns.
 * @param directions F, axes [N, C]: outputs, or the centred columns of a group of inputs (`inputGroups`). Nothing is
 *   centred here.
 * @throws ShapeError if the rows differ or there are no directions.
 * @throws MisuseError if the columns are not orthonormal within 1e-6, or an option is invalid.
 * @throws NonFiniteError at the first NaN or infinity, or if `values` are beyond the range of float64.
 * @remarks O(N k C + k² C + k³) time, and O(N C²) for the span. A split that does not exist is a status.
 *
 * @example
 * ```ts
 * import { DenseMatrix } from '@entk/core';
 * import { splitBasis } from '@entk/rotation';
 *
 * const mixed = DenseMatrix.fromRows([[0.6, 0.8], [0.8, -0.6], [0, 0]]);
 * const output = DenseMatrix.fromRows([[5], [0], [1]]); // carried by example 0 alone, as far as the span goes
 * const { basis, status } = await splitBasis(mixed, output);
 * status; // { kind: "split", at: 1 }
 * Math.abs(basis.get(0, 0)); // ≈ 1
 * ```
 */
export async function splitBasis(
  basis: DenseMatrix,
  directions: DenseMatrix,
  options: SplitOptions = {},
): Promise<BasisSplit> {
  const caller = 'splitBasis';
  requireOptions<SplitOptions>(caller, options, { signal: true, memoryBudget: true, weighting: true });
  const { weighting = 'energy', signal, memoryBudget } = options;
  requireOrthonormal(caller, basis);
  requireOneOf(caller, 'weighting', weighting, ['energy', 'span']);
  requireOnExamples(caller, basis, { name: 'directions', axis: 'C', count: 'at least one column' }, directions);
  const exponent = unitExponent(largestMagnitude(directions.data), 4);
  const scaled = DenseMatrix.from(directions).scaleInPlace(2 ** exponent);
  const carried = weighting === 'span' ? spanOf(scaled, memoryBudget) : scaled;
  const inside = multiply(basis, carried, { transposeLeft: true });
  const found = await eigh(gram(inside), { signal, memoryBudget });
  requireConverged(caller, 'eigenvectors of the compressed operator', found);
  const { values, vectors } = found;
  const status = statusOf(values, basis.rows * Number.EPSILON * frobenius(carried.data));
  const size = basis.columns;
  return {
    basis: multiply(basis, vectors),
    rotation: vectors,
    values: weighting === 'span' ? values : unscaled(values, exponent),
    blocks: blocksOf(status.kind === 'split' ? [status.at, size - status.at] : [size]),
    status,
  };
}

/** Eigenvalues of F Fᵀ from those of F · 2^exponent, whose square may be beyond float64. */
function unscaled(values: Float64Array, exponent: number): Float64Array {
  const back = values.map((value) => value * 2 ** -exponent * 2 ** -exponent);
  requireInRange('splitBasis', 'squares of the directions', back);
  return back;
}

/** An orthonormal basis of the span of the columns, to rounding. */
function spanOf(directions: DenseMatrix, memoryBudget?: number): DenseMatrix {
  const found = svd(directions, { memoryBudget });
  requireConverged('splitBasis', 'singular vectors of the directions', found);
  const { u, values } = found;
  const rounding = Math.max(directions.rows, directions.columns) * Number.EPSILON * values[0];
  const rank = values.filter((value) => value > rounding).length;
  return u.columnRange(0, rank);
}

/** @param rounding What the product of the basis with directions outside it can be of rounding alone, a length. */
function statusOf(values: Float64Array, rounding: number): SplitStatus {
  if (!(values[0] > rounding ** 2)) return { kind: 'undetermined' };
  const { considered } = findCliffs(values);
  // Zeros end the list of values, not the spectrum: its last values are no edge, towards which gaps would grow.
  const { drops } = findCliffs(values.subarray(0, considered), { size: values.length });
  const lossAt = (after: number) => values[after - 1] - values[after];
  const steps: { at: number; drop?: Drop }[] = drops.map((drop) => ({ at: drop.after, drop }));
  if (considered < values.length) steps.push({ at: considered });
  const [largest] = steps.sort((left, right) => lossAt(right.at) - lossAt(left.at));
  return largest ? { kind: 'split', ...largest } : { kind: 'no-split' };
}
