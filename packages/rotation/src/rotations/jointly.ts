import { type DenseMatrix, MisuseError, requireOptions, requireList } from '@entk/core';
import { multiply } from '@entk/linalg';
import { compressed, requireFits } from '../compress.js';
import type { Laplacian } from '../laplacians/laplacian.js';
import { requireOrthonormal } from '../orthonormal.js';
import { commutatorShare } from './commutator.js';
import { jacobiAngles } from './jacobi-angles.js';
import { offDiagonalShare } from './off-diagonal.js';
import { blocksOf, columnsInOrder, type Rotation, statusOf } from './rotation.js';
import { type SweepOptions, sweepingOf, sweepOptionNames } from './sweeps.js';

/** What `rotateJointly` returns. */
export interface JointRotation extends Rotation {
  /** For every Laplacian its name and vᵀ L v of every column of the result. */
  readonly energies: readonly { readonly laplacian: string; readonly energies: Float64Array }[];
  /** The worst pair's `commutatorShare` inside the subspace, 0 … 1: what joint diagonalisation cannot remove. */
  readonly commutator: number;
}

/**
 * Rotates a subspace to the basis that comes nearest to diagonalising several compressed Laplacians at once: their
 * approximate joint diagonalisation.
 *
 * Minimises Σ over Laplacians of the off-diagonal energy of Vᵀ (cᵀ L c) V by Jacobi angles (Cardoso and Souloumiac
 * 1996). Laplacians that commute are diagonal together where the subspace holds whole families; where it holds them
 * only nearly, `offDiagonal` and `commutator` say how nearly. Better than two stages where the families overlap in one
 * Laplacian's energies, since no direction is handed over by a single energy.
 *
 * @param basis c, axes [N, k], orthonormal columns.
 * @param laplacians One or more of size N. Their scales matter: a Laplacian twice as large counts four times.
 * @returns The rotated basis, axes [N, k], the k × k rotation, and how well it went. Columns come in one block for each
 *   Laplacian, in the order given: first the columns whose lowest energy is the first Laplacian's, and so on; inside a
 *   block the total energy ascends. For two Laplacians that is the order of `rotateInTwoStages`.
 * @throws ShapeError if a Laplacian's size is not N.
 * @throws MisuseError if none is given, the columns are not orthonormal within 1e-6, or an option is out of bounds.
 * @throws NonFiniteError at the first NaN or infinity.
 * @remarks O((N + edges) k + N k²) time, and O(k³) for each sweep and Laplacian. Angles that do not settle are a
 *   status.
 *
 * @example
 * ```ts
 * import { DenseMatrix } from '@entk/core';
 * import { rotateJointly, torusLaplacian } from '@entk/rotation';
 *
 * const p = 5; // cos a and cos b, mixed by 45 degrees
 * const mixed = DenseMatrix.generate(p * p, 2, (row, column) => {
 *   const cosA = Math.cos((2 * Math.PI * Math.floor(row / p)) / p);
 *   const cosB = Math.cos((2 * Math.PI * (row % p)) / p);
 *   return (column === 0 ? cosA + cosB : cosA - cosB) / 5;
 * });
 * const joint = await rotateJointly(mixed, [torusLaplacian(p, 'a'), torusLaplacian(p, 'b')]);
 * joint.status.kind; // "converged"
 * Math.abs(joint.basis.get(0, 0)); // ≈ 0.2828427124746190, cos b at row 0: √(2/25)
 * ```
 */
export async function rotateJointly(
  basis: DenseMatrix,
  laplacians: readonly Laplacian[],
  options: SweepOptions = {},
): Promise<JointRotation> {
  const caller = 'rotateJointly';
  requireList(caller, 'laplacians', laplacians);
  if (laplacians.length === 0) throw new MisuseError({ in: caller, rule: 'laplacians must name at least one', got: 0 });
  requireOrthonormal(caller, basis);
  for (const laplacian of laplacians) requireFits(caller, laplacian, basis);
  requireOptions<SweepOptions>(caller, options, sweepOptionNames);
  const sweeping = sweepingOf(caller, options);

  const matrices = laplacians.map((laplacian) => compressed(laplacian, basis));
  const found = await jacobiAngles(matrices, { ...sweeping, stage: 'joint rotation' });
  const { rotation, rotated } = found;
  const { order, runs } = familyOrder(rotated);
  const ordered = columnsInOrder(rotation, order);
  return {
    basis: multiply(basis, ordered),
    rotation: ordered,
    criterion: 'joint diagonalisation',
    operators: laplacians.map(({ name }) => name),
    blocks: blocksOf(runs),
    status: statusOf(found, sweeping.tolerance),
    energies: laplacians.map(({ name }, l) => ({
      laplacian: name,
      energies: Float64Array.from(order, (i) => rotated[l].get(i, i)),
    })),
    offDiagonal: { before: offDiagonalShare(matrices), after: offDiagonalShare(rotated) },
    commutator: worstCommutator(matrices),
  };
}

/** Columns in the order of the result, and how many have their lowest energy under each Laplacian. */
function familyOrder(rotated: readonly DenseMatrix[]): { order: number[]; runs: number[] } {
  const keys = Array.from({ length: rotated[0].rows }, (_, i) => {
    const energies = rotated.map((matrix) => matrix.get(i, i));
    return {
      i,
      run: energies.indexOf(Math.min(...energies)),
      total: energies.reduce((sum, energy) => sum + energy, 0),
    };
  });
  keys.sort((x, y) => x.run - y.run || x.total - y.total || x.i - y.i);
  return {
    order: keys.map(({ i }) => i),
    runs: rotated.map((_, laplacian) => keys.filter(({ run }) => run === laplacian).length),
  };
}

function worstCommutator(matrices: readonly DenseMatrix[]): number {
  let worst = 0;
  matrices.forEach((left, i) => {
    for (const right of matrices.slice(i + 1)) worst = Math.max(worst, commutatorShare(left, right));
  });
  return worst;
}
