import { DenseMatrix, MisuseError, requireInteger, requireNumber, requireOptions, type WorkOptions } from '@entk/core';
import { multiply } from '@entk/linalg';
import { eigh, type SpectrumStatus } from '@entk/spectral';
import { compressed, requireFits } from '../compress.js';
import type { Laplacian } from '../laplacians/laplacian.js';
import { requireOrthonormal } from '../orthonormal.js';
import { shareRounding } from '../constants.js';
import { offDiagonalShare } from './off-diagonal.js';
import { blocksOf, columnsInOrder, type Rotation, type RotationStatus } from './rotation.js';

/** How `rotateInTwoStages` is to work. */
export interface TwoStageOptions extends Pick<WorkOptions, 'signal' | 'memoryBudget'> {
  /**
   * The share of the k directions, those flattest under the first Laplacian, that the second stage rotates, rounded
   * down. @default 0.5, as in the paper
   */
  readonly share?: number;
  /** Directions beyond the share: footnote 11's "half + 4" is `{ extra: 4 }`. */
  readonly extra?: number;
  /** The number of directions outright, instead of a share. */
  readonly count?: number;
}

/** One diagonalisation inside a two-stage rotation. */
export interface Stage {
  /** The Laplacian's name. */
  readonly laplacian: string;
  /** Eigenvalues of the compressed Laplacian, ascending: the smoothest direction first. */
  readonly energies: Float64Array;
  /** The eigensolver's; anything but `converged` says by how much it fell short. */
  readonly status: SpectrumStatus;
}

/** What `rotateInTwoStages` returns. */
export interface TwoStageRotation extends Rotation {
  /** All k directions, before the second stage. */
  readonly first: Stage;
  /** The flattest directions only; they are columns 0 … `second.energies.length` − 1 of the result. */
  readonly second: Stage;
}

/**
 * Rotates a subspace by the smoothness of its vectors along two axes, one after the other (appendix C).
 *
 * First c′ = c U with cᵀ L c = U Σ Uᵀ for the first Laplacian, then the same with the second Laplacian inside the span
 * of the flattest directions. If the subspace holds two families, each flat under one Laplacian, the result holds the
 * family flat under the first in its leading columns, and the other after it.
 *
 * @param basis c, axes [N, k], orthonormal columns: the vectors of a cliff.
 * @param first Applied to all k directions: L_a for the first cliff, L_sum for the second.
 * @param second Applied to the flattest ones: L_b, or L_diff.
 * @returns The rotated basis, axes [N, k], and the k × k rotation (`basis` · `rotation` is the result). The leading
 *   columns ascend in the second Laplacian's energy vᵀ L v, the others in the first's: energies ascend where
 *   eigenvalues of kernels descend, because smooth comes first. Signs, and the basis inside equal energies (a cosine
 *   and a sine of one frequency), are arbitrary.
 * @throws ShapeError if a Laplacian's size is not N.
 * @throws MisuseError if the columns are not orthonormal within 1e-6, or the options do not leave 1..k directions to
 *   the second stage.
 * @throws NonFiniteError at the first NaN or infinity.
 * @remarks O((N + edges) k + N k² + k³) time.
 *
 * @example
 * ```ts
 * import { DenseMatrix } from '@entk/core';
 * import { rotateInTwoStages, torusLaplacian } from '@entk/rotation';
 *
 * const p = 5; // cos a and cos b, mixed by 45 degrees
 * const mixed = DenseMatrix.generate(p * p, 2, (row, column) => {
 *   const cosA = Math.cos((2 * Math.PI * Math.floor(row / p)) / p);
 *   const cosB = Math.cos((2 * Math.PI * (row % p)) / p);
 *   return (column === 0 ? cosA + cosB : cosA - cosB) / 5;
 * });
 * const { basis } = await rotateInTwoStages(mixed, torusLaplacian(p, 'a'), torusLaplacian(p, 'b'));
 * Math.abs(basis.get(0, 0)); // ≈ 0.2828427124746190, cos b at row 0: √(2/25)
 * basis.get(5, 0) - basis.get(0, 0); // ≈ 0, it does not change with a
 * ```
 */
export async function rotateInTwoStages(
  basis: DenseMatrix,
  first: Laplacian,
  second: Laplacian,
  options: TwoStageOptions = {},
): Promise<TwoStageRotation> {
  const caller = 'rotateInTwoStages';
  requireOrthonormal(caller, basis);
  requireFits(caller, first, basis);
  requireFits(caller, second, basis);
  requireOptions<TwoStageOptions>(caller, options, {
    signal: true,
    memoryBudget: true,
    share: true,
    extra: true,
    count: true,
  });
  const size = basis.columns;
  const count = countOf(size, options);

  const [ofFirst, ofSecond] = [compressed(first, basis), compressed(second, basis)];
  const all = await smoothest(first, ofFirst, options);
  const rotation = DenseMatrix.from(all.turn);
  const flattest = multiply(basis, all.turn.columnRange(0, count));
  const flat = await smoothest(second, compressed(second, flattest), options);
  const leading = multiply(all.turn.columnRange(0, count), flat.turn);
  for (let i = 0; i < size; i++) rotation.data.set(leading.rowSpan(i), i * size);
  return {
    basis: multiply(basis, rotation),
    rotation,
    criterion: 'successive diagonalisation',
    operators: [first.name, second.name],
    offDiagonal: {
      before: offDiagonalShare([ofFirst, ofSecond]),
      after: offDiagonalShare([inBasis(ofFirst, rotation), inBasis(ofSecond, rotation)]),
    },
    blocks: blocksOf([count, size - count]),
    status: worstOf(all.stage.status, flat.stage.status),
    first: all.stage,
    second: flat.stage,
  };
}

function worstOf(...stages: readonly SpectrumStatus[]): RotationStatus {
  const unsettled = stages.filter((status) => status.kind === 'not-converged');
  const [worst] = unsettled.sort((left, right) => right.worstResidual - left.worstResidual);
  if (!worst) return { kind: 'converged', sweeps: 0 };
  return { kind: 'not-converged', sweeps: 0, largestSine: worst.worstResidual, tolerance: worst.tolerance };
}

/** Vᵀ A V. */
function inBasis(operator: DenseMatrix, vectors: DenseMatrix): DenseMatrix {
  return multiply(vectors, multiply(operator, vectors), { transposeLeft: true });
}

/** @param operator The Laplacian, compressed. */
async function smoothest(
  { name }: Laplacian,
  operator: DenseMatrix,
  { signal, memoryBudget }: TwoStageOptions,
): Promise<{ turn: DenseMatrix; stage: Stage }> {
  const { values, vectors, status } = await eigh(operator, { signal, memoryBudget });
  const ascending = Array.from(values.keys()).toReversed();
  return {
    turn: columnsInOrder(vectors, ascending),
    stage: { laplacian: name, energies: Float64Array.from(values).toReversed(), status },
  };
}

function countOf(size: number, { share, extra = 0, count }: TwoStageOptions): number {
  const caller = 'rotateInTwoStages';
  if (count !== undefined) {
    if (share !== undefined || extra !== 0) {
      throw new MisuseError({
        in: caller,
        rule: 'count must stand alone, without share or extra',
        got: { count, share, extra },
      });
    }
    requireInteger(caller, 'count', count, { min: 1, max: size });
    return count;
  }
  requireNumber(caller, 'share', share ?? 0.5, { min: 0, max: 1 });
  const part = Math.floor((share ?? 0.5) * size + shareRounding);
  requireInteger(caller, 'extra', extra, { min: 1 - part, max: size - part });
  return part + extra;
}
